package org.scriptline.interaction.knowledge;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * A measurement that rules ask for.
 *
 * @param loinc its LOINC codes
 * @param names how it is called, in {@link Names#normal} form
 * @param unit the unit in which rules speak (UCUM)
 * @param factors by unit in lower case: what a value in it is multiplied with to be in {@code unit}
 * @param lowest smallest plausible value in {@code unit}
 * @param highest greatest plausible value in {@code unit}
 * @param withinDays how long a value counts when a rule says nothing else
 */
public record LaboratoryTest(
        String id,
        String name,
        Set<String> loinc,
        Set<String> names,
        String unit,
        Map<String, BigDecimal> factors,
        BigDecimal lowest,
        BigDecimal highest,
        int withinDays) {

    public LaboratoryTest {
        loinc = Set.copyOf(loinc);
        names = Set.copyOf(names);
        factors = Map.copyOf(factors);
    }
}
