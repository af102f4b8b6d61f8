package org.scriptline.kit.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * Two services see an aggregate differently.
 *
 * @param consumer the cursor of this service that was compared
 * @param kind missing: no event was applied; behind: not all; waiting: parked or in quarantine; differs: the same
 *     sequence and another state
 */
record Difference(
        String consumer,
        String topic,
        String subject,
        String kind,
        long statedSequence,
        long knownSequence,
        @Nullable String statedState,
        @Nullable String knownState) {}
