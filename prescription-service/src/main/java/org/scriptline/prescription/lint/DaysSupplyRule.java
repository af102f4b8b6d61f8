package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** The days' supply, when given, is a whole number of days from 1 to 365. */
final class DaysSupplyRule implements LintRule {
    private static final BigDecimal LONGEST = new BigDecimal(365);

    @Override
    public String name() {
        return "days-supply";
    }

    @Override
    public List<Finding> check(LintContext context) {
        @Nullable BigDecimal days = context.order().supply().daysSupply();
        if (days == null) {
            return List.of();
        }
        @Nullable String unit = context.order().supply().daysSupplyUnit();
        if (unit != null && !unit.equals("d")) {
            return List.of(Finding.error(
                    ErrorCode.DAYS_SUPPLY_INVALID,
                    ElementPaths.DAYS_SUPPLY + ".unit",
                    "The supply is counted in days or weeks."));
        }
        boolean possible = days.stripTrailingZeros().scale() <= 0
                && days.compareTo(BigDecimal.ONE) >= 0
                && days.compareTo(LONGEST) <= 0;
        return possible
                ? List.of()
                : List.of(Finding.error(ErrorCode.DAYS_SUPPLY_INVALID, ElementPaths.DAYS_SUPPLY + ".value"));
    }
}
