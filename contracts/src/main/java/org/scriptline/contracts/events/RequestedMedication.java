package org.scriptline.contracts.events;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A drug as a pharmacy proposes or dispenses it. What is null stays as the prescriber wrote it.
 *
 * @param description name and strength, at most 105 characters
 * @param rxcui RxNorm product code
 * @param ndc 11 digits without hyphens
 * @param quantity per fill, in {@code unit}
 * @param refills fills after the first, 0 to 99
 * @param sig directions in words, at most 1,000 characters
 */
public record RequestedMedication(
        String description,
        @Nullable String rxcui,
        @Nullable String ndc,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        @Nullable Integer daysSupply,
        @Nullable Integer refills,
        @Nullable String sig,
        @Nullable Boolean substitutionAllowed) {

    @Override
    public String toString() {
        return "RequestedMedication[redacted]";
    }
}
