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
 * @param description the product really dispensed in the pharmacy's words, at most 105 characters; null when not told
 * @param owed how much of the same fill is owed, in {@code unit}; null when nothing is, or when it cannot be said
 * @param dispensedBy the NCPDP id of the pharmacy that dispensed it, when the order has gone on from there; null when it was the one where the order is
 */
public record Fill(
        int number,
        BigDecimal quantity,
        String unit,
        @Nullable String ndc,
        @Nullable Integer daysSupply,
        LocalDate filledOn,
        boolean partial,
        @Nullable String description,
        @Nullable BigDecimal owed,
        @Nullable String dispensedBy) {

    /** A fill of the pharmacy where the order is. */
    public Fill(
            int number,
            BigDecimal quantity,
            String unit,
            @Nullable String ndc,
            @Nullable Integer daysSupply,
            LocalDate filledOn,
            boolean partial,
            @Nullable String description,
            @Nullable BigDecimal owed) {
        this(number, quantity, unit, ndc, daysSupply, filledOn, partial, description, owed, null);
    }

    /** A fill of which neither the product's name nor anything owed was told. */
    public Fill(
            int number,
            BigDecimal quantity,
            String unit,
            @Nullable String ndc,
            @Nullable Integer daysSupply,
            LocalDate filledOn,
            boolean partial) {
        this(number, quantity, unit, ndc, daysSupply, filledOn, partial, null, null);
    }

    /** The same with what is owed of it. */
    public Fill owing(@Nullable BigDecimal rest) {
        return new Fill(number, quantity, unit, ndc, daysSupply, filledOn, partial, description, rest, dispensedBy);
    }

    /** The same as a fill of another pharmacy than the one where the order is. */
    public Fill by(String pharmacyNcpdpId) {
        return new Fill(number, quantity, unit, ndc, daysSupply, filledOn, partial, description, owed, pharmacyNcpdpId);
    }
}
