package org.scriptline.interaction.screening;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on the problem list.
 *
 * @param id of the fact, null when the asker gave none
 * @param name as written
 * @param classes the authored classes it belongs to; empty when no rule is concerned
 * @param understood whether its code or its words are known
 */
public record PatientCondition(@Nullable String id, String name, Set<String> classes, boolean understood) {

    public PatientCondition {
        classes = Set.copyOf(classes);
    }

    @Override
    public String toString() {
        return "PatientCondition[" + id + ", redacted]";
    }
}
