package org.scriptline.interaction.person;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to whom records belong. Found or created by (match key, group); a person without a match key is the one of a
 * single record and has that record's id.
 *
 * @param group 0 at first; a record that may not join gets the next one
 */
public record Person(UUID id, @Nullable String matchKey, int group) {}
