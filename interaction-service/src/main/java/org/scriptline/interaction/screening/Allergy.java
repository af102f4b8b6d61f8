package org.scriptline.interaction.screening;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Involved;

/**
 * A recorded allergy or intolerance, its substance looked up.
 *
 * @param id of the fact, null when the asker gave none
 * @param ingredients what the substance is made of when it is a drug; empty for a group or a non-drug
 * @param intolerance an intolerance is shown and never interrupts
 */
public record Allergy(
        @Nullable String id,
        String substance,
        @Nullable String rxcui,
        @Nullable String reaction,
        boolean intolerance,
        List<Ingredient> ingredients) {

    public Allergy {
        ingredients = List.copyOf(ingredients);
    }

    String identity() {
        return "allergy:" + substance.strip().toLowerCase(Locale.ROOT) + (intolerance ? ":intolerance" : "");
    }

    Involved involved() {
        return new Involved(id, substance, rxcui, "allergy", null, null, null);
    }

    @Override
    public String toString() {
        return "Allergy[" + id + ", redacted]";
    }
}
