package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The days' supply where it is one. */
final class SupplyDays {
    private SupplyDays() {}

    /** Null when none was given or it is no whole number of days. */
    static @Nullable Integer given(LintContext context) {
        @Nullable BigDecimal days = context.order().supply().daysSupply();
        boolean inDays = days != null
                && "d".equals(context.order().supply().daysSupplyUnit())
                && days.stripTrailingZeros().scale() <= 0
                && days.signum() > 0
                && days.compareTo(BigDecimal.valueOf(365)) <= 0;
        return days != null && inDays ? days.intValue() : null;
    }
}
