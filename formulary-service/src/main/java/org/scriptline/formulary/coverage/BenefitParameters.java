package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Part D benefit's yearly threshold: what a member pays out of pocket before everything is free, in dollars.
 *
 * <p>Source: CMS, Final CY 2025 and CY 2026 Part D Redesign Program Instructions (2,000 and 2,100 dollars). A year
 * that is not in the table is unknown.
 */
final class BenefitParameters {

    private static final Map<Integer, BigDecimal> OUT_OF_POCKET_THRESHOLD =
            Map.of(2025, new BigDecimal("2000"), 2026, new BigDecimal("2100"));

    private BenefitParameters() {}

    static @Nullable BigDecimal outOfPocketThreshold(int contractYear) {
        return OUT_OF_POCKET_THRESHOLD.get(contractYear);
    }
}
