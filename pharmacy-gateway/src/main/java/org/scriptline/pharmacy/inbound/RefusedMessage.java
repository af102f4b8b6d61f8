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
 * @param size in bytes, of what is kept
 * @param whole whether all of it is kept; of what was too large, or of a media type that is not read, it may be the beginning only, and that cannot be replayed
 * @param declaredSize how many bytes its sender said it has, null when it did not say, or all of it was read
 * @param receivedAt when it came last
 * @param times how often it came, byte for byte; at least, for those of the same moment are counted as one
 * @param replayedAt when operations had it taken after all, null when they have not
 * @param replayedAs the MessageID under which it was taken
 */
public record RefusedMessage(
        UUID id,
        String sender,
        String code,
        String why,
        int size,
        boolean whole,
        @Nullable Long declaredSize,
        Instant receivedAt,
        int times,
        @Nullable Instant replayedAt,
        @Nullable String replayedAs) {}
