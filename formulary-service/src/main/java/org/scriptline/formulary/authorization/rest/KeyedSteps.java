package org.scriptline.formulary.authorization.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.authorization.AuthorizationCase;
import org.scriptline.formulary.authorization.store.CaseRows;
import org.scriptline.formulary.authorization.store.Cases;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;

/** A step of the practice, once for each {@code Idempotency-Key}; a repeat is answered with the case as it now is. */
@ApplicationScoped
public class KeyedSteps {

    private final Database database;
    private final Idempotency idempotency;
    private final Cases cases;
    private final CaseRows rows;
    private final CurrentCaller caller;

    public KeyedSteps(Database database, Idempotency idempotency, Cases cases, CaseRows rows, CurrentCaller caller) {
        this.database = database;
        this.idempotency = idempotency;
        this.cases = cases;
        this.rows = rows;
        this.caller = caller;
    }

    CaseView once(
            @Nullable String key,
            UUID id,
            String what,
            String body,
            BiFunction<AuthorizationCase, Instant, AuthorizationCase.Outcome> step) {
        Caller who = caller.caller();
        return CaseView.of(database.inTransaction(transaction -> key == null
                ? cases.step(transaction, id, who, what, step)
                : keyed(transaction, IdempotencyKey.of(who, key, what, content(id, body)), who, id, what, step)));
    }

    private AuthorizationCase keyed(
            Transaction transaction,
            IdempotencyKey key,
            Caller who,
            UUID id,
            String what,
            BiFunction<AuthorizationCase, Instant, AuthorizationCase.Outcome> step)
            throws SQLException {
        if (idempotency.begin(transaction, key).isPresent()) {
            return rows.find(transaction.connection(), id, who.org())
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        }
        AuthorizationCase after = cases.step(transaction, id, who, what, step);
        idempotency.complete(transaction, key, new StoredOutcome(200, id.toString(), 0));
        return after;
    }

    private static byte[] content(UUID id, String body) {
        return (id + "\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
