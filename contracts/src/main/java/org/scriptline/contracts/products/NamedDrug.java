package org.scriptline.contracts.products;

import java.util.List;

/**
 * What a name stands for: one ingredient, or the several of a combination.
 *
 * @param name the name as the table spells it
 * @param ingredients at least one
 * @param schedule the schedule that goes with the name
 */
public record NamedDrug(String name, List<Ingredient> ingredients, DeaSchedule schedule) {

    public NamedDrug {
        ingredients = List.copyOf(ingredients);
    }
}
