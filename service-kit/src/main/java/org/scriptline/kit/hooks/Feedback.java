package org.scriptline.kit.hooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a card.
 *
 * @param accepted whether a suggestion was taken, else it was overridden
 * @param suggestions ids of the suggestions that were taken
 * @param reason code of the override reason, null when none was given
 * @param at when, by the client's clock
 */
public record Feedback(
        UUID card,
        boolean accepted,
        List<String> suggestions,
        @Nullable String reason,
        @Nullable String comment,
        Instant at) {

    public Feedback {
        suggestions = List.copyOf(suggestions);
    }

    @Override
    public String toString() {
        return "Feedback[" + card + ", redacted]";
    }
}
