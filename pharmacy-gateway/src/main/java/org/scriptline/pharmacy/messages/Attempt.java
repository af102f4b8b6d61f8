package org.scriptline.pharmacy.messages;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver a message.
 *
 * @param finishedAt null while it is on its way, or when the process died meanwhile
 * @param outcome accepted, verified, decided, error, no-answer or unreachable
 * @param code the SCRIPT code that was read
 */
public record Attempt(
        int number,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String outcome,
        @Nullable String code) {}
