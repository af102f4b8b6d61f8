package org.scriptline.formulary.benefit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PlanReference;

/**
 * What a payer is asked about one revision of a prescription. No name, birth date or address goes with it: the member's id
 * is how the payer knows the patient.
 *
 * @param payer the configured name of the payer
 * @param plan as the prescription names it, with the member's id
 * @param rxcui null when only the package is known
 * @param drug name and strength
 * @param daysSupply null when the prescriber gave none
 * @param diagnoses ICD-10 codes and words
 * @param asOf local date of the prescription
 */
public record BenefitInquiry(
        UUID id,
        String payer,
        UUID prescriptionId,
        int revision,
        PlanReference plan,
        String prescriberNpi,
        @Nullable String rxcui,
        @Nullable String ndc,
        String drug,
        BigDecimal quantity,
        @Nullable Integer daysSupply,
        boolean substitutionAllowed,
        List<String> diagnoses,
        LocalDate asOf) {

    public BenefitInquiry {
        diagnoses = List.copyOf(diagnoses);
    }

    /**
     * The same put once more; a payer that knows inquiries by their id does not repeat what it said to an earlier one.
     *
     * @param round 0 for the first time
     * @param today local date; the inquiry is about a fill on this day, or on its own when that is later
     */
    public BenefitInquiry again(int round, LocalDate today) {
        return round == 0
                ? this
                : new BenefitInquiry(
                        UUID.nameUUIDFromBytes((id + "/" + round).getBytes(StandardCharsets.UTF_8)),
                        payer,
                        prescriptionId,
                        revision,
                        plan,
                        prescriberNpi,
                        rxcui,
                        ndc,
                        drug,
                        quantity,
                        daysSupply,
                        substitutionAllowed,
                        diagnoses,
                        asOf.isBefore(today) ? today : asOf);
    }

    @Override
    public String toString() {
        return "BenefitInquiry[" + prescriptionId + ", redacted]";
    }
}
