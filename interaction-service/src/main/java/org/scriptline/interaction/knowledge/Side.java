package org.scriptline.interaction.knowledge;

import java.util.Set;
import org.scriptline.contracts.products.RouteGroup;

/**
 * One side of a pair rule, resolved to ingredients.
 *
 * @param ingredients ingredient names of the product table
 * @param specific whether the rule names the ingredient itself and not a class
 * @param routes route groups in which the rule applies
 * @param washoutDays how many days after its stop a drug of this side still counts, 0 for none
 */
public record Side(Set<String> ingredients, boolean specific, Set<RouteGroup> routes, int washoutDays) {

    public Side {
        ingredients = Set.copyOf(ingredients);
        routes = Set.copyOf(routes);
    }
}
