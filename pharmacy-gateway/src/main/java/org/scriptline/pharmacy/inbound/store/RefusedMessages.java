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

/** What was refused before it was a message of its sender, byte for byte: the latest {@link #KEPT} of each token's organisation. */
@ApplicationScoped
public class RefusedMessages {

    /** How many are kept of one sender, whatever it sends. */
    public static final int KEPT = 200;

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
            insert(transaction.connection(), sender, code, why, raw);
            forget(transaction.connection(), sender);
            return sender;
        });
    }

    private void insert(Connection connection, String sender, ErrorCode code, String why, byte[] raw)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into refused_message (id, sender, code, why, raw, received_at) values (?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, ids.next());
            insert.setString(2, sender);
            insert.setString(3, code.name());
            insert.setString(4, why);
            insert.setBytes(5, raw);
            insert.setTimestamp(6, Timestamp.from(clock.instant()));
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
                    select id, sender, code, why, octet_length(raw), received_at, replayed_at, replayed_as
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
                                row.getTimestamp(6).toInstant(),
                                replayed == null ? null : replayed.toInstant(),
                                row.getString(8)));
                    }
                }
                return found;
            }
        });
    }

    /**
     * What was refused, as it came.
     *
     * @param sender the organisation whose token it came with
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Stored(String sender, byte[] raw) {}

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
                connection.prepareStatement("select sender, raw from refused_message where id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(new Stored(row.getString(1), row.getBytes(2))) : Optional.empty();
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
