package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.scriptline.kit.events.EventDecoder.Unreadable;
import org.scriptline.kit.json.EventJson;

/** Records that could not be applied, and which aggregates wait behind them. */
@ApplicationScoped
public class QuarantineStore {

    private final Clock clock;

    public QuarantineStore(Clock clock) {
        this.clock = clock;
    }

    /** The lowest sequence in open quarantine of each subject that has one. */
    Map<String, Long> openSequences(Connection connection, String consumer, Collection<String> subjects)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select subject, min(sequence) from quarantine
                where consumer = ? and state = 'open' and subject = any (?) and sequence is not null
                group by subject""")) {
            select.setString(1, consumer);
            select.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            Map<String, Long> open = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    open.put(rows.getString(1), rows.getLong(2));
                }
            }
            return open;
        }
    }

    void add(Connection connection, String consumer, Unreadable culprit) throws SQLException {
        ConsumerRecord<String, byte[]> source = Objects.requireNonNull(culprit.source());
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into quarantine (consumer, topic, partition, record_offset, event_key, subject, sequence, type,
                                        headers, payload, code, reason, state, quarantined_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?) on conflict do nothing""")) {
            insert.setString(1, consumer);
            insert.setString(2, source.topic());
            insert.setInt(3, source.partition());
            insert.setLong(4, source.offset());
            insert.setString(5, printable(source.key()));
            insert.setString(6, printable(culprit.subject()));
            if (culprit.sequence() == null) {
                insert.setNull(7, Types.BIGINT);
            } else {
                insert.setLong(7, culprit.sequence());
            }
            insert.setString(8, printable(culprit.type()));
            insert.setString(9, headers(source));
            insert.setBytes(10, source.value());
            insert.setString(11, culprit.code().name());
            insert.setString(12, culprit.reason());
            insert.setTimestamp(13, Timestamp.from(clock.instant()));
            insert.executeUpdate();
        }
    }

    private static String headers(ConsumerRecord<String, byte[]> source) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : source.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), printable(new String(header.value(), StandardCharsets.UTF_8)));
            }
        }
        return new String(EventJson.write(headers), StandardCharsets.UTF_8);
    }

    /** PostgreSQL text holds no NUL. */
    @SuppressWarnings("NullAway")
    private static String printable(@org.jspecify.annotations.Nullable String text) {
        return text == null ? null : text.replace("\0", "\\0");
    }
}
