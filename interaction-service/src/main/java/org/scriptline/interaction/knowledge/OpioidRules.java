package org.scriptline.interaction.knowledge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.scriptline.contracts.screening.Severity;

/**
 * Morphine milligram equivalents of the CDC guideline of 2022 (MMWR RR 71-3), and what is said at which sum.
 *
 * @param factors by ingredient name
 * @param levels the highest that is reached speaks
 */
public record OpioidRules(Map<String, Factor> factors, List<Level> levels) {

    /** No opioid is known. */
    public static final OpioidRules NONE = new OpioidRules(Map.of(), List.of());

    /**
     * How much morphine one unit is worth.
     *
     * @param perMicrogramHour for a patch the factor is per microgram an hour, else per milligram a day
     */
    public record Factor(BigDecimal factor, boolean perMicrogramHour) {}

    /** What is said when the sum is at least so much. */
    public record Level(String id, BigDecimal atLeast, Severity severity, List<Modifier> modifiers, RuleText text) {
        public Level {
            modifiers = List.copyOf(modifiers);
        }
    }

    public OpioidRules {
        factors = Map.copyOf(factors);
        levels = List.copyOf(levels);
    }
}
