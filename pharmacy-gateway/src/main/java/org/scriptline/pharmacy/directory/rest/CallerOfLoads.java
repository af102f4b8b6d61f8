package org.scriptline.pharmacy.directory.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.database.TransactionalWork;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.directory.LoadRequest;
import org.scriptline.pharmacy.directory.LoadedRelease;

/** Runs a load once for each {@code Idempotency-Key}, in one transaction with it. */
@ApplicationScoped
public class CallerOfLoads {

    private static final int CREATED = 201;

    private final Database database;
    private final Idempotency idempotency;
    private final CurrentCaller caller;

    public CallerOfLoads(Database database, Idempotency idempotency, CurrentCaller caller) {
        this.database = database;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /** Finds what an earlier request came to. */
    interface Earlier {
        Optional<LoadedRelease> find(Connection connection, long id) throws SQLException;
    }

    Database database() {
        return database;
    }

    /** Who asks, for the audit. */
    String name() {
        return caller.caller().actor().name();
    }

    /** The key of a request, null when it came without one: its words count and not the file, which may change or be gone. */
    @Nullable
    IdempotencyKey key(@Nullable String header, @Nullable String path, LoadRequest request) {
        return IdempotencyKey.ofHeader(
                caller.caller(), header, "load-pharmacies", path, request.mode().name(), request.source());
    }

    /** What an earlier request with this key came to, empty when this is the first or has none. */
    Optional<LoadedRelease> before(@Nullable IdempotencyKey key, Earlier earlier) {
        return key == null
                ? Optional.empty()
                : database.inTransaction(transaction -> before(transaction, key, earlier));
    }

    LoadedRelease once(@Nullable IdempotencyKey key, TransactionalWork<LoadedRelease> load, Earlier earlier) {
        return database.inTransaction(transaction -> {
            if (key == null) {
                return load.run(transaction);
            }
            Optional<LoadedRelease> before = before(transaction, key, earlier);
            if (before.isPresent()) {
                return before.get();
            }
            LoadedRelease release = load.run(transaction);
            idempotency.complete(transaction, key, new StoredOutcome(CREATED, Long.toString(release.id()), 0));
            return release;
        });
    }

    private Optional<LoadedRelease> before(Transaction transaction, IdempotencyKey key, Earlier earlier)
            throws SQLException {
        Optional<StoredOutcome> outcome = idempotency.begin(transaction, key);
        return outcome.isEmpty()
                ? Optional.empty()
                : Optional.of(earlier.find(
                                transaction.connection(),
                                Long.parseLong(outcome.get().resource()))
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND)));
    }
}
