package org.scriptline.prescription.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for its prescriber, or did.
 *
 * @param id rises with time
 * @param closedAt null while it waits
 */
public record Attention(
        UUID id,
        UUID prescription,
        AttentionKind kind,
        Instant openedAt,
        @Nullable Instant closedAt) {}
