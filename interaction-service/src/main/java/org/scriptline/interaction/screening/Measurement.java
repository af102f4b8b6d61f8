package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A measured value.
 *
 * @param id of the fact, null when the asker gave none
 * @param value in {@code unit}
 * @param date local date of the measurement; null when it is not known
 */
public record Measurement(
        @Nullable String id,
        String name,
        BigDecimal value,
        String unit,
        @Nullable LocalDate date) {

    /** Whether it was measured at most so many days before: an older or undated value is shown and does not interrupt. */
    boolean currentOn(LocalDate day, int withinDays) {
        return date != null && ChronoUnit.DAYS.between(date, day) <= withinDays;
    }

    /** For example {@code potassium 5.8 mmol/L (2026-11-20)}. */
    String words() {
        return name + " " + value.stripTrailingZeros().toPlainString() + " " + unit + " ("
                + (date == null ? "undated" : date.toString()) + ")";
    }

    @Override
    public String toString() {
        return "Measurement[" + name + ", redacted]";
    }
}
