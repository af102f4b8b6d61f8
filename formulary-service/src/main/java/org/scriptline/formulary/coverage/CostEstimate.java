package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Cost;

/**
 * What the patient pays, or why that is not known.
 *
 * @param phase null when it cannot be told
 * @param unknownBecause why {@link Cost#patientPays} is null; null when it is known
 */
record CostEstimate(
        @Nullable Phase phase,
        @Nullable Cost cost,
        @Nullable String unknownBecause) {

    static CostEstimate unknown(@Nullable Phase phase, String reason) {
        return new CostEstimate(phase, null, reason);
    }

    /** @param otherwise why it is a range only, should it be one */
    static CostEstimate of(@Nullable Phase phase, Dollars dollars, String basis, String otherwise) {
        Dollars shown = dollars.shown();
        boolean exact = shown.exact();
        var cost = new Cost(exact ? shown.low() : null, shown.low(), shown.high(), true, basis);
        return new CostEstimate(phase, cost, exact ? null : otherwise);
    }

    Dollars dollars() {
        return cost == null ? Dollars.UNKNOWN : new Dollars(cost.low(), cost.high());
    }

    @Nullable
    BigDecimal patientPays() {
        return cost == null ? null : cost.patientPays();
    }

    /** Nothing dearer is ever offered: both in dollars where all four ends are known, else by tier. */
    static boolean dearer(CostEstimate offered, int offeredTier, CostEstimate ordered, int orderedTier) {
        Dollars one = offered.dollars();
        Dollars other = ordered.dollars();
        boolean known = one.low() != null && one.high() != null && other.low() != null && other.high() != null;
        return known ? !one.surelyWithin(other) : offeredTier > orderedTier;
    }

    /** Dollars saved at least; null when not known. */
    static @Nullable BigDecimal saving(CostEstimate offered, CostEstimate ordered) {
        BigDecimal before = ordered.dollars().low();
        BigDecimal after = offered.dollars().high();
        return before == null || after == null
                ? null
                : Objects.requireNonNull(before).subtract(after);
    }
}
