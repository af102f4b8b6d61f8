package org.scriptline.interaction.screening;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.RouteGroup;

/**
 * What the directory knows of a drug.
 *
 * @param ingredients at least one
 * @param route null when the code or name does not say
 */
public record RecognisedDrug(
        List<Ingredient> ingredients, @Nullable RouteGroup route) {

    public RecognisedDrug {
        ingredients = List.copyOf(ingredients);
    }
}
