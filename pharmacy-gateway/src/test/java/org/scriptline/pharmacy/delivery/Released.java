package org.scriptline.pharmacy.delivery;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.codes.UnscreenedReleaseReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.MaximumDose;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.events.OverriddenAlert;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.Sig;
import org.scriptline.contracts.events.SigStep;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.pharmacy.script.SampleOrders;

/** Released prescriptions of an invented patient. */
public final class Released {

    private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");

    private Released() {}

    /** 30 tablets of lisinopril with two refills. */
    public static PrescriptionReleased to(String pharmacy) {
        return to(pharmacy, UUID.randomUUID(), List.of(), null, null);
    }

    public static PrescriptionReleased to(
            String pharmacy,
            UUID id,
            List<OverriddenAlert> overridden,
            @Nullable UnscreenedReleaseReason unscreened,
            @Nullable String note) {
        PrescriptionContent content = new PrescriptionContent(
                id,
                UUID.randomUUID(),
                1,
                "elm-street",
                1,
                SampleOrders.prescriber(),
                new Medication(
                        "314076",
                        "00093123456",
                        "lisinopril 10 MG Oral Tablet",
                        true,
                        "SCD",
                        List.of(new DrugIngredient("lisinopril", "29046")),
                        "systemic"),
                new Sig("Take 1 tablet by mouth daily", null, null, null, null, null, false, null),
                new BigDecimal("30"),
                "tablet",
                "C48542",
                30,
                2,
                true,
                pharmacy,
                LocalDate.of(2026, 11, 21),
                List.of(),
                note,
                null,
                null,
                null,
                null,
                null,
                null);
        return new PrescriptionReleased(
                content, SampleOrders.patient(), 1, AT, AT, unscreened, null, overridden, List.of(), null, null);
    }

    /** The same with everything that a clinic may write: when needed and for what, at most, as written, not before, supervised. */
    public static PrescriptionReleased detailed(PrescriptionReleased plain) {
        PrescriptionContent content = plain.content();
        Prescriber supervisor = new Prescriber(
                "1841234560",
                "Marlow",
                "Ruth",
                "elm-street",
                "Elm Street Clinic",
                content.prescriber().address(),
                null);
        PrescriptionContent detailed = new PrescriptionContent(
                content.prescriptionId(),
                content.patientId(),
                content.patientSequence(),
                content.practice(),
                content.revision(),
                content.prescriber(),
                content.medication(),
                new Sig(
                        "Take 1 tablet by mouth every 6 hours as needed",
                        null,
                        null,
                        null,
                        null,
                        null,
                        true,
                        null,
                        "knee pain",
                        new MaximumDose(new BigDecimal(4), "tablets", BigDecimal.ONE, "d"),
                        null,
                        List.of(new SigStep(1, "Take 1 tablet", null, null, null, null, null, true, 3))),
                content.quantity(),
                content.quantityUnit(),
                content.quantityUnitCode(),
                content.daysSupply(),
                content.refills(),
                false,
                content.pharmacyNcpdpId(),
                content.writtenOn(),
                content.reasons(),
                content.noteToPharmacist(),
                content.plan(),
                content.priorPrescription(),
                "rash with another maker's tablet",
                LocalDate.of(2026, 11, 28),
                supervisor,
                new Identifier("https://elm-street.example/visits", "V-7"));
        return new PrescriptionReleased(
                detailed,
                plain.patient(),
                plain.gatePass(),
                plain.signedAt(),
                plain.releasedAt(),
                plain.unscreenedReason(),
                plain.unscreenedComment(),
                plain.overridden(),
                plain.allergies(),
                plain.weight(),
                plain.height());
    }

    public static OverriddenAlert overridden(String id, Severity severity, String comment) {
        return new OverriddenAlert(alert(id, severity), new AlertOverride(id, OverrideReason.WILL_MONITOR, comment));
    }

    public static Alert alert(String id, Severity severity) {
        return new Alert(
                id,
                AlertType.DRUG_DRUG,
                severity,
                Display.INTERRUPT,
                "Summary of " + id + ".",
                "mechanism",
                "consequence",
                "action",
                List.of(),
                List.of(new Evidence("title", "citation", null)),
                "DD",
                "rule");
    }

    /** The same for another patient record, of this family name. */
    public static PrescriptionReleased ofFamily(PrescriptionReleased released, String family) {
        Demographics patient = released.patient();
        return new PrescriptionReleased(
                released.content(),
                new Demographics(
                        family,
                        patient.given(),
                        patient.suffix(),
                        patient.birthDate(),
                        patient.sex(),
                        patient.address(),
                        patient.phone(),
                        patient.identifiers()),
                released.gatePass(),
                released.signedAt(),
                released.releasedAt(),
                released.unscreenedReason(),
                released.unscreenedComment(),
                released.overridden(),
                released.allergies(),
                released.weight(),
                released.height());
    }

    /** The same as the answer to a pharmacy's request. */
    public static PrescriptionReleased answering(PrescriptionReleased released, AnsweredRequest request) {
        return new PrescriptionReleased(
                released.content().answering(request),
                released.patient(),
                released.gatePass(),
                released.signedAt(),
                released.releasedAt(),
                released.unscreenedReason(),
                released.unscreenedComment(),
                released.overridden(),
                released.allergies(),
                released.weight(),
                released.height());
    }
}
