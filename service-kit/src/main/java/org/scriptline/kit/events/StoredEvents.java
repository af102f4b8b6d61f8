package org.scriptline.kit.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.web.Traces;

/** Reads a record back from its stored headers and bytes. */
public final class StoredEvents {

    private StoredEvents() {}

    /**
     * The event.
     *
     * @param headers the record's headers as one JSON object
     * @throws IOException when it is still no event of this topic
     */
    public static IncomingEvent decode(Topic topic, String headers, @Nullable String key, byte @Nullable [] payload)
            throws IOException {
        Map<?, ?> values = EventJson.read(headers.getBytes(StandardCharsets.UTF_8), Map.class);
        if (key == null || payload == null) {
            throw new IOException("the record has no key or no value");
        }
        EventType type = EventType.of(value(values, CloudEventHeaders.TYPE))
                .orElseThrow(() -> new IOException("the type is not known"));
        return EventDecoder.stored(
                topic,
                UUID.fromString(value(values, CloudEventHeaders.ID)),
                type,
                key,
                value(values, CloudEventHeaders.SUBJECT),
                Long.parseLong(value(values, CloudEventHeaders.SEQUENCE)),
                Instant.parse(value(values, CloudEventHeaders.TIME)),
                new Actor(value(values, CloudEventHeaders.ACTOR), value(values, CloudEventHeaders.ORGANIZATION)),
                payload,
                trace(values));
    }

    private static @Nullable String trace(Map<?, ?> values) {
        return values.get(Traces.HEADER) instanceof String trace ? Traces.valid(trace) : null;
    }

    private static String value(Map<?, ?> headers, String name) throws IOException {
        Object value = headers.get(name);
        if (value == null) {
            throw new IOException("header " + name + " is missing");
        }
        return value.toString();
    }
}
