package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.InsulinRow;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.SupplyLength;

/**
 * What one fill costs the patient, by benefit phase.
 *
 * <pre>
 * DEDUCTIBLE ──deductible met──▶ INITIAL ──out-of-pocket threshold reached──▶ CATASTROPHIC (nothing)
 * </pre>
 *
 * Where the accumulators are missing the phase is unknown; the estimate is then the initial phase's and says so.
 */
final class CostEstimator {

    private final ServedRelease served;
    private final PlanRow plan;
    private final CoverageQuestion.Accumulators accumulators;

    CostEstimator(ServedRelease served, PlanRow plan, CoverageQuestion.Accumulators accumulators) {
        this.served = served;
        this.plan = plan;
        this.accumulators = accumulators;
    }

    /**
     * @param days of the fill, null when not given
     * @param insulin whether the drug is an insulin, null when not known
     */
    CostEstimate estimate(int tier, @Nullable Integer days, @Nullable Boolean insulin) {
        if (days == null) {
            return CostEstimate.unknown(null, "no days' supply is given");
        }
        if (accumulators.lowIncomeLevel() != null) {
            return CostEstimate.unknown(null, "low-income cost sharing is not in this release");
        }
        SupplyLength supply = SupplyLength.ofDays(days);
        if (catastrophic()) {
            return catastrophic(tier, supply);
        }
        InsulinRow insulinRow = served.insulin(plan.key(), tier, supply);
        if (insulinRow != null && insulin == null) {
            return CostEstimate.unknown(
                    null, "it is not known whether the drug is an insulin, which has its own copay");
        }
        if (insulinRow != null && Boolean.TRUE.equals(insulin)) {
            return CostEstimate.atRetail(
                    phaseOf(false), insulinRow.preferred(), insulinRow.standard(), "insulin, outside the deductible");
        }
        CostRow initial = served.cost(plan.key(), CostRow.INITIAL, tier, supply);
        return initial == null
                ? CostEstimate.unknown(null, noRow(tier, days))
                : beforeCatastrophic(initial, served.cost(plan.key(), CostRow.BEFORE_DEDUCTIBLE, tier, supply));
    }

    private CostEstimate beforeCatastrophic(CostRow initial, @Nullable CostRow before) {
        boolean deductible = deductibleApplies(initial);
        Phase phase = phaseOf(deductible);
        if (phase == Phase.DEDUCTIBLE) {
            return before == null
                    ? CostEstimate.unknown(
                            phase, "the deductible is not met: the full price is due, and no price is in this release")
                    : CostEstimate.atRetail(phase, before.preferred(), before.standard(), "before the deductible");
        }
        var estimate = CostEstimate.atRetail(
                phase,
                initial.preferred(),
                initial.standard(),
                phase == null ? "initial coverage phase (accumulators not given)" : "initial coverage phase");
        return deductible && accumulators.deductibleRemaining() == null ? maybeInDeductible(estimate) : estimate;
    }

    /** The copay is only the lower end: as long as the deductible is open, the full price is due. */
    private static CostEstimate maybeInDeductible(CostEstimate initial) {
        String reason = "whether the deductible is met is not known, and no price is in this release";
        Cost cost = initial.cost();
        if (cost == null) {
            return CostEstimate.unknown(null, reason);
        }
        return new CostEstimate(
                null, new Cost(null, cost.low(), null, true, "once the deductible is met; " + cost.basis()), reason);
    }

    private boolean deductibleApplies(CostRow initial) {
        boolean planHasOne = plan.deductible() == null || plan.deductible().signum() > 0;
        return planHasOne && !Boolean.FALSE.equals(initial.deductibleApplies());
    }

    private @Nullable Phase phaseOf(boolean deductible) {
        BigDecimal remaining = accumulators.deductibleRemaining();
        if (deductible && remaining != null && remaining.signum() > 0) {
            return Phase.DEDUCTIBLE;
        }
        boolean deductibleSettled = !deductible || remaining != null;
        return deductibleSettled && threshold() != null && accumulators.outOfPocketToDate() != null
                ? Phase.INITIAL
                : null;
    }

    private @Nullable BigDecimal threshold() {
        return BenefitParameters.outOfPocketThreshold(served.release().contractYear());
    }

    private boolean catastrophic() {
        BigDecimal threshold = threshold();
        BigDecimal paid = accumulators.outOfPocketToDate();
        return threshold != null && paid != null && paid.compareTo(threshold) >= 0;
    }

    private CostEstimate catastrophic(int tier, SupplyLength supply) {
        CostRow row = served.cost(plan.key(), CostRow.CATASTROPHIC, tier, supply);
        return row == null
                ? CostEstimate.exactly(
                        Phase.CATASTROPHIC,
                        new BigDecimal("0.00"),
                        "the yearly out-of-pocket threshold of " + threshold() + " dollars is reached")
                : CostEstimate.atRetail(
                        Phase.CATASTROPHIC, row.preferred(), row.standard(), "out-of-pocket threshold reached");
    }

    private String noRow(int tier, int days) {
        return served.hasCosts()
                ? "this release has no price of tier " + tier + " for " + days + " days"
                : "no cost file in this release";
    }
}
