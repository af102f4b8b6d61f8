package org.scriptline.interaction.knowledge;

import java.util.List;
import org.scriptline.contracts.screening.Severity;

/**
 * Two ingredients or classes that do not go together.
 *
 * @param precedence why this rule stands beside another for the same two sides; empty when there is none
 * @param modifiers what makes it graver or milder, asked in their order
 * @param oncHigh whether it restates a class of the ONC high-priority list (Phansalkar 2012, JAMIA 19:735-43)
 */
public record PairRule(
        String id,
        Side a,
        Side b,
        Severity severity,
        boolean oncHigh,
        String precedence,
        List<Modifier> modifiers,
        RuleText text) {

    public PairRule {
        modifiers = List.copyOf(modifiers);
    }

    /** 0, 1 or 2 sides that name an ingredient: of two equally grave rules the more specific one speaks. */
    public int specificity() {
        return (a.specific() ? 1 : 0) + (b.specific() ? 1 : 0);
    }

    /** By the id alone, which no two rules of a base share: rules are keys of maps in every answer. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
