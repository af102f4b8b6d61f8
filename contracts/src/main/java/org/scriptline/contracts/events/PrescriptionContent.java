package org.scriptline.contracts.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;

/**
 * The clinical content of a prescription in one revision; frozen by the signature.
 *
 * @param prescriptionId the prescription's id; the order number is the same as 32 hex digits
 * @param patientId the patient record, also the Kafka key
 * @param patientSequence the patient record's sequence that this content was written against
 * @param practice the owning practice
 * @param revision rises on each edit, 1 first
 * @param quantity per fill, in {@code quantityUnit}, greater than zero
 * @param quantityUnit the billing unit's word: tablet, capsule, mL, g, each, inhaler ...
 * @param quantityUnitCode NCI Thesaurus code of that unit, C48542 for a tablet
 * @param daysSupply of one fill, 1 to 365; null when the prescriber gave none
 * @param refills fills after the first, 0 to 99
 * @param substitutionAllowed false is dispense as written
 * @param pharmacyNcpdpId where it goes
 * @param writtenOn local date of the practice
 * @param noteToPharmacist at most 210 characters
 * @param plan null when no coverage was given
 * @param substitutionReason why nothing else may be dispensed, in words; null when not told or when substitution is allowed
 * @param doNotFillBefore local date before which nothing may be dispensed; null when it may be at once
 * @param supervisor who supervises the prescriber; null when nobody is named
 * @param visit the practice's identifier of the visit, equal for all that was ordered in it; null when not told
 * @param answers the pharmacy's request that this answers; null when the prescriber began
 * @param fillNotices of which fills the prescriber wants to hear; null when nobody chose, and then of all
 */
public record PrescriptionContent(
        UUID prescriptionId,
        UUID patientId,
        long patientSequence,
        String practice,
        int revision,
        Prescriber prescriber,
        Medication medication,
        Sig sig,
        BigDecimal quantity,
        String quantityUnit,
        String quantityUnitCode,
        @Nullable Integer daysSupply,
        int refills,
        boolean substitutionAllowed,
        String pharmacyNcpdpId,
        LocalDate writtenOn,
        List<Reason> reasons,
        @Nullable String noteToPharmacist,
        @Nullable PlanReference plan,
        @Nullable UUID priorPrescription,
        @Nullable String substitutionReason,
        @Nullable LocalDate doNotFillBefore,
        @Nullable Prescriber supervisor,
        @Nullable Identifier visit,
        @Nullable AnsweredRequest answers,
        @Nullable FillNotices fillNotices) {

    /** A prescription that answers no request. */
    public PrescriptionContent(
            UUID prescriptionId,
            UUID patientId,
            long patientSequence,
            String practice,
            int revision,
            Prescriber prescriber,
            Medication medication,
            Sig sig,
            BigDecimal quantity,
            String quantityUnit,
            String quantityUnitCode,
            @Nullable Integer daysSupply,
            int refills,
            boolean substitutionAllowed,
            String pharmacyNcpdpId,
            LocalDate writtenOn,
            List<Reason> reasons,
            @Nullable String noteToPharmacist,
            @Nullable PlanReference plan,
            @Nullable UUID priorPrescription,
            @Nullable String substitutionReason,
            @Nullable LocalDate doNotFillBefore,
            @Nullable Prescriber supervisor,
            @Nullable Identifier visit) {
        this(
                prescriptionId,
                patientId,
                patientSequence,
                practice,
                revision,
                prescriber,
                medication,
                sig,
                quantity,
                quantityUnit,
                quantityUnitCode,
                daysSupply,
                refills,
                substitutionAllowed,
                pharmacyNcpdpId,
                writtenOn,
                reasons,
                noteToPharmacist,
                plan,
                priorPrescription,
                substitutionReason,
                doNotFillBefore,
                supervisor,
                visit,
                null,
                null);
    }

    /** The same as the answer to a request. */
    public PrescriptionContent answering(AnsweredRequest request) {
        return new PrescriptionContent(
                prescriptionId,
                patientId,
                patientSequence,
                practice,
                revision,
                prescriber,
                medication,
                sig,
                quantity,
                quantityUnit,
                quantityUnitCode,
                daysSupply,
                refills,
                substitutionAllowed,
                pharmacyNcpdpId,
                writtenOn,
                reasons,
                noteToPharmacist,
                plan,
                priorPrescription,
                substitutionReason,
                doNotFillBefore,
                supervisor,
                visit,
                request,
                fillNotices);
    }

    /** The same, of whose fills the prescriber hears so. */
    public PrescriptionContent noticing(@Nullable FillNotices notices) {
        return new PrescriptionContent(
                prescriptionId,
                patientId,
                patientSequence,
                practice,
                revision,
                prescriber,
                medication,
                sig,
                quantity,
                quantityUnit,
                quantityUnitCode,
                daysSupply,
                refills,
                substitutionAllowed,
                pharmacyNcpdpId,
                writtenOn,
                reasons,
                noteToPharmacist,
                plan,
                priorPrescription,
                substitutionReason,
                doNotFillBefore,
                supervisor,
                visit,
                answers,
                notices);
    }

    @Override
    public String toString() {
        return "PrescriptionContent[" + prescriptionId + ", revision " + revision + ", redacted]";
    }
}
