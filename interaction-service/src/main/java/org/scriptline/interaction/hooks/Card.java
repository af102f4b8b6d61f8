package org.scriptline.interaction.hooks;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A card of CDS Hooks 2.0.
 *
 * @param summary under 140 characters
 * @param indicator info, warning or critical
 * @param detail GitHub-flavoured Markdown
 * @param overrideReasons null where there is nothing to override
 * @param suggestions null where there is nothing to suggest; {@code selectionBehavior} is there with them
 */
public record Card(
        UUID uuid,
        String summary,
        String indicator,
        String detail,
        Source source,
        @Nullable List<Coding> overrideReasons,
        @Nullable List<Suggestion> suggestions,
        @Nullable String selectionBehavior,
        @Nullable List<Link> links) {

    public record Source(
            String label, @Nullable String url, @Nullable Coding topic) {}

    public record Coding(
            @Nullable String system, String code, @Nullable String display) {}

    public record Suggestion(UUID uuid, String label, List<Action> actions) {}

    /** {@code delete} takes the named order out. */
    public record Action(
            String type, String description, @Nullable String resourceId) {}

    public record Link(String label, String url, String type) {}
}
