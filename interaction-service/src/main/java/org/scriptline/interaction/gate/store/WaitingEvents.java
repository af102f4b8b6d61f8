package org.scriptline.interaction.gate.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.scriptline.kit.events.IncomingEvent;

/** Which records have an event that is quarantined or parked, so that what is known of them is not all there is. */
final class WaitingEvents {
    private WaitingEvents() {}

    /** One event of one aggregate. */
    record Step(String subject, long sequence) {
        static Step of(IncomingEvent event) {
            return new Step(event.subject(), event.sequence());
        }
    }

    /**
     * The records among {@code records} with a waiting event; events that are being applied right now do not wait.
     *
     * @param taken the batch as it came, before duplicates and early events were set aside
     * @param applied what is left of it and is applied now
     */
    static Set<UUID> records(
            Connection connection,
            String consumer,
            Collection<UUID> records,
            List<IncomingEvent> taken,
            List<IncomingEvent> applied)
            throws SQLException {
        Set<Step> now = new HashSet<>();
        applied.forEach(event -> now.add(Step.of(event)));
        Set<UUID> waiting = stored(connection, consumer, records, now);
        List<IncomingEvent> setAside =
                taken.stream().filter(event -> !now.contains(Step.of(event))).toList();
        if (!setAside.isEmpty()) {
            Map<String, Long> cursors = cursors(connection, consumer, setAside);
            for (IncomingEvent event : setAside) {
                if (event.sequence() > cursors.getOrDefault(event.subject(), 0L)) {
                    waiting.add(UUID.fromString(event.key()));
                }
            }
        }
        return waiting;
    }

    private static Set<UUID> stored(
            Connection connection, String consumer, Collection<UUID> records, Set<Step> appliedNow)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select event_key, subject, sequence from parked_event where consumer = ? and event_key = any (?)
                union all
                select event_key, subject, sequence from quarantine
                where consumer = ? and state = 'open' and event_key = any (?)""")) {
            Array keys = connection.createArrayOf(
                    "text", records.stream().map(UUID::toString).toArray());
            select.setString(1, consumer);
            select.setArray(2, keys);
            select.setString(3, consumer);
            select.setArray(4, keys);
            Set<UUID> waiting = new HashSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean applied =
                            row.getString(2) != null && appliedNow.contains(new Step(row.getString(2), row.getLong(3)));
                    if (!applied) {
                        waiting.add(UUID.fromString(row.getString(1)));
                    }
                }
            }
            return waiting;
        }
    }

    private static Map<String, Long> cursors(Connection connection, String consumer, List<IncomingEvent> events)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select subject, last_sequence from event_cursor where consumer = ? and subject = any (?)")) {
            select.setString(1, consumer);
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", events.stream().map(IncomingEvent::subject).toArray()));
            Map<String, Long> cursors = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    cursors.put(row.getString(1), row.getLong(2));
                }
            }
            return cursors;
        }
    }
}
