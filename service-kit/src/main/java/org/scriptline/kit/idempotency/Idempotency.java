package org.scriptline.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.SqlStates;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;

/**
 * Repeats of a request get the first answer. The key is locked first in the transaction of the effect, so a twin in
 * flight waits (at most the database's lock_timeout of two seconds); only a committed outcome is stored.
 */
@ApplicationScoped
public class Idempotency {

    /** How long keys live, in days. */
    public static final int DAYS = 7;

    private final Clock clock;

    public Idempotency(Clock clock) {
        this.clock = clock;
    }

    /** The outcome of an earlier request with this key, empty when this is the first. */
    public Optional<StoredOutcome> begin(Transaction transaction, IdempotencyKey key) throws SQLException {
        Connection connection = transaction.connection();
        lock(connection, key);
        try (PreparedStatement select = connection.prepareStatement("""
                select request_hash, status, resource, revision from idempotency_key
                where issuer = ? and organization = ? and subject = ? and key = ? and day >= ?""")) {
            select.setString(1, key.issuer());
            select.setString(2, key.org());
            select.setString(3, key.subject());
            select.setString(4, key.key());
            select.setDate(5, Date.valueOf(today().minusDays(DAYS)));
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                if (!key.sameRequest(row.getBytes(1))) {
                    throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED).withField("Idempotency-Key");
                }
                return Optional.of(new StoredOutcome(row.getInt(2), row.getString(3), row.getInt(4)));
            }
        }
    }

    /** Stores the outcome with the transaction. */
    public void complete(Transaction transaction, IdempotencyKey key, StoredOutcome outcome) throws SQLException {
        try (PreparedStatement insert = transaction.connection().prepareStatement("""
                        insert into idempotency_key (day, issuer, organization, subject, key, request_hash, status,
                                                     resource, revision, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            Instant now = clock.instant();
            insert.setDate(1, Date.valueOf(today()));
            insert.setString(2, key.issuer());
            insert.setString(3, key.org());
            insert.setString(4, key.subject());
            insert.setString(5, key.key());
            insert.setBytes(6, key.requestHash());
            insert.setInt(7, outcome.status());
            insert.setString(8, outcome.resource());
            insert.setInt(9, outcome.revision());
            insert.setTimestamp(10, Timestamp.from(now));
            insert.executeUpdate();
        }
    }

    private static void lock(Connection connection, IdempotencyKey key) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key.issuer() + '\n' + key.org() + '\n' + key.subject() + '\n' + key.key());
            lock.execute();
        } catch (SQLException failure) {
            if (SqlStates.LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
                throw new ProblemException(ErrorCode.IDEMPOTENCY_IN_FLIGHT);
            }
            throw failure;
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
