package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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

/**
 * What was refused before it was a message of its sender, byte for byte, or of what was not read its beginning: the latest {@link #KEPT} of each token's organisation and
 * code, so that no kind of refusal pushes out another one. What comes again as it was is kept once, and counted.
 */
@ApplicationScoped
public class RefusedMessages implements UnreadStore {

    /** How many are kept of one sender with one code. */
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

    /** Keeps one, and lets the oldest of the sender and code go. */
    public void keep(String sender, ErrorCode code, String why, byte[] raw) {
        database.run(transaction -> keep(transaction.connection(), sender, code, why, raw));
    }

    /** The same within a transaction, for what was read and not acted on. */
    void keep(Connection connection, String sender, ErrorCode code, String why, byte[] raw) throws SQLException {
        keep(connection, sender, code, why, Beginning.all(raw));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Of what a sender sends beyond {@link #UNREAD_AN_HOUR} nothing is kept; what was kept before is not counted among them.
     */
    @Override
    public Outcome keepUnread(Hour hour, ErrorCode code, String why, Beginning beginning, int others) {
        return database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            int before = kept(connection, hour);
            boolean room = before < UNREAD_AN_HOUR;
            int more = room && keep(connection, hour.sender(), code, why, beginning) ? 1 : 0;
            if (others + more > 0) {
                count(connection, hour, others + more, others);
            }
            return new Outcome(room, before + more >= UNREAD_AN_HOUR);
        });
    }

    @Override
    public void countUnkept(SortedMap<Hour, Integer> unkept) {
        database.run(transaction -> {
            for (Map.Entry<Hour, Integer> entry : unkept.entrySet()) {
                count(transaction.connection(), entry.getKey(), entry.getValue(), entry.getValue());
            }
        });
    }

    private static int kept(Connection connection, Hour hour) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select seen - unkept from refused_unread where sender = ? and hour = ?")) {
            select.setString(1, hour.sender());
            select.setTimestamp(2, Timestamp.from(hour.begin()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static void count(Connection connection, Hour hour, int seen, int unkept) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                with old as (
                    delete from refused_unread where sender = ? and hour < ?)
                insert into refused_unread as u (sender, hour, seen, unkept) values (?, ?, ?, ?)
                on conflict (sender, hour) do update
                set seen = u.seen + excluded.seen, unkept = u.unkept + excluded.unkept""")) {
            upsert.setString(1, hour.sender());
            upsert.setTimestamp(2, Timestamp.from(hour.begin().minus(COUNTED)));
            upsert.setString(3, hour.sender());
            upsert.setTimestamp(4, Timestamp.from(hour.begin()));
            upsert.setInt(5, seen);
            upsert.setInt(6, unkept);
            upsert.executeUpdate();
        }
    }

    /** Whether it is another one than those that are kept. */
    private boolean keep(Connection connection, String sender, ErrorCode code, String why, Beginning beginning)
            throws SQLException {
        boolean another = insert(connection, sender, code, why, beginning);
        if (another) {
            forget(connection, sender, code);
        }
        return another;
    }

    /** Many that come at the same moment do not wait for each other to be counted: then they are one. */
    private boolean insert(Connection connection, String sender, ErrorCode code, String why, Beginning beginning)
            throws SQLException {
        byte[] digest = digest(beginning.raw());
        Timestamp now = Timestamp.from(clock.instant());
        try (PreparedStatement insert = connection.prepareStatement("""
                with same as (
                    update refused_message set times = times + 1, received_at = ?
                    where id in (
                        select id from refused_message where sender = ? and code = ? and digest = ? and whole = ?
                        for update skip locked))
                insert into refused_message (id, sender, code, why, raw, received_at, whole, declared_size, digest)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (sender, code, digest, whole) do nothing""")) {
            insert.setTimestamp(1, now);
            insert.setString(2, sender);
            insert.setString(3, code.name());
            insert.setBytes(4, digest);
            insert.setBoolean(5, beginning.whole());
            insert.setObject(6, ids.next());
            insert.setString(7, sender);
            insert.setString(8, code.name());
            insert.setString(9, why);
            insert.setBytes(10, beginning.raw());
            insert.setTimestamp(11, now);
            insert.setBoolean(12, beginning.whole());
            insert.setObject(13, beginning.declared());
            insert.setBytes(14, digest);
            return insert.executeUpdate() > 0;
        }
    }

    private static byte[] digest(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void forget(Connection connection, String sender, ErrorCode code) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("""
                delete from refused_message where id in (
                    select id from refused_message where sender = ? and code = ?
                    order by received_at desc, id desc offset ?)""")) {
            delete.setString(1, sender);
            delete.setString(2, code.name());
            delete.setInt(3, KEPT);
            delete.executeUpdate();
        }
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
