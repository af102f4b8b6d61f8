package org.scriptline.contracts.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Where an aggregate stands at its owner.
 *
 * @param topic of its events
 * @param subject its id
 * @param sequence of the last event in the window
 * @param state status codes that others project, null when there are none to compare
 */
public record AggregateState(
        String topic,
        String subject,
        long sequence,
        @Nullable String state) {}
