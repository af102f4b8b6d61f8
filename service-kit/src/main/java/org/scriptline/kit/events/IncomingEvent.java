package org.scriptline.kit.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.EventType;

/**
 * An event that was read and decoded.
 *
 * @param traceparent the W3C trace of the request that caused it, null when it has none
 */
@SuppressWarnings("ArrayRecordComponent")
public record IncomingEvent(
        UUID id,
        EventType type,
        String key,
        String subject,
        long sequence,
        Instant time,
        Actor actor,
        Record payload,
        byte[] bytes,
        @Nullable String traceparent) {

    /** The payload as its type; the decoder guarantees that it fits {@link #type}. */
    public <T extends Record> T payload(Class<T> kind) {
        return kind.cast(payload);
    }

    /** The same, in the span in which it is applied. */
    IncomingEvent traced(@Nullable String span) {
        return new IncomingEvent(id, type, key, subject, sequence, time, actor, payload, bytes, span);
    }

    @Override
    public String toString() {
        return "IncomingEvent[" + type.code() + " " + subject + " " + sequence + "]";
    }
}
