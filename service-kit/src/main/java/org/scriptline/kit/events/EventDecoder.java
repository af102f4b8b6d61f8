package org.scriptline.kit.events;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.web.Traces;

/** Turns a record of a topic into an event, or into the reason why it is none. */
final class EventDecoder {

    private EventDecoder() {}

    /** A record with what could be read of it. */
    sealed interface Decoded permits Readable, Unreadable {
        /** The record as it came; null when it comes from the quarantine. */
        @Nullable
        ConsumerRecord<String, byte[]> source();
    }

    /** An event; {@code event.payload} is read only for wanted types. */
    record Readable(@Nullable ConsumerRecord<String, byte[]> source, IncomingEvent event, boolean wanted)
            implements Decoded {}

    /** A record for the quarantine; the subject is known when only the payload is at fault. */
    record Unreadable(
            ConsumerRecord<String, byte[]> source,
            @Nullable String subject,
            @Nullable Long sequence,
            @Nullable String type,
            ErrorCode code,
            String reason)
            implements Decoded {}

    /** Stands for the payload of an event that nobody asked for. */
    private record Unread() {}

    static Decoded decode(ConsumerRecord<String, byte[]> source, EventApplier applier) {
        Headers headers = source.headers();
        String typeCode = CloudEventHeaders.text(headers, CloudEventHeaders.TYPE);
        String subject = CloudEventHeaders.text(headers, CloudEventHeaders.SUBJECT);
        Long sequence = number(CloudEventHeaders.text(headers, CloudEventHeaders.SEQUENCE));
        if (typeCode == null || subject == null || sequence == null || sequence < 1 || source.key() == null) {
            return new Unreadable(
                    source,
                    subject,
                    sequence,
                    typeCode,
                    ErrorCode.EVENT_SCHEMA_INVALID,
                    "key, ce_type, ce_subject or a positive ce_sequence is missing");
        }
        EventType type = EventType.of(typeCode).orElse(null);
        if (type == null || type.topic() != applier.topic()) {
            return new Unreadable(
                    source,
                    subject,
                    sequence,
                    typeCode,
                    ErrorCode.EVENT_UNKNOWN_TYPE,
                    "this version does not know the type on this topic");
        }
        try {
            return readable(source, applier, type, subject, sequence);
        } catch (IOException | DateTimeException | IllegalArgumentException broken) {
            return new Unreadable(
                    source,
                    subject,
                    sequence,
                    typeCode,
                    ErrorCode.EVENT_SCHEMA_INVALID,
                    "the payload is not a " + type.payload().getSimpleName() + " or a header has the wrong form");
        }
    }

    /** Decodes stored bytes again, for parked and quarantined events. */
    static IncomingEvent stored(
            Topic topic,
            UUID id,
            EventType type,
            String key,
            String subject,
            long sequence,
            Instant time,
            Actor actor,
            byte[] bytes,
            @Nullable String traceparent)
            throws IOException {
        if (type.topic() != topic) {
            throw new IOException("the type does not belong to the topic");
        }
        return new IncomingEvent(
                id,
                type,
                key,
                subject,
                sequence,
                time,
                actor,
                EventJson.read(bytes, type.payload()),
                bytes,
                traceparent);
    }

    private static Readable readable(
            ConsumerRecord<String, byte[]> source, EventApplier applier, EventType type, String subject, long sequence)
            throws IOException {
        Headers headers = source.headers();
        UUID id = UUID.fromString(required(headers, CloudEventHeaders.ID));
        Instant time = Instant.parse(required(headers, CloudEventHeaders.TIME));
        Actor actor = new Actor(
                required(headers, CloudEventHeaders.ACTOR), required(headers, CloudEventHeaders.ORGANIZATION));
        boolean wanted = applier.types().contains(type);
        if (source.value() == null) {
            throw new IOException("the record has no value");
        }
        Record payload = wanted ? EventJson.read(source.value(), type.payload()) : new Unread();
        return new Readable(
                source,
                new IncomingEvent(
                        id,
                        type,
                        source.key(),
                        subject,
                        sequence,
                        time,
                        actor,
                        payload,
                        source.value(),
                        Traces.valid(CloudEventHeaders.text(headers, Traces.HEADER))),
                wanted);
    }

    private static String required(Headers headers, String name) throws IOException {
        String value = CloudEventHeaders.text(headers, name);
        if (value == null) {
            throw new IOException("header " + name + " is missing");
        }
        return value;
    }

    private static @Nullable Long number(@Nullable String text) {
        try {
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
