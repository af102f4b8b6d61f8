package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Set;
import org.scriptline.contracts.products.RouteGroup;
import org.scriptline.contracts.screening.Severity;

/**
 * What pairs cannot see: several drugs that are too much together. Either every part is filled, each by another
 * ingredient, or the points of the ingredients reach a sum.
 *
 * @param parts each to be filled by another ingredient; empty for a sum
 * @param points what each ingredient adds to the sum; empty for parts
 * @param atLeast the sum that is too much; 0 for parts
 * @param when what must hold of the patient beside; null for nothing
 * @param absorbs ids of pair rules whose alerts say less about the same drugs
 */
public record RegimenRule(
        String id,
        List<Part> parts,
        List<Points> points,
        int atLeast,
        @org.jspecify.annotations.Nullable Criterion when,

        Severity severity,
        List<Modifier> modifiers,
        Set<String> absorbs,
        RuleText text) {

    /** One role in a regimen. */
    public record Part(String name, Set<String> ingredients, Set<RouteGroup> routes) {
        public Part {
            ingredients = Set.copyOf(ingredients);
            routes = Set.copyOf(routes);
        }
    }

    /** How much each of these ingredients adds. */
    public record Points(Part part, int each) {}

    public RegimenRule {
        parts = List.copyOf(parts);
        points = List.copyOf(points);
        modifiers = List.copyOf(modifiers);
        absorbs = Set.copyOf(absorbs);
    }

    /** By the id alone, which no two rules of a base share: rules are keys of maps in every answer. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
