package org.scriptline.formulary.hooks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card of CDS Hooks 2.0; about coverage it is always information and never interrupts.
 *
 * @param summary under 140 characters
 * @param detail GitHub-flavoured Markdown
 * @param suggestions null where there is nothing to suggest; {@code selectionBehavior} is there with them
 */
public record Card(
        UUID uuid,
        String summary,
        String indicator,
        String detail,
        Source source,
        @Nullable List<Suggestion> suggestions,
        @Nullable String selectionBehavior) {

    public record Source(String label) {}

    public record Suggestion(UUID uuid, String label, List<Action> actions) {}

    /** An {@code update} with the whole order as it would then be; the prescriber confirms it. */
    public record Action(String type, String description, Object resource) {}
}
