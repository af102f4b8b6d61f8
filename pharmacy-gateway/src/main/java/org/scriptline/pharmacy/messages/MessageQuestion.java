package org.scriptline.pharmacy.messages;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which messages; what is null does not matter.
 *
 * @param since the earliest; not asked of the messages of one prescription, nor of those that wait for operations
 * @param unmatched only those that matched no order
 * @param unsettled only those of ours that wait for operations
 */
public record MessageQuestion(
        @Nullable UUID prescription,
        @Nullable String pharmacy,
        @Nullable String direction,
        @Nullable String kind,
        boolean unmatched,
        boolean unsettled,
        Instant since) {}
