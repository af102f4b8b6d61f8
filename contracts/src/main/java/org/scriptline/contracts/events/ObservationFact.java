package org.scriptline.contracts.events;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A measured fact: weight 29463-7 (kg), height 8302-2 (cm), eGFR 98979-8, potassium 2823-3, pregnancy 82810-3.
 *
 * @param code LOINC
 * @param value in {@code unit} (UCUM); null for coded answers
 * @param codedValue the answer code, for pregnancy status for example
 */
public record ObservationFact(
        String id,
        String code,
        @Nullable BigDecimal value,
        @Nullable String unit,
        @Nullable String codedValue,
        @Nullable LocalDate measuredOn) {

    @Override
    public String toString() {
        return "ObservationFact[" + id + ", redacted]";
    }
}
