package org.scriptline.contracts.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The directions. The text is the source of truth; the structured part is what the EMR gave beside it.
 *
 * @param text at most 1,000 characters
 * @param doseQuantity per administration, in {@code doseUnit}
 * @param frequency times per {@code period} {@code periodUnit} (UCUM: d, h, wk)
 */
public record Sig(
        String text,
        @Nullable BigDecimal doseQuantity,
        @Nullable String doseUnit,
        @Nullable Integer frequency,
        @Nullable BigDecimal period,
        @Nullable String periodUnit,
        boolean asNeeded,
        @Nullable String route) {}
