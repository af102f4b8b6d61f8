package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;

/** Runs a command's effect once for each idempotency key. */
@ApplicationScoped
public class Repeats {

    private final Idempotency idempotency;

    public Repeats(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    /** The effect of a command. */
    @FunctionalInterface
    interface Effect {
        void run() throws SQLException;
    }

    void once(Transaction transaction, Command command, UUID prescription, Effect effect) throws SQLException {
        IdempotencyKey key = command.key();
        if (key != null && idempotency.begin(transaction, key).isPresent()) {
            return;
        }
        effect.run();
        if (key != null) {
            idempotency.complete(transaction, key, new StoredOutcome(200, prescription.toString(), 0));
        }
    }
}
