package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.pharmacy.inbound.RefusedMessage;
import org.scriptline.pharmacy.inbound.UnkeptMessages;

/** What was refused before it was a message of its sender, byte for byte, or of what was not read its beginning: the latest {@link #KEPT} of each token's organisation. */
@ApplicationScoped
public class RefusedMessages {

    /** How many are kept of one sender, whatever it sends. */
    public static final int KEPT = 200;

    /** How many that were not read are kept of one sender in one hour; what comes beyond that is counted, and pushes nothing out. */
    public static final int UNREAD_AN_HOUR = 60;

    /** How long it is told how many they were. */
    private static final Duration COUNTED = Duration.ofDays(7);

    private static final int DONE = 200;

    private final Database database;
    private final Idempotency idempotency;
    private final IdGenerator ids;
    private final Clock clock;

    public RefusedMessages(Database database, Idempotency idempotency, IdGenerator ids, Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps one, and lets the oldest of the sender go. */
    public void keep(String sender, ErrorCode code, String why, byte[] raw) {
        database.inTransaction(transaction -> {
            insert(transaction.connection(), sender, code, why, Beginning.all(raw));
            forget(transaction.connection(), sender);
            return sender;
        });
    }

    /**
     * Keeps the beginning of one that was not read: too large, or of a media type that is not read here. Of what a sender sends beyond {@link #UNREAD_AN_HOUR} only the
     * number is kept.
     *
     * @return whether it was kept
     */
    public boolean keepUnread(String sender, ErrorCode code, String why, Beginning beginning) {
        return database.inTransaction(transaction -> keepSome(transaction.connection(), sender, code, why, beginning));
    }

    /** The same within a transaction, for what was read and not acted on. */
    boolean keepSome(Connection connection, String sender, ErrorCode code, String why, Beginning beginning)
            throws SQLException {
        boolean kept = count(connection, sender) <= UNREAD_AN_HOUR;
        if (kept) {
            insert(connection, sender, code, why, beginning);
            forget(connection, sender);
        }
        return kept;
    }

    /** How many this sender has sent in this hour, with this one. */
    private int count(Connection connection, String sender) throws SQLException {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        try (PreparedStatement upsert = connection.prepareStatement("""
                with old as (
                    delete from refused_unread where sender = ? and hour < ?)
                insert into refused_unread as u (sender, hour, seen) values (?, ?, 1)
                on conflict (sender, hour) do update set seen = u.seen + 1
                returning seen""")) {
            upsert.setString(1, sender);
            upsert.setTimestamp(2, Timestamp.from(hour.minus(COUNTED)));
            upsert.setString(3, sender);
            upsert.setTimestamp(4, Timestamp.from(hour));
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void insert(Connection connection, String sender, ErrorCode code, String why, Beginning beginning)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into refused_message (id, sender, code, why, raw, received_at, whole, declared_size)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, ids.next());
            insert.setString(2, sender);
            insert.setString(3, code.name());
            insert.setString(4, why);
            insert.setBytes(5, beginning.raw());
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
            insert.setBoolean(7, beginning.whole());
            insert.setObject(8, beginning.declared());
            insert.executeUpdate();
        }
    }

    private static void forget(Connection connection, String sender) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from refused_message where id in (
                    select id from refused_message where sender = ? order by received_at desc, id desc offset ?)""")) {
            delete.setString(1, sender);
            delete.setInt(2, KEPT);
            delete.executeUpdate();
        }
    }

    /** The latest ones. */
    public List<RefusedMessage> latest(int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select id, sender, code, why, octet_length(raw), received_at, replayed_at, replayed_as,
                           whole, declared_size
                    from refused_message
                    order by received_at desc, id desc limit ?""")) {
                select.setInt(1, limit);
                List<RefusedMessage> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        Timestamp replayed = row.getTimestamp(7);
                        found.add(new RefusedMessage(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getInt(5),
                                row.getBoolean(9),
                                row.getObject(10, Long.class),
                                row.getTimestamp(6).toInstant(),
                                replayed == null ? null : replayed.toInstant(),
                                row.getString(8)));
                    }
                }
                return found;
            }
        });
    }

    /** The hours in which a sender sent more that was not read than is kept of it, the latest first. */
    public List<UnkeptMessages> unkept(int limit) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select sender, hour, seen from refused_unread where seen > ? order by hour desc, sender limit ?""")) {
                select.setInt(1, UNREAD_AN_HOUR);
                select.setInt(2, limit);
                List<UnkeptMessages> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(new UnkeptMessages(
                                row.getString(1), row.getTimestamp(2).toInstant(), row.getInt(3) - UNREAD_AN_HOUR));
                    }
                }
                return found;
            }
        });
    }

    /**
     * What there is of one that was not read.
     *
     * @param raw its first bytes
     * @param whole whether these are all
     * @param declared how many its sender said it has, null when it did not say
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Beginning(
            byte[] raw, boolean whole, @Nullable Long declared) {

        /** How many bytes are kept of what is not read: more than almost any SCRIPT message has, so that one under a wrong label can be replayed. */
        public static final int LARGEST = 64 * 1024;

        private static Beginning all(byte[] raw) {
            return new Beginning(raw, true, null);
        }

        /** Of what was read in part: as much as is kept. */
        public static Beginning of(byte[] raw, boolean all, @Nullable Long declared) {
            return raw.length <= LARGEST
                    ? new Beginning(raw, all, declared)
                    : new Beginning(Arrays.copyOf(raw, LARGEST), false, declared);
        }
    }

    /**
     * What was refused, as it came.
     *
     * @param sender the organisation whose token it came with
     * @param whole whether it is all that came
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(String sender, byte[] raw, boolean whole) {}

    /** One as it came, for somebody who says why; empty when it is not kept any more. */
    public Optional<Stored> read(UUID id, String why, Actor who) {
        return database.inTransaction(transaction -> {
            Optional<Stored> found = stored(transaction.connection(), id);
            if (found.isPresent()) {
                transaction.audit(
                        new AuditEntry(who, "read-message-payload", "refused-message", id.toString(), "done", why));
            }
            return found;
        });
    }

    private static Optional<Stored> stored(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select sender, raw, whole from refused_message where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Stored(row.getString(1), row.getBytes(2), row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    /**
     * What became of one that was taken after all.
     *
     * @param messageId under which it was taken
     * @param answer kind and code of the SCRIPT answer
     */
    public record Told(String messageId, String answer) {

        private static Told of(StoredOutcome outcome) {
            int gap = outcome.resource().indexOf('\n');
            return new Told(
                    outcome.resource().substring(gap + 1), outcome.resource().substring(0, gap));
        }

        private StoredOutcome outcome() {
            return new StoredOutcome(DONE, answer + '\n' + messageId, 0);
        }
    }

    /** What an earlier request with this key came to; empty when this is the first, or has none. */
    public Optional<Told> told(@Nullable IdempotencyKey key) {
        return key == null
                ? Optional.empty()
                : database.inTransaction(
                        transaction -> idempotency.begin(transaction, key).map(Told::of));
    }

    /** It was taken after all. Gives what the request came to, or an earlier one with its key. */
    public Told replayed(UUID id, Told told, boolean mended, String why, Actor who, @Nullable IdempotencyKey key) {
        return Told.of(database.inTransaction(transaction -> idempotency.once(transaction, key, within -> {
            try (PreparedStatement update = within.connection()
                    .prepareStatement("update refused_message set replayed_at = ?, replayed_as = ? where id = ?")) {
                update.setTimestamp(1, Timestamp.from(clock.instant()));
                update.setString(2, told.messageId());
                update.setObject(3, id);
                update.executeUpdate();
            }
            String outcome = mended ? told.answer() + ", mended" : told.answer();
            within.audit(new AuditEntry(who, "replay", "refused-message", id.toString(), outcome, why));
            return told.outcome();
        })));
    }
}
