package org.scriptline.pharmacy.messages.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.messages.Attempt;
import org.scriptline.pharmacy.messages.KeptMessage;
import org.scriptline.pharmacy.messages.MessageQuestion;
import org.scriptline.pharmacy.messages.Unsettled;

/** Reads messages of both directions, the newest first. */
@ApplicationScoped
public class MessageHistory {

    private static final String OUT = """
            select 'out:' || replace(m.id::text, '-', '') as id, 'out' as direction, m.kind, m.pharmacy_ncpdp_id as pharmacy,
                   replace(m.id::text, '-', '') as message_id, m.prescription_id, uuid_extract_timestamp(m.id) as at,
                   m.state, m.attempts as times, null::text as matched_by, null::text as answer,
                   u.code as unsettled_code, u.description_code as unsettled_description, u.refused_at as unsettled_at
            from outgoing_message m left join unsettled_message u on u.message_id = m.id""";

    private static final String IN = """
            select 'in:' || i.sender || ':' || i.message_id as id, 'in' as direction, i.kind, i.sender as pharmacy,
                   i.message_id, i.prescription_id, i.received_at as at,
                   case when i.prescription_id is null then 'UNMATCHED' else 'TAKEN' end as state,
                   i.repeats + 1 as times, i.matched_by, i.answer_kind || ' ' || i.answer_code as answer,
                   null::text as unsettled_code, null::text as unsettled_description, null::timestamptz as unsettled_at
            from inbound_message i""";

    /** Where a page ends. */
    public record After(Instant at, String id) {}

    /** A page of messages. */
    public List<KeptMessage> find(Connection connection, MessageQuestion question, @Nullable After after, int limit)
            throws SQLException {
        UUID prescription = question.prescription();
        Instant since = question.unsettled() ? Instant.EPOCH : question.since();
        String out = (prescription != null ? " where m.prescription_id = ?" : " where m.id >= ?")
                + (question.unsettled() ? " and u.message_id is not null" : "");
        String in = (prescription != null ? " where i.prescription_id = ?" : " where i.received_at >= ?")
                + (question.unsettled() ? " and false" : "");
        try (PreparedStatement select =
                connection.prepareStatement("select * from (" + OUT + out + " union all " + IN + in + """
                ) kept where (?::text is null or pharmacy = ?) and (?::text is null or direction = ?)
                  and (?::text is null or kind = ?) and (not ? or prescription_id is null)
                  and (?::timestamptz is null or (at, id) < (?, ?))
                order by at desc, id desc limit ?""")) {
            if (prescription != null) {
                select.setObject(1, prescription);
                select.setObject(2, prescription);
            } else {
                select.setObject(1, lowest(since));
                select.setTimestamp(2, Timestamp.from(since));
            }
            select.setString(3, question.pharmacy());
            select.setString(4, question.pharmacy());
            select.setString(5, question.direction());
            select.setString(6, question.direction());
            select.setString(7, question.kind());
            select.setString(8, question.kind());
            select.setBoolean(9, question.unmatched());
            Timestamp end = after == null ? null : Timestamp.from(after.at());
            select.setTimestamp(10, end);
            select.setTimestamp(11, end);
            select.setString(12, after == null ? null : after.id());
            select.setInt(13, limit);
            return messages(select);
        }
    }

    /** The smallest identifier (UUID version 7) that is given at this moment. */
    private static UUID lowest(Instant since) {
        return new UUID((since.toEpochMilli() << 16) | 0x7000L, 0x8000000000000000L);
    }

    /** A message of ours. */
    public Optional<KeptMessage> out(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OUT + " where m.id = ?")) {
            select.setObject(1, id);
            return messages(select).stream().findFirst();
        }
    }

    /** A message of a pharmacy. */
    public Optional<KeptMessage> in(Connection connection, String sender, String messageId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IN + " where i.sender = ? and i.message_id = ?")) {
            select.setString(1, sender);
            select.setString(2, messageId);
            return messages(select).stream().findFirst();
        }
    }

    /** How often it was tried to deliver a message of ours. */
    public List<Attempt> attempts(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select * from delivery_attempt where message_id = ? order by number")) {
            select.setObject(1, id);
            List<Attempt> attempts = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Timestamp finished = row.getTimestamp("finished_at");
                    attempts.add(new Attempt(
                            row.getInt("number"),
                            row.getTimestamp("started_at").toInstant(),
                            finished == null ? null : finished.toInstant(),
                            row.getString("outcome"),
                            row.getString("code")));
                }
            }
            return attempts;
        }
    }

    /** The bytes of a message of ours. */
    public byte[] sent(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select body from outgoing_message where id = ?")) {
            select.setObject(1, id);
            return bytes(select);
        }
    }

    /** The bytes of a message of a pharmacy. */
    public byte[] received(Connection connection, String sender, String messageId) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select raw from inbound_message where sender = ? and message_id = ?")) {
            select.setString(1, sender);
            select.setString(2, messageId);
            return bytes(select);
        }
    }

    private static byte[] bytes(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("a message vanished");
            }
            return row.getBytes(1);
        }
    }

    private static List<KeptMessage> messages(PreparedStatement select) throws SQLException {
        List<KeptMessage> messages = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp unsettled = row.getTimestamp("unsettled_at");
                messages.add(new KeptMessage(
                        row.getString("id"),
                        row.getString("direction"),
                        row.getString("kind"),
                        row.getString("pharmacy"),
                        row.getString("message_id"),
                        row.getObject("prescription_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("state"),
                        row.getInt("times"),
                        row.getString("matched_by"),
                        row.getString("answer"),
                        unsettled == null
                                ? null
                                : new Unsettled(
                                        row.getString("unsettled_code"),
                                        row.getString("unsettled_description"),
                                        unsettled.toInstant())));
            }
        }
        return messages;
    }
}
