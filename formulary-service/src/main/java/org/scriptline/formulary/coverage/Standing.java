package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the member stands in the benefit year of one release.
 *
 * @param deductibleRemaining dollars, null when not known
 * @param outOfPocketToDate dollars, null when not known
 * @param threshold yearly out-of-pocket threshold in dollars, null when not known
 * @param lowIncomeLevel CMS's level, null when none is known
 */
record Standing(
        int contractYear,
        @Nullable BigDecimal deductibleRemaining,
        @Nullable BigDecimal outOfPocketToDate,
        @Nullable BigDecimal threshold,
        @Nullable String lowIncomeLevel) {

    private static final String NO_SUBSIDY = "0";

    /** Accumulators of another year say nothing of this one; the deductible and the threshold start anew. */
    static Standing of(CoverageQuestion.Accumulators accumulators, int contractYear, LocalDate asOf) {
        boolean thisYear = sameYear(accumulators, asOf);
        return new Standing(
                contractYear,
                thisYear ? accumulators.deductibleRemaining() : null,
                thisYear ? accumulators.outOfPocketToDate() : null,
                BenefitParameters.outOfPocketThreshold(contractYear),
                accumulators.lowIncomeLevel());
    }

    static boolean sameYear(CoverageQuestion.Accumulators accumulators, LocalDate asOf) {
        return accumulators.asOf() == null || accumulators.asOf().getYear() == asOf.getYear();
    }

    boolean catastrophic() {
        return threshold != null && outOfPocketToDate != null && outOfPocketToDate.compareTo(threshold) >= 0;
    }

    /** Dollars until nothing more is due this year; null when not known. */
    @Nullable
    BigDecimal untilThreshold() {
        return threshold == null || outOfPocketToDate == null ? null : threshold.subtract(outOfPocketToDate);
    }

    boolean lowIncome() {
        return lowIncomeLevel != null && !lowIncomeLevel.strip().equals(NO_SUBSIDY);
    }

    BenefitParameters.@Nullable LowIncomeCopay lowIncomeCopay() {
        return lowIncomeLevel == null ? null : BenefitParameters.lowIncome(contractYear, lowIncomeLevel.strip());
    }

    /** @param deductible whether the drug's tier falls under the deductible */
    @Nullable
    Phase phase(boolean deductible) {
        if (deductible && deductibleRemaining != null && deductibleRemaining.signum() > 0) {
            return Phase.DEDUCTIBLE;
        }
        boolean deductibleSettled = !deductible || deductibleRemaining != null;
        return deductibleSettled && threshold != null && outOfPocketToDate != null ? Phase.INITIAL : null;
    }
}
