package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last sequence that a consumer has taken of each aggregate. */
@ApplicationScoped
public class CursorStore {

    /** The cursors of the subjects, locked until the transaction ends; a subject never met is absent. */
    public Map<String, Long> locked(Connection connection, String consumer, Collection<String> subjects)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select subject, last_sequence from event_cursor
                where consumer = ? and subject = any (?) order by subject for update""")) {
            select.setString(1, consumer);
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            Map<String, Long> cursors = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    cursors.put(rows.getString(1), rows.getLong(2));
                }
            }
            return cursors;
        }
    }

    /** Moves cursors; fails when another process created one meanwhile. */
    void move(Connection connection, String consumer, Map<String, Long> before, Map<String, Long> after)
            throws SQLException {
        List<String> known = new ArrayList<>();
        List<String> fresh = new ArrayList<>();
        after.keySet().stream().sorted().forEach(subject -> (before.containsKey(subject) ? known : fresh).add(subject));
        write(connection, consumer, known, after, """
                update event_cursor c set last_sequence = moved.last_sequence
                from unnest(?::text[], ?::bigint[]) as moved (subject, last_sequence)
                where c.consumer = ? and c.subject = moved.subject""");
        write(connection, consumer, fresh, after, """
                insert into event_cursor (subject, last_sequence, consumer)
                select subject, last_sequence, ? from unnest(?::text[], ?::bigint[]) as moved (subject, last_sequence)
                on conflict do nothing""");
    }

    private static void write(
            Connection connection, String consumer, List<String> subjects, Map<String, Long> after, String sql)
            throws SQLException {
        if (subjects.isEmpty()) {
            return;
        }
        boolean insert = sql.startsWith("insert");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int first = insert ? 2 : 1;
            statement.setArray(first, connection.createArrayOf("text", subjects.toArray()));
            statement.setArray(
                    first + 1,
                    connection.createArrayOf(
                            "bigint", subjects.stream().map(after::get).toArray()));
            statement.setString(insert ? 1 : 3, consumer);
            if (statement.executeUpdate() != subjects.size()) {
                throw new ConcurrentCursorException(consumer);
            }
        }
    }
}
