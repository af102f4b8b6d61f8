package org.scriptline.pharmacy.directory.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.TransactionalWork;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.CurrentCaller;
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

    LoadedRelease once(@Nullable String key, byte[] body, TransactionalWork<LoadedRelease> load, Earlier earlier) {
        IdempotencyKey scoped = key == null ? null : IdempotencyKey.of(caller.caller(), key, "load-pharmacies", body);
        return database.inTransaction(transaction -> {
            if (scoped == null) {
                return load.run(transaction);
            }
            Optional<StoredOutcome> before = idempotency.begin(transaction, scoped);
            if (before.isPresent()) {
                return earlier.find(
                                transaction.connection(),
                                Long.parseLong(before.get().resource()))
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
            }
            LoadedRelease release = load.run(transaction);
            idempotency.complete(transaction, scoped, new StoredOutcome(CREATED, Long.toString(release.id()), 0));
            return release;
        });
    }
}
