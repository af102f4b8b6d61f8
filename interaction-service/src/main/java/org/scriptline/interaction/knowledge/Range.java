package org.scriptline.interaction.knowledge;

import java.math.BigDecimal;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * An interval of numbers, open or closed on either side.
 *
 * @param atLeast lower bound that belongs to it, null for none
 * @param above lower bound that does not belong to it, null for none
 * @param atMost upper bound that belongs to it, null for none
 * @param below upper bound that does not belong to it, null for none
 */
public record Range(
        @Nullable BigDecimal atLeast,
        @Nullable BigDecimal above,
        @Nullable BigDecimal atMost,
        @Nullable BigDecimal below) {

    public boolean holds(BigDecimal value) {
        return (atLeast == null || value.compareTo(atLeast) >= 0)
                && (above == null || value.compareTo(above) > 0)
                && (atMost == null || value.compareTo(atMost) <= 0)
                && (below == null || value.compareTo(below) < 0);
    }

    /** Whether more of the same can only go on holding: a sum that is not complete then decides already. */
    public boolean openUpwards() {
        return atMost == null && below == null;
    }

    /** Whether it says nothing at all. */
    public boolean empty() {
        return atLeast == null && above == null && atMost == null && below == null;
    }

    @Override
    public String toString() {
        StringJoiner words = new StringJoiner(" and ");
        add(words, "at least ", atLeast);
        add(words, "above ", above);
        add(words, "at most ", atMost);
        add(words, "below ", below);
        return words.toString();
    }

    private static void add(StringJoiner words, String word, @Nullable BigDecimal bound) {
        if (bound != null) {
            words.add(word + bound.toPlainString());
        }
    }
}
