package org.scriptline.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.ColumnArrays;
import org.scriptline.kit.database.SqlStates;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.database.TransactionalWork;
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
        return Optional.ofNullable(begin(transaction, List.of(key)).get(key.scope()));
    }

    /** The outcomes of earlier requests with these keys by {@link IdempotencyKey#scope()}; no two of the keys have one scope. */
    public Map<String, StoredOutcome> begin(Transaction transaction, List<IdempotencyKey> keys) throws SQLException {
        if (keys.isEmpty()) {
            return Map.of();
        }
        Connection connection = transaction.connection();
        lock(connection, keys);
        try (PreparedStatement select = connection.prepareStatement("""
                select given.position, k.request_hash, k.status, k.resource, k.revision
                from unnest(?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                     as given (issuer, organization, subject, key, position)
                join idempotency_key k on k.issuer = given.issuer and k.organization = given.organization
                     and k.subject = given.subject and k.key = given.key
                where k.day >= ?""")) {
            setKeys(new ColumnArrays(connection, select, 1), keys);
            select.setDate(5, Date.valueOf(today().minusDays(DAYS)));
            Map<String, StoredOutcome> earlier = new HashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    IdempotencyKey key = keys.get(row.getInt(1) - 1);
                    if (!key.sameRequest(row.getBytes(2))) {
                        throw new ProblemException(ErrorCode.IDEMPOTENCY_KEY_REUSED).withField("Idempotency-Key");
                    }
                    earlier.put(key.scope(), new StoredOutcome(row.getInt(3), row.getString(4), row.getInt(5)));
                }
            }
            return earlier;
        }
    }

    /** A key with what its request came to. */
    public record Completed(IdempotencyKey key, StoredOutcome outcome) {}

    /** Stores the outcome with the transaction. */
    public void complete(Transaction transaction, IdempotencyKey key, StoredOutcome outcome) throws SQLException {
        complete(transaction, List.of(new Completed(key, outcome)));
    }

    /** Stores outcomes with the transaction. */
    public void complete(Transaction transaction, List<Completed> completed) throws SQLException {
        if (completed.isEmpty()) {
            return;
        }
        Connection connection = transaction.connection();
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into idempotency_key (issuer, organization, subject, key, request_hash, status, resource,
                                             revision, day, created_at)
                select *, ?::date, ?::timestamptz
                from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::int[], ?::text[], ?::int[])""")) {
            insert.setDate(1, Date.valueOf(today()));
            insert.setTimestamp(2, Timestamp.from(clock.instant()));
            ColumnArrays columns = new ColumnArrays(connection, insert, 3);
            setKeys(columns, completed.stream().map(Completed::key).toList());
            columns.set("bytea", completed, one -> one.key().requestHash());
            columns.set("int", completed, one -> one.outcome().status());
            columns.set("text", completed, one -> one.outcome().resource());
            columns.set("int", completed, one -> one.outcome().revision());
            insert.executeUpdate();
        }
    }

    /**
     * What the request came to: carried out now, or by an earlier one with this key, which is not carried out again.
     *
     * @param key null when the request came without one; it is carried out then
     */
    public StoredOutcome once(
            Transaction transaction, @Nullable IdempotencyKey key, TransactionalWork<StoredOutcome> work)
            throws SQLException {
        if (key == null) {
            return work.run(transaction);
        }
        Optional<StoredOutcome> earlier = begin(transaction, key);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        StoredOutcome outcome = work.run(transaction);
        complete(transaction, key, outcome);
        return outcome;
    }

    private static void setKeys(ColumnArrays columns, List<IdempotencyKey> keys) throws SQLException {
        columns.set("text", keys, IdempotencyKey::issuer);
        columns.set("text", keys, IdempotencyKey::org);
        columns.set("text", keys, IdempotencyKey::subject);
        columns.set("text", keys, IdempotencyKey::key);
    }

    /** In the order of their hashes, so that two transactions with several keys do not wait for each other. */
    private static void lock(Connection connection, List<IdempotencyKey> keys) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("""
                select pg_advisory_xact_lock(hash)
                from (select hashtextextended(scope, 0) as hash from unnest(?::text[]) as scope order by 1) as sorted""")) {
            new ColumnArrays(connection, lock, 1).set("text", keys, IdempotencyKey::scope);
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
