package org.scriptline.pharmacy.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that came to the SCRIPT face and is no message that can be acted on, without its content.
 *
 * @param sender the organisation whose token it came with
 * @param code of the catalogue
 * @param why names the place
 * @param size in bytes
 * @param replayedAt when operations had it taken after all, null when they have not
 * @param replayedAs the MessageID under which it was taken
 */
public record RefusedMessage(
        UUID id,
        String sender,
        String code,
        String why,
        int size,
        Instant receivedAt,
        @Nullable Instant replayedAt,
        @Nullable String replayedAs) {}
