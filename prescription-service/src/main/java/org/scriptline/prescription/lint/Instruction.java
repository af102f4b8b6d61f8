package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.MaximumDose;

/**
 * One instruction of the directions, as its sender structured it beside the words.
 *
 * @param text as written, empty when the instruction has none
 * @param sequence the step's number, null when not given
 * @param dose per administration, null when not given
 * @param rhythm how often, null when not given or not understood
 * @param asNeededFor why it is taken when needed, in words
 * @param route in words, null when not given
 * @param routeCode SNOMED CT code of the route
 * @param durationDays how long it is taken; null when not given, or given in months or as a range
 * @param bounded whether any length or end was given
 * @param maximum the most that may be taken
 */
public record Instruction(
        String text,
        @Nullable Integer sequence,
        @Nullable Dose dose,
        @Nullable Rhythm rhythm,
        boolean asNeeded,
        @Nullable String asNeededFor,
        @Nullable String route,
        @Nullable String routeCode,
        @Nullable Integer durationDays,
        boolean bounded,
        @Nullable MaximumDose maximum) {

    /**
     * An amount; {@code low} and {@code high} are equal unless a range was given.
     *
     * @param unit as written, a word or a UCUM code; empty when not given
     */
    public record Dose(BigDecimal low, BigDecimal high, String unit) {}

    /**
     * How often, as FHIR writes it: {@code low} to {@code high} times in {@code period} {@code unit} (h, d, wk, mo); of a
     * period that is itself a range the shorter one counts.
     */
    public record Rhythm(
            int low, int high, BigDecimal period, @Nullable BigDecimal periodMaximum, String unit) {}

    @Override
    public String toString() {
        return "Instruction[redacted]";
    }
}
