package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One coverage check. Null is not known.
 *
 * @param plan null when none is on file
 * @param asOf local date for which the answer is asked
 * @param rxcui RxNorm product code as written
 * @param ndc as written, 10 digits with hyphens or 11 digits
 * @param quantity of one fill in billing units, greater than zero
 * @param daysSupply 1 to 365
 * @param history null is no source, empty is looked and found nothing
 * @param pharmacyNpi where it would be filled
 * @param patientAge in whole years, null when not known
 * @param diagnoses as given; compared as text with the diseases of indication-based coverage
 */
public record CoverageQuestion(
        @Nullable PlanCode plan,
        LocalDate asOf,
        @Nullable String rxcui,
        @Nullable String ndc,
        @Nullable BigDecimal quantity,
        @Nullable Integer daysSupply,
        @Nullable List<PastFill> history,
        @Nullable String pharmacyNpi,
        boolean alternatives,
        @Nullable Integer patientAge,
        List<String> diagnoses,
        @Nullable Boolean newStart,
        @Nullable Boolean dispenseAsWritten,
        Accumulators accumulators) {

    /** A fill that happened; quantity in billing units. */
    public record PastFill(
            String rxcui,
            LocalDate fillDate,
            BigDecimal quantity,
            @Nullable Integer daysSupply) {}

    /**
     * Where the member stands in the benefit year, in dollars.
     *
     * @param asOf day for which the two amounts were told; of another year they say nothing
     * @param lowIncomeLevel CMS's copay level of the low-income subsidy: 0 none, 1 to 3
     */
    public record Accumulators(
            @Nullable BigDecimal deductibleRemaining,
            @Nullable BigDecimal outOfPocketToDate,
            @Nullable LocalDate asOf,
            @Nullable String lowIncomeLevel) {

        public static final Accumulators UNKNOWN = new Accumulators(null, null, null, null);
    }
}
