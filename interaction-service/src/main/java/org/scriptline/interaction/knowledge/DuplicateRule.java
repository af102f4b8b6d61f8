package org.scriptline.interaction.knowledge;

import java.util.Set;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Severity;

/**
 * Drugs of one class that are not given together.
 *
 * @param name the class in words
 * @param ingredients ingredient names of the product table of the class; empty for the rule of the same ingredient twice
 * @param routes route groups in which the rule applies
 */
public record DuplicateRule(
        String id, String name, Set<String> ingredients, Set<RouteGroup> routes, Severity severity, RuleText text) {

    public DuplicateRule {
        ingredients = Set.copyOf(ingredients);
        routes = Set.copyOf(routes);
    }

    /** By the id alone, which no two rules of a base share: rules are keys of maps in every answer. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
