package org.scriptline.formulary.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A plan's unit costs in the order of its formulary's drugs: a price is two array accesses away from its drug. */
public final class PackedPlanPrices implements PlanPrices {

    private final ServedRelease release;
    private final int formulary;
    private final int[][] costs;

    /** @param costs for 30, 60 and 90 days, packed as {@link BulkStore#putPrices} was given them */
    public PackedPlanPrices(ServedRelease release, int formulary, int[][] costs) {
        this.release = release;
        this.formulary = formulary;
        this.costs = costs;
    }

    @Override
    public @Nullable BigDecimal unitCost(int rxcui, int daysSupply) {
        int[] ofLength = costs[PriceLength.ofDays(daysSupply).ordinal()];
        int position = release.position(formulary, rxcui);
        return position < 0 || position >= ofLength.length ? null : PackedPrice.amount(ofLength[position]);
    }
}
