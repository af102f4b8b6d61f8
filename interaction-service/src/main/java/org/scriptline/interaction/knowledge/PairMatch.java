package org.scriptline.interaction.knowledge;

/**
 * A pair rule found for two ingredients in the order they were asked.
 *
 * @param first the rule's side that the first ingredient stands on
 * @param second the rule's side that the second ingredient stands on
 */
public record PairMatch(PairRule rule, Side first, Side second) {

    /** By the rule alone: the sides are those of the rule. */
    @Override
    public int hashCode() {
        return rule.hashCode();
    }
}
