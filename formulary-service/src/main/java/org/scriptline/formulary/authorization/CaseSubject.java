package org.scriptline.formulary.authorization;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a case is about, as the signed prescription says.
 *
 * @param practice the owning practice, bound into every query
 * @param plan contract, plan and segment, or the HIOS id, as the check resolved it
 * @param rxcui as the check resolved it
 * @param drug name and strength
 * @param quantity of one fill in billing units
 * @param daysSupply null when the prescriber gave none
 * @param diagnoses ICD-10 codes and words
 * @param memberId how the payer knows the patient, null where the prescription does not say
 */
public record CaseSubject(
        UUID prescriptionId,
        UUID patientId,
        String practice,
        String prescriberNpi,
        int revision,
        String plan,
        int rxcui,
        String drug,
        BigDecimal quantity,
        @Nullable Integer daysSupply,
        List<String> diagnoses,
        @Nullable String memberId) {

    public CaseSubject {
        diagnoses = List.copyOf(diagnoses);
    }

    @Override
    public String toString() {
        return "CaseSubject[" + prescriptionId + ", redacted]";
    }
}
