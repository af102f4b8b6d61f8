package org.scriptline.contracts.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One fill as the pharmacy reported it.
 *
 * @param number 0 is the first fill
 * @param quantity in {@code unit}
 * @param ndc the product really dispensed, null when not told
 * @param partial more of the same fill is owed
 */
public record Fill(
        int number,
        BigDecimal quantity,
        String unit,
        @Nullable String ndc,
        @Nullable Integer daysSupply,
        LocalDate filledOn,
        boolean partial) {}
