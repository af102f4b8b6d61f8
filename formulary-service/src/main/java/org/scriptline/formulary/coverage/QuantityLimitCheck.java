package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.QuantityRule;

/**
 * A units per D days: a fill of at most D days may have A, a longer one A × days ÷ D, and what was filled of the same
 * drug in the half-open window (asOf − D, asOf] counts. Comparisons are exact; only a quotient that no decimal can
 * write is shown rounded down, to ten places.
 */
final class QuantityLimitCheck {

    private static final int SHOWN_PLACES = 10;

    private QuantityLimitCheck() {}

    static @Nullable QuantityLimit check(FormularyItem item, CoverageQuestion question, int rxcui, Unknowns unknowns) {
        if (item.quantityLimited() == null) {
            unknowns.add("quantityLimit", "this release does not say whether there is a limit");
            return null;
        }
        if (!item.quantityLimited()) {
            return new QuantityLimit(false, null, null, null, item.maximumPerDay(), null, false);
        }
        QuantityRule rule = item.quantityRule();
        if (rule == null) {
            unknowns.add("quantityLimit.amount", "this release flags a limit without its amount");
            return new QuantityLimit(true, null, null, null, item.maximumPerDay(), null, null);
        }
        BigDecimal used = used(rule, question.history(), question.asOf(), rxcui);
        if (used == null) {
            unknowns.add("quantityLimit.usedInWindow", "no source of history");
        }
        Integer days = question.daysSupply();
        if (days == null) {
            unknowns.add("quantityLimit.maximumForRequest", "no days' supply is given");
            return new QuantityLimit(true, rule.amount(), rule.days(), null, item.maximumPerDay(), used, null);
        }
        return new QuantityLimit(
                true,
                rule.amount(),
                rule.days(),
                maximum(rule, days),
                item.maximumPerDay(),
                used,
                aDayExceeded(item, days, question.quantity())
                        ? Boolean.TRUE
                        : exceeded(rule, days, question.quantity(), used, unknowns));
    }

    private static boolean aDayExceeded(FormularyItem item, int days, @Nullable BigDecimal quantity) {
        return item.maximumPerDay() != null
                && quantity != null
                && quantity.compareTo(item.maximumPerDay().multiply(BigDecimal.valueOf(days))) > 0;
    }

    private static @Nullable BigDecimal used(
            QuantityRule rule, @Nullable List<CoverageQuestion.PastFill> history, LocalDate asOf, int rxcui) {
        if (history == null) {
            return null;
        }
        LocalDate windowOpens = asOf.minusDays(rule.days());
        return history.stream()
                .filter(fill -> Integer.valueOf(rxcui).equals(DrugResolver.rxcui(fill.rxcui())))
                .filter(fill ->
                        fill.fillDate().isAfter(windowOpens) && !fill.fillDate().isAfter(asOf))
                .map(CoverageQuestion.PastFill::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What one fill of this many days may have, before what was used is taken off. */
    static BigDecimal maximum(QuantityRule rule, int days) {
        if (days <= rule.days()) {
            return rule.amount();
        }
        BigDecimal product = rule.amount().multiply(BigDecimal.valueOf(days));
        BigDecimal quotient = product.divide(BigDecimal.valueOf(rule.days()), SHOWN_PLACES, RoundingMode.DOWN);
        BigDecimal written = quotient.stripTrailingZeros();
        return written.scale() < 0 ? written.setScale(0) : written;
    }

    private static @Nullable Boolean exceeded(
            QuantityRule rule, int days, @Nullable BigDecimal quantity, @Nullable BigDecimal used, Unknowns unknowns) {
        if (quantity == null) {
            unknowns.add("quantityLimit.exceeded", "no quantity is given");
            return null;
        }
        if (exceeds(rule, days, quantity.add(used == null ? BigDecimal.ZERO : used))) {
            return true;
        }
        if (used == null) {
            unknowns.add("quantityLimit.exceeded", "within the limit by itself; earlier fills are not known");
            return null;
        }
        return false;
    }

    /** Without a division: total × D against A × days. */
    static boolean exceeds(QuantityRule rule, int days, BigDecimal total) {
        BigDecimal allowedTimesDays = rule.amount().multiply(BigDecimal.valueOf(Math.max(days, rule.days())));
        return total.multiply(BigDecimal.valueOf(rule.days())).compareTo(allowedTimesDays) > 0;
    }
}
