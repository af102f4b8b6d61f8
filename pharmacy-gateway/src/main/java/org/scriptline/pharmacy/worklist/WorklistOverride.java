package org.scriptline.pharmacy.worklist;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.OverriddenAlert;

/**
 * An alert with the prescriber's answer.
 *
 * @param comment the prescriber's words
 * @param late the alert came after the release
 */
public record WorklistOverride(
        WorklistAlert alert,
        OverrideReason reason,
        @Nullable String comment,
        boolean late) {

    static WorklistOverride of(OverriddenAlert overridden, boolean late) {
        return new WorklistOverride(
                WorklistAlert.of(overridden.alert()),
                overridden.override().reason(),
                overridden.override().comment(),
                late);
    }
}
