package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.ServedRelease;

/**
 * What was ordered, as every source of alternatives sees it.
 *
 * @param item null when the formulary does not list the drug
 * @param facts null when nobody told about the drug
 * @param limit null when not known
 * @param estimator null when a formulary alone was asked
 */
record Ordered(
        ServedRelease served,
        int formulary,
        DrugCatalogue catalogue,
        CoverageQuestion question,
        int rxcui,
        @Nullable FormularyItem item,
        @Nullable DrugFacts facts,
        @Nullable QuantityLimit limit,
        CostEstimate cost,
        @Nullable CostEstimator estimator) {

    /** What another drug would cost in these amounts. */
    CostEstimate cost(FormularyItem other, @Nullable BigDecimal quantity, @Nullable Integer days) {
        return estimator == null
                ? CostEstimate.unknown(null, "a formulary was asked, not a plan")
                : estimator.estimate(new PricedFill(other.rxcui(), other.tier(), quantity, days));
    }

    /** The listed row of another drug, null when it is not listed. */
    @Nullable
    FormularyItem listed(int other) {
        FormularyItem row = served.item(formulary, other);
        return row != null && row.inForce(question.asOf()) ? row : null;
    }

    /** Milligrams a day of what was ordered; null when quantity, days or strength are not known. */
    @Nullable
    BigDecimal dailyMilligrams() {
        BigDecimal quantity = question.quantity();
        Integer days = question.daysSupply();
        if (quantity == null || days == null || facts == null || facts.milligrams() == null) {
            return null;
        }
        return exactly(quantity.multiply(facts.milligrams()), BigDecimal.valueOf(days));
    }

    private static @Nullable BigDecimal exactly(BigDecimal total, BigDecimal days) {
        try {
            return total.divide(days);
        } catch (ArithmeticException noDecimal) {
            return null;
        }
    }

    /** Free of strings that somebody would have to clear first; a flag that is not known is one. */
    static boolean unrestricted(FormularyItem item) {
        return Boolean.FALSE.equals(item.priorAuthorization()) && Boolean.FALSE.equals(item.stepTherapy());
    }

    /** Whether the other drug is not dearer and gains something: it is covered, on a lower tier, freer or cheaper. */
    boolean gains(FormularyItem other, CostEstimate otherCost) {
        if (item == null) {
            return true;
        }
        if (CostEstimate.dearer(otherCost, other.tier(), cost, item.tier())) {
            return false;
        }
        BigDecimal saved = CostEstimate.saving(otherCost, cost);
        boolean cheaper = saved != null && saved.compareTo(AlternativeFinder.LEAST_SAVING) >= 0;
        boolean freer = unrestricted(other) && !unrestricted(item);
        return cheaper || freer || other.tier() < item.tier() && (saved == null || saved.signum() >= 0);
    }

    /** Why the other one is offered, in words. */
    String why(FormularyItem other) {
        if (item == null) {
            return "it is on the formulary";
        }
        String tier = other.tier() == item.tier()
                ? "tier " + served.tierCode(other.tier())
                : "tier " + served.tierCode(other.tier()) + " instead of " + served.tierCode(item.tier());
        boolean freer = unrestricted(other) && !unrestricted(item);
        return freer ? tier + ", without prior authorization or steps" : tier;
    }

    /** Whether the amount stays within the other drug's own limit. */
    boolean withinLimit(FormularyItem other, BigDecimal quantity, int days) {
        if (Boolean.FALSE.equals(other.quantityLimited())) {
            return true;
        }
        return other.quantityRule() != null
                && !QuantityLimitCheck.exceeds(Objects.requireNonNull(other.quantityRule()), days, quantity);
    }
}
