package org.scriptline.formulary.checking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Reason;

/**
 * What of a prescription its coverage depends on; kept, so that the same can be asked of a later release.
 *
 * @param plan with the member's id, which a payer is asked by; null when no coverage was given
 * @param rxcui as the prescription says it, null when the drug was not recognised
 * @param drug name and strength
 * @param diagnoses codes and words
 * @param writtenOn local date of the practice
 */
public record AskedCoverage(
        UUID prescriptionId,
        UUID patientId,
        String practice,
        String prescriberNpi,
        int revision,
        @Nullable PlanReference plan,
        @Nullable String rxcui,
        @Nullable String ndc,
        String drug,
        BigDecimal quantity,
        @Nullable Integer daysSupply,
        boolean substitutionAllowed,
        List<String> diagnoses,
        LocalDate writtenOn) {

    static AskedCoverage of(PrescriptionContent content) {
        return new AskedCoverage(
                content.prescriptionId(),
                content.patientId(),
                content.practice(),
                content.prescriber().npi(),
                content.revision(),
                content.plan(),
                content.medication().rxcui(),
                content.medication().ndc(),
                content.medication().description(),
                content.quantity(),
                content.daysSupply(),
                content.substitutionAllowed(),
                diagnoses(content.reasons()),
                content.writtenOn());
    }

    private static List<String> diagnoses(List<Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> Stream.of(reason.icd10(), reason.text()))
                .filter(word -> word != null)
                .toList();
    }

    @Override
    public String toString() {
        return "AskedCoverage[" + prescriptionId + ", redacted]";
    }
}
