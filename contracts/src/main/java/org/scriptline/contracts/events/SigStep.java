package org.scriptline.contracts.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One step of directions that change over time.
 *
 * @param number 1 first; steps of the same number are taken at the same time
 * @param text the step in words
 * @param doseQuantity per administration, in {@code doseUnit}
 * @param frequency times per {@code period} {@code periodUnit} (UCUM: d, h, wk)
 * @param durationDays how long the step lasts; null when not told, which is common of the last one
 */
public record SigStep(
        int number,
        String text,
        @Nullable BigDecimal doseQuantity,
        @Nullable String doseUnit,
        @Nullable Integer frequency,
        @Nullable BigDecimal period,
        @Nullable String periodUnit,
        boolean asNeeded,
        @Nullable Integer durationDays) {

    @Override
    public String toString() {
        return "SigStep[" + number + ", redacted]";
    }
}
