package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;

/** Events that wait for their predecessor. */
@ApplicationScoped
public class ParkingStore {

    private final Clock clock;

    public ParkingStore(Clock clock) {
        this.clock = clock;
    }

    /** The parked events of some subjects, in order. */
    static final class Parked {
        private final Map<String, TreeMap<Long, IncomingEvent>> bySubject = new HashMap<>();

        /** Adds an event, false when it was there. */
        boolean add(IncomingEvent event) {
            return bySubject
                            .computeIfAbsent(event.subject(), subject -> new TreeMap<>())
                            .putIfAbsent(event.sequence(), event)
                    == null;
        }

        @Nullable
        IncomingEvent first(String subject) {
            TreeMap<Long, IncomingEvent> events = bySubject.get(subject);
            return events == null || events.isEmpty()
                    ? null
                    : events.firstEntry().getValue();
        }

        void take(IncomingEvent event) {
            TreeMap<Long, IncomingEvent> events = bySubject.get(event.subject());
            if (events != null) {
                events.remove(event.sequence());
            }
        }

        List<IncomingEvent> all() {
            return bySubject.values().stream()
                    .flatMap(events -> events.values().stream())
                    .toList();
        }
    }

    Parked parked(Connection connection, String consumer, Topic topic, Collection<String> subjects)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select subject, sequence, type, event_id, event_key, actor, organization, occurred_at, payload,
                       traceparent
                from parked_event where consumer = ? and subject = any (?)""")) {
            select.setString(1, consumer);
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            Parked parked = new Parked();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    parked.add(event(topic, row));
                }
            }
            return parked;
        }
    }

    void park(Connection connection, String consumer, Topic topic, List<IncomingEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into parked_event (consumer, topic, subject, sequence, type, event_id, event_key, actor,
                                          organization, occurred_at, payload, parked_at,
                                          traceparent)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")) {
            for (IncomingEvent event : events) {
                insert.setString(1, consumer);
                insert.setString(2, topic.code());
                insert.setString(3, event.subject());
                insert.setLong(4, event.sequence());
                insert.setString(5, event.type().code());
                insert.setObject(6, event.id());
                insert.setString(7, event.key());
                insert.setString(8, event.actor().name());
                insert.setString(9, event.actor().organization());
                insert.setObject(10, event.time().atOffset(ZoneOffset.UTC));
                insert.setBytes(11, event.bytes());
                insert.setTimestamp(12, Timestamp.from(clock.instant()));
                insert.setString(13, event.traceparent());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    void remove(Connection connection, String consumer, List<IncomingEvent> events) throws SQLException {
        if (events.isEmpty()) {
            return;
        }
        try (PreparedStatement delete = connection.prepareStatement(
                "delete from parked_event where consumer = ? and subject = ? and sequence = ?")) {
            for (IncomingEvent event : events) {
                delete.setString(1, consumer);
                delete.setString(2, event.subject());
                delete.setLong(3, event.sequence());
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    private static IncomingEvent event(Topic topic, ResultSet row) throws SQLException {
        EventType type = EventType.of(row.getString("type"))
                .orElseThrow(() -> new EventRefusedException(ErrorCode.EVENT_UNKNOWN_TYPE, "a parked event's type"));
        try {
            return EventDecoder.stored(
                    topic,
                    row.getObject("event_id", UUID.class),
                    type,
                    row.getString("event_key"),
                    row.getString("subject"),
                    row.getLong("sequence"),
                    row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                    new Actor(row.getString("actor"), row.getString("organization")),
                    row.getBytes("payload"),
                    row.getString("traceparent"));
        } catch (IOException broken) {
            throw new EventRefusedException(ErrorCode.EVENT_SCHEMA_INVALID, "a parked event cannot be read");
        }
    }
}
