package org.scriptline.formulary.release;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The parts of a formulary row that many rows share, kept once: limits and days. Null is unknown, or none. */
public record ItemTerms(
        @Nullable QuantityRule rule,
        @Nullable BigDecimal maximumPerDay,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {

    private static final ItemTerms NONE = new ItemTerms(null, null, null, null);

    /** Null when the row has none, which is the common case. Numbers are written the shortest way: 2 and 2.00 are one limit. */
    static @Nullable ItemTerms of(FormularyItem item) {
        QuantityRule rule = item.quantityRule();
        var terms = new ItemTerms(
                rule == null ? null : new QuantityRule(shortest(rule.amount()), rule.days()),
                item.maximumPerDay() == null ? null : shortest(item.maximumPerDay()),
                item.startsOn(),
                item.endsOn());
        return terms.equals(NONE) ? null : terms;
    }

    private static BigDecimal shortest(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
