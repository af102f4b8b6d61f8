package org.scriptline.prescription.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.Reason;
import org.scriptline.prescription.lint.ElementPaths;
import org.scriptline.prescription.lint.Finding;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.lint.PharmacyReference;
import org.scriptline.prescription.lint.RequestedStatus;
import org.scriptline.prescription.lint.SubmittedOrder;

/** Turns one parsed MedicationRequest into a {@link SubmittedOrder}; each part has its own mapping. */
final class OrderMapping {
    private final MedicationRequest request;
    private final Contained contained;
    private final List<Finding> findings;

    OrderMapping(MedicationRequest request, List<Finding> findings) {
        this.request = request;
        this.contained = new Contained(request.getContained());
        this.findings = new ArrayList<>(findings);
    }

    SubmittedOrder order(byte[] original) {
        @Nullable FillNotices notices = fillNotices();
        findings.addAll(MeaningCheck.check(request, contained));
        externalFacts();
        findings.addAll(UnsentElements.check(request));
        Optional<Contained.Part<Patient>> patient = contained.find(request.getSubject(), Patient.class);
        DrugMapping.Named drug = DrugMapping.drug(request, contained);
        Parties parties = new Parties(request, contained);
        List<ObservationMapping.Placed> observations = new ObservationMapping(findings).facts(contained);
        PatientFacts facts = new PatientFacts(
                new HistoryMapping(findings).allergies(contained),
                observations.stream().map(ObservationMapping.Placed::fact).toList(),
                new HistoryMapping(findings).conditions(contained));
        return new SubmittedOrder(
                request.getStatus() == MedicationRequestStatus.ACTIVE ? RequestedStatus.ACTIVE : RequestedStatus.DRAFT,
                patient.map(part -> PatientMapping.demographics(part.resource()))
                        .orElse(PatientMapping.NOBODY),
                parties.requesterNpi(),
                drug.drug(),
                DosageMapping.directions(request.getDosageInstruction()),
                SupplyMapping.supply(request.getDispenseRequest(), request.getSubstitution()),
                parties.pharmacy(),
                parties.noPharmacy(),
                patient.map(this::preferredPharmacy).orElse(null),
                LocalDates.full(request.getAuthoredOnElement().getValueAsString()),
                reasons(),
                note(),
                new CoverageMapping(findings).plan(contained),
                facts,
                PatientMapping.identifiers(request.getIdentifier()),
                priorPrescription(),
                parties.supervisor(),
                visit(),
                notices,
                new ElementPaths(
                        patient.map(Contained.Part::path).orElse(ElementPaths.NO_PATIENT),
                        parties.requesterPath(),
                        parties.pharmacyPath(),
                        drug.path(),
                        observations.stream()
                                .map(ObservationMapping.Placed::path)
                                .toList()),
                List.copyOf(findings),
                original);
    }

    /** Looked at only when the order leaves it open who dispenses. */
    private @Nullable PharmacyReference preferredPharmacy(Contained.Part<Patient> patient) {
        List<Finding> several = new ArrayList<>();
        PreferredPharmacy.Stated stated = PreferredPharmacy.of(patient.resource(), contained, patient.path(), several);
        return stated == null || !several.isEmpty() || stated.pharmacy().isNobody() ? null : stated.pharmacy();
    }

    /** What stands elsewhere cannot be read, and nobody may think that it was. */
    private void externalFacts() {
        for (int i = 0; i < request.getSupportingInformation().size(); i++) {
            String reference =
                    String.valueOf(request.getSupportingInformation().get(i).getReference());
            if (!reference.startsWith("#")) {
                findings.add(Finding.warning(
                        ErrorCode.MEANING_NOT_SUPPORTED,
                        ElementPaths.SUPPORTING_INFORMATION + "[" + i + "]",
                        "Only contained resources are read; this one was not."));
            }
        }
    }

    /** Named by our extension, since R4 has no element for it; read before the findings are gathered. */
    private @Nullable FillNotices fillNotices() {
        for (int i = 0; i < request.getExtension().size(); i++) {
            Extension extension = request.getExtension().get(i);
            if (!FhirSystems.FILL_NOTICES.equals(extension.getUrl())) {
                continue;
            }
            String code = extension.getValue() instanceof PrimitiveType<?> given ? given.getValueAsString() : null;
            for (FillNotices notices : FillNotices.values()) {
                if (notices.code().equals(code)) {
                    return notices;
                }
            }
            findings.add(Finding.error(
                    ErrorCode.REQUEST_FIELD_INVALID,
                    "MedicationRequest.extension[" + i + "].value[x]",
                    "The value is a code, one of "
                            + Stream.of(FillNotices.values())
                                    .map(FillNotices::code)
                                    .collect(Collectors.joining(", "))
                            + "."));
        }
        return null;
    }

    private List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        request.getReasonCode().forEach(concept -> reason(concept).ifPresent(reasons::add));
        for (Reference reference : request.getReasonReference()) {
            contained
                    .find(reference, Condition.class)
                    .flatMap(part -> reason(part.resource().getCode()))
                    .ifPresent(reasons::add);
        }
        return List.copyOf(reasons);
    }

    private static Optional<Reason> reason(CodeableConcept concept) {
        @Nullable String icd10 = Codings.code(concept, FhirSystems.ICD10);
        @Nullable String words = Codings.words(concept);
        return icd10 == null && words == null ? Optional.empty() : Optional.of(new Reason(icd10, words));
    }

    private @Nullable Identifier visit() {
        return PatientMapping.identifiers(List.of(request.getGroupIdentifier())).stream()
                .findFirst()
                .orElse(null);
    }

    private @Nullable String note() {
        return request.getNote().stream()
                .map(annotation -> annotation.getText())
                .filter(text -> text != null)
                .map(String::strip)
                .reduce((first, second) -> first + " " + second)
                .orElse(null);
    }

    private @Nullable UUID priorPrescription() {
        if (!request.hasPriorPrescription()) {
            return null;
        }
        String reference = String.valueOf(request.getPriorPrescription().getReference());
        String id = reference.substring(reference.lastIndexOf('/') + 1);
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(
                    ErrorCode.MEANING_NOT_SUPPORTED,
                    "MedicationRequest.priorPrescription",
                    "The replaced prescription must be named by its id here: MedicationRequest/{id}."));
            return null;
        }
    }
}
