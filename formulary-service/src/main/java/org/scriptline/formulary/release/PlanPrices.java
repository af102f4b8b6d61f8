package org.scriptline.formulary.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The unit costs of one plan, in dollars for each billing unit. */
@FunctionalInterface
public interface PlanPrices {

    /** No price of anything. */
    PlanPrices NONE = (rxcui, daysSupply) -> null;

    /**
     * The plan's average cost of one billing unit, before the dispensing fee.
     *
     * @param daysSupply of the fill, 1 to 365: up to 30 days have the 30-day price, up to 60 the 60-day price, longer
     *     fills the 90-day price (CMS publishes these three)
     * @return null when the files have no such price; never a substitute
     */
    @Nullable
    BigDecimal unitCost(int rxcui, int daysSupply);
}
