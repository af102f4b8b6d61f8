package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a drug is taken, as far as it is known.
 *
 * @param dailyMg milligrams a day by ingredient name; an ingredient that is missing here has no known dose
 * @param singleMg milligrams at a time, of a drug with one ingredient
 * @param microgramsPerHour of a patch
 * @param durationDays how long it is taken
 * @param indication why it is taken, in words
 */
public record Dosing(
        Map<String, BigDecimal> dailyMg,
        @Nullable BigDecimal singleMg,
        @Nullable BigDecimal timesPerDay,
        @Nullable BigDecimal microgramsPerHour,
        @Nullable Integer durationDays,
        @Nullable String indication) {

    /** Nothing is known. */
    public static final Dosing UNKNOWN = new Dosing(Map.of(), null, null, null, null, null);

    public Dosing {
        dailyMg = Map.copyOf(dailyMg);
    }

    @Override
    public String toString() {
        return "Dosing[redacted]";
    }
}
