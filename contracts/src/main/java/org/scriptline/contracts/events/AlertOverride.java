package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.OverrideReason;

/**
 * A prescriber's answer to an alert.
 *
 * @param alert id of the alert, id of a not-screened item, or {@link #FACTS_NOT_APPLIED}
 */
public record AlertOverride(
        String alert, OverrideReason reason, @Nullable String comment) {

    /** Overrides the hold for patient facts that have not reached interaction-service. */
    public static final String FACTS_NOT_APPLIED = "facts-not-applied";
}
