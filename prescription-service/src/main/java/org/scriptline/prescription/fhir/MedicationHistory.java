package org.scriptline.prescription.fhir;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationDispense.MedicationDispenseStatus;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestDispenseRequestComponent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.prescription.lint.Finding;

/**
 * Drugs of the history. What says that the drug was never taken is no fact; when it ended and nobody says when, the
 * supply decides, else half a year, but never later than today.
 */
final class MedicationHistory {
    static final String IMPORTED = "imported";
    static final String PATIENT_REPORTED = "patient-reported";
    static final String DISPENSE = "dispense";

    /** How long a prescription may have been taken that gives neither supply nor end; as for our own orders. */
    private static final int UNKNOWN_LENGTH_DAYS = 180;

    private static final Set<MedicationRequestStatus> NEVER_TAKEN = EnumSet.of(
            MedicationRequestStatus.CANCELLED, MedicationRequestStatus.ENTEREDINERROR, MedicationRequestStatus.DRAFT);
    private static final Set<MedicationStatementStatus> NOT_TAKEN =
            EnumSet.of(MedicationStatementStatus.NOTTAKEN, MedicationStatementStatus.ENTEREDINERROR);
    private static final Set<MedicationDispenseStatus> NOT_DISPENSED = EnumSet.of(
            MedicationDispenseStatus.CANCELLED,
            MedicationDispenseStatus.DECLINED,
            MedicationDispenseStatus.ENTEREDINERROR);

    private final List<Finding> findings;
    private final LocalDate today;

    MedicationHistory(List<Finding> findings, LocalDate today) {
        this.findings = findings;
        this.today = today;
    }

    /** A drug and whether the patient took it at all. */
    record Told(MedicationFact fact, boolean holds) {}

    /** When a drug began, when it ended and how long a supply lasts. */
    private record Times(
            @Nullable LocalDate started,
            @Nullable LocalDate ended,
            @Nullable LocalDate lastsUntil) {}

    Optional<Told> of(Resource resource, String path) {
        return switch (resource) {
            case MedicationRequest request -> request(request, path);
            case MedicationStatement statement -> statement(statement, path);
            case MedicationDispense dispense -> dispense(dispense, path);
            default -> Optional.empty();
        };
    }

    private Optional<Told> request(MedicationRequest request, String path) {
        LocalDate written = date(request.getAuthoredOnElement());
        boolean over = request.getStatus() == MedicationRequestStatus.COMPLETED
                || request.getStatus() == MedicationRequestStatus.STOPPED;
        boolean byPatient = String.valueOf(request.hasReportedReference() ? typeOf(request.getReportedReference()) : "")
                .equals("Patient");
        return told(
                request.getMedication(),
                new Contained(request.getContained(), path),
                path,
                byPatient ? PATIENT_REPORTED : IMPORTED,
                request.getRequester(),
                new Times(written, over ? ended(written, request.getDispenseRequest()) : null, null),
                !NEVER_TAKEN.contains(request.getStatus()));
    }

    private LocalDate ended(@Nullable LocalDate written, MedicationRequestDispenseRequestComponent supply) {
        if (written == null) {
            return today;
        }
        BigDecimal days = supply.getExpectedSupplyDuration().getValue();
        long length = days == null
                ? UNKNOWN_LENGTH_DAYS
                : days.longValue() * (1L + Math.clamp(supply.getNumberOfRepeatsAllowed(), 0, 99));
        return earlier(written.plusDays(Math.clamp(length, 0, 36_500)), today);
    }

    private Optional<Told> statement(MedicationStatement statement, String path) {
        LocalDate started = null;
        LocalDate end = null;
        if (statement.getEffective() instanceof Period period) {
            started = date(period.getStartElement());
            end = date(period.getEndElement());
        } else if (statement.getEffective() instanceof DateTimeType time) {
            started = date(time);
        }
        LocalDate asserted = date(statement.getDateAssertedElement());
        boolean over = statement.getStatus() == MedicationStatementStatus.COMPLETED
                || statement.getStatus() == MedicationStatementStatus.STOPPED;
        LocalDate ended = end != null && !end.isAfter(today)
                ? end
                : over ? earlier(asserted == null ? today : asserted, today) : null;
        String source = typeOf(statement.getInformationSource());
        return told(
                statement.getMedication(),
                new Contained(statement.getContained(), path),
                path,
                source.equals("Practitioner") || source.equals("PractitionerRole") || source.equals("Organization")
                        ? IMPORTED
                        : PATIENT_REPORTED,
                new Reference(),
                new Times(started, ended, ended == null ? end : null),
                !NOT_TAKEN.contains(statement.getStatus()));
    }

    private Optional<Told> dispense(MedicationDispense dispense, String path) {
        LocalDate prepared = date(dispense.getWhenPreparedElement());
        LocalDate handed = date(dispense.getWhenHandedOverElement());
        LocalDate started = handed == null ? prepared : handed;
        BigDecimal days = dispense.getDaysSupply().getValue();
        LocalDate until = started == null
                ? null
                : started.plusDays(days == null ? UNKNOWN_LENGTH_DAYS : Math.clamp(days.longValue(), 0, 3_650));
        return told(
                dispense.getMedication(),
                new Contained(dispense.getContained(), path),
                path,
                DISPENSE,
                new Reference(),
                new Times(started, null, until),
                !NOT_DISPENSED.contains(dispense.getStatus()));
    }

    private Optional<Told> told(
            @Nullable Type medication,
            Contained contained,
            String path,
            String source,
            Reference prescriber,
            Times times,
            boolean holds) {
        CodeableConcept concept = concept(medication, contained);
        @Nullable String rxcui = Codings.code(concept, FhirSystems.RXNORM);
        @Nullable String ndc = Codings.code(concept, FhirSystems.NDC);
        @Nullable String words = Codings.words(concept);
        if (rxcui == null && ndc == null && (words == null || words.isBlank())) {
            findings.add(Finding.error(ErrorCode.DRUG_MISSING, path + ".medication[x]"));
            return Optional.empty();
        }
        String name = words != null && !words.isBlank() ? words : rxcui != null ? "RxNorm " + rxcui : "NDC " + ndc;
        String drug = rxcui != null ? rxcui : ndc != null ? ndc : name;
        return Optional.of(new Told(
                new MedicationFact(
                        FactIds.of("medication", source + "|" + drug + "|" + times.started()),
                        name,
                        rxcui,
                        ndc,
                        source,
                        words(prescriber, contained),
                        times.started(),
                        times.ended(),
                        times.lastsUntil()),
                holds));
    }

    private static CodeableConcept concept(@Nullable Type medication, Contained contained) {
        if (medication instanceof CodeableConcept concept) {
            return concept;
        }
        if (medication instanceof Reference reference) {
            CodeableConcept found = contained
                    .find(reference, Medication.class)
                    .map(part -> part.resource().getCode())
                    .orElseGet(CodeableConcept::new);
            return found.isEmpty() && reference.hasDisplay()
                    ? new CodeableConcept().setText(reference.getDisplay())
                    : found;
        }
        return new CodeableConcept();
    }

    /** The prescriber as the resource shows them. */
    private static @Nullable String words(Reference prescriber, Contained contained) {
        if (prescriber.hasDisplay()) {
            return prescriber.getDisplay();
        }
        return contained
                .find(prescriber, Practitioner.class)
                .map(part -> part.resource().getNameFirstRep())
                .map(name -> (name.getGivenAsSingleString() + " " + String.valueOf(name.getFamily())).strip())
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }

    private static String typeOf(Reference reference) {
        if (reference.hasType()) {
            return reference.getType();
        }
        String text = String.valueOf(reference.getReference());
        int slash = text.indexOf('/');
        return slash < 0 ? "" : text.substring(0, slash);
    }

    private static @Nullable LocalDate date(PrimitiveType<?> date) {
        return LocalDates.full(date.getValueAsString());
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
