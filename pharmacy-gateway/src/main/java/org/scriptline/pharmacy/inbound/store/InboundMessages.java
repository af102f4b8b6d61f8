package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.UnmatchedMessage;
import org.scriptline.pharmacy.script.Message;

/** Every message with its bytes; (sender, MessageID) is the key. */
@ApplicationScoped
public class InboundMessages {

    private final Clock clock;

    public InboundMessages(Clock clock) {
        this.clock = clock;
    }

    /** Puts the message in first; false when it was here before. A twin in flight waits for the other's commit. */
    boolean insert(Connection connection, Message message, byte[] raw) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into inbound_message (sender, message_id, kind, raw, received_at) values (?, ?, ?, ?, ?)
                on conflict (sender, message_id) do nothing""")) {
            insert.setString(1, message.header().from().id());
            insert.setString(2, message.header().messageId());
            insert.setString(3, message.body().name());
            insert.setBytes(4, raw);
            insert.setTimestamp(5, Timestamp.from(clock.instant()));
            return insert.executeUpdate() == 1;
        }
    }

    /** Counts a repeat and gives the first answer; empty when the first message was of another kind. */
    Optional<InboundAnswer> repeat(Connection connection, Message message) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update inbound_message set repeats = repeats + 1 where sender = ? and message_id = ?
                returning kind, answer_kind, answer_code, answer_words""")) {
            update.setString(1, message.header().from().id());
            update.setString(2, message.header().messageId());
            try (ResultSet row = update.executeQuery()) {
                return row.next() && row.getString(1).equals(message.body().name())
                        ? Optional.of(new InboundAnswer(row.getString(2), row.getString(3), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    /** Records what the message was about and what was answered. */
    void conclude(Connection connection, Message message, @Nullable Match match, InboundAnswer answer)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update inbound_message
                set matched_by = ?, prescription_id = ?, answer_kind = ?, answer_code = ?, answer_words = ?
                where sender = ? and message_id = ?""")) {
            update.setString(1, match == null ? null : match.step().name());
            update.setObject(2, match == null ? null : match.prescriptionId());
            update.setString(3, answer.kind());
            update.setString(4, answer.code());
            update.setString(5, answer.words());
            update.setString(6, message.header().from().id());
            update.setString(7, message.header().messageId());
            update.executeUpdate();
        }
    }

    /** The latest messages that matched no order. */
    public List<UnmatchedMessage> unmatched(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select sender, message_id, kind, received_at, repeats from inbound_message
                where prescription_id is null order by received_at desc limit ?""")) {
            select.setInt(1, limit);
            List<UnmatchedMessage> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new UnmatchedMessage(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getTimestamp(4).toInstant(),
                            row.getInt(5)));
                }
            }
            return found;
        }
    }
}
