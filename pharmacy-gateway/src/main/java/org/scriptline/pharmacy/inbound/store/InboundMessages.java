package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.pharmacy.inbound.InboundAnswer;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.ReceivedDocuments;
import org.scriptline.pharmacy.inbound.UnmatchedMessage;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.Message;
import org.scriptline.pharmacy.script.RxFill;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Every message with its bytes; (sender, MessageID) is the key. */
@ApplicationScoped
public class InboundMessages {

    private final Clock clock;
    private final ReceivedDocuments documents;

    public InboundMessages(Clock clock, ScriptReader reader) {
        this.clock = clock;
        this.documents = new ReceivedDocuments(reader);
    }

    /** Puts messages in first, in the order of their keys, and gives the keys that were not here before. A twin in flight waits for the other's commit. */
    Set<TakenMessage.Key> insert(Connection connection, List<TakenMessage> messages) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into inbound_message (sender, message_id, kind, raw, received_at)
                select sender, message_id, kind, raw, ?
                from unnest(?::text[], ?::text[], ?::text[], ?::bytea[]) as given (sender, message_id, kind, raw)
                on conflict (sender, message_id) do nothing
                returning sender, message_id""")) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            ColumnArrays columns = new ColumnArrays(connection, insert, 2);
            columns.set("text", messages, message -> message.key().sender());
            columns.set("text", messages, message -> message.key().messageId());
            columns.set("text", messages, message -> message.message().body().name());
            columns.set("bytea", messages, TakenMessage::raw);
            Set<TakenMessage.Key> fresh = new HashSet<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    fresh.add(new TakenMessage.Key(row.getString(1), row.getString(2)));
                }
            }
            return fresh;
        }
    }

    /**
     * What a MessageID that came before is answered.
     *
     * @param answer the first one; null when the first message was another one
     * @param other whether this message says something else than the first
     */
    record Repeat(@Nullable InboundAnswer answer, boolean other) {}

    /** Counts a repeat, and looks whether it is one. */
    Repeat repeat(Connection connection, TakenMessage taken) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update inbound_message set repeats = repeats + 1 where sender = ? and message_id = ?
                returning kind, answer_kind, answer_code, answer_description_code, answer_words, raw""")) {
            update.setString(1, taken.key().sender());
            update.setString(2, taken.key().messageId());
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()
                        || !row.getString(1).equals(taken.message().body().name())) {
                    return new Repeat(null, true);
                }
                boolean other = !sameContent(taken, row.getBytes(6));
                return other && ReceivedDocuments.inFhir(taken.raw())
                        ? new Repeat(null, true)
                        : new Repeat(
                                new InboundAnswer(
                                        row.getString(2), row.getString(3), row.getString(4), row.getString(5)),
                                other);
            }
        }
    }

    /**
     * Whether it says what the first one said, whenever it was sent and however it was written. In SCRIPT a MessageID is the message, and what comes under it again is
     * answered as a retry whatever it holds; in FHIR a resource is sent again when it has changed, and one that reports something else is refused.
     */
    private boolean sameContent(TakenMessage taken, byte[] kept) {
        Message now = taken.message();
        return Arrays.equals(taken.raw(), kept)
                || documents
                        .message(kept, taken.key().sender(), taken.key().messageId())
                        .filter(first -> sameBody(first.body(), now.body())
                                && fits(
                                        first.header().prescriberOrderNumber(),
                                        now.header().prescriberOrderNumber())
                                && fits(
                                        first.header().relatesToMessageId(),
                                        now.header().relatesToMessageId()))
                        .isPresent();
    }

    private static boolean sameBody(Body first, Body now) {
        return first instanceof RxFill one && now instanceof RxFill other
                ? one.reportsTheSame(other)
                : first.equals(now);
    }

    private static boolean fits(@Nullable String first, @Nullable String now) {
        return first == null || now == null || first.equals(now);
    }

    /** Records what each message was about and what was answered. */
    void conclude(Connection connection, List<TakenMessage> messages) throws SQLException {
        if (messages.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("""
                update inbound_message m
                set matched_by = n.matched_by, prescription_id = n.prescription, answer_kind = n.kind,
                    answer_code = n.code, answer_description_code = n.description, answer_words = n.words
                from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
                     as n (sender, message_id, matched_by, prescription, kind, code, description, words)
                where m.sender = n.sender and m.message_id = n.message_id""")) {
            ColumnArrays columns = new ColumnArrays(connection, update, 1);
            columns.set("text", messages, message -> message.key().sender());
            columns.set("text", messages, message -> message.key().messageId());
            columns.set(
                    "text",
                    messages,
                    message -> matched(message, match -> match.step().name()));
            columns.set("uuid", messages, message -> matched(message, Match::prescriptionId));
            columns.set("text", messages, message -> answered(message, InboundAnswer::kind));
            columns.set("text", messages, message -> answered(message, InboundAnswer::code));
            columns.set("text", messages, message -> answered(message, InboundAnswer::descriptionCode));
            columns.set("text", messages, message -> answered(message, InboundAnswer::words));
            update.executeUpdate();
        }
    }

    private static @Nullable Object matched(TakenMessage message, Function<Match, Object> part) {
        return message.match() == null ? null : part.apply(message.match());
    }

    private static @Nullable Object answered(TakenMessage message, Function<InboundAnswer, @Nullable Object> part) {
        return message.answer() == null ? null : part.apply(message.answer());
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
