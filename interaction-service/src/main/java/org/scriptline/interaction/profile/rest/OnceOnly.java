package org.scriptline.interaction.profile.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.security.Caller;

/** Lets a request with an Idempotency-Key act once; a repeat is answered by what is there. */
@ApplicationScoped
public class OnceOnly {
    private static final int OK = 200;

    private final Idempotency idempotency;

    public OnceOnly(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /**
     * What an earlier request with this key made, empty when this one is the first.
     *
     * @param key null when the caller sent none: then every request is a first one
     * @param asked operation and body in words
     */
    Optional<String> before(Transaction transaction, Caller who, @Nullable String key, String asked)
            throws SQLException {
        return key == null
                ? Optional.empty()
                : idempotency.begin(transaction, scoped(who, key, asked)).map(StoredOutcome::resource);
    }

    void made(Transaction transaction, Caller who, @Nullable String key, String asked, String resource)
            throws SQLException {
        if (key != null) {
            idempotency.complete(transaction, scoped(who, key, asked), new StoredOutcome(OK, resource, 0));
        }
    }

    /** Whether nothing was done for this request before; it counts as done with the transaction. */
    boolean isFirst(Transaction transaction, Caller who, @Nullable String key, String asked) throws SQLException {
        boolean first = before(transaction, who, key, asked).isEmpty();
        if (first) {
            made(transaction, who, key, asked, "done");
        }
        return first;
    }

    private static IdempotencyKey scoped(Caller who, String key, String asked) {
        return IdempotencyKey.of(who, key, "profile", asked.getBytes(StandardCharsets.UTF_8));
    }
}
