package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Part D benefit's yearly amounts, in dollars. A year or a level that is not in the table is unknown.
 *
 * <p>Source: CMS, Final CY 2025 and CY 2026 Part D Redesign Program Instructions and the Rate Announcements of the same
 * years: out-of-pocket thresholds of 2,000 and 2,100 dollars, and the copays of members with the low-income subsidy. A
 * month of a covered insulin costs at most 35 dollars (Inflation Reduction Act, section 11406).
 */
final class BenefitParameters {

    /** The most that a month's supply of a covered insulin costs. */
    static final BigDecimal INSULIN_MONTH = new BigDecimal("35.00");

    private static final LowIncomeCopay NOTHING = new LowIncomeCopay(new BigDecimal("0.00"), new BigDecimal("0.00"));

    private static final Map<Integer, BigDecimal> OUT_OF_POCKET_THRESHOLD =
            Map.of(2025, new BigDecimal("2000"), 2026, new BigDecimal("2100"));

    private static final Map<Integer, Map<String, LowIncomeCopay>> LOW_INCOME = Map.of(
            2025, levels("4.90", "12.15", "1.60", "4.80"),
            2026, levels("5.10", "12.65", "1.60", "4.90"));

    private BenefitParameters() {}

    /** Most that a member with the subsidy pays for one fill. */
    record LowIncomeCopay(BigDecimal generic, BigDecimal brand) {}

    static @Nullable BigDecimal outOfPocketThreshold(int contractYear) {
        return OUT_OF_POCKET_THRESHOLD.get(contractYear);
    }

    /** By CMS's copay level: 1 full subsidy, 2 full subsidy with income up to the poverty level, 3 institutional. */
    static @Nullable LowIncomeCopay lowIncome(int contractYear, String level) {
        return LOW_INCOME.getOrDefault(contractYear, Map.of()).get(level);
    }

    private static Map<String, LowIncomeCopay> levels(
            String generic, String brand, String poorGeneric, String poorBrand) {
        return Map.of(
                "1", new LowIncomeCopay(new BigDecimal(generic), new BigDecimal(brand)),
                "2", new LowIncomeCopay(new BigDecimal(poorGeneric), new BigDecimal(poorBrand)),
                "3", NOTHING);
    }
}
