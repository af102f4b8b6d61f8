package org.scriptline.pharmacy.worklist.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.pharmacy.delivery.store.Reroutes;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;
import org.scriptline.pharmacy.worklist.WorklistAction;

/** Does what a pharmacist asks for, in one transaction with its Idempotency-Key, its event and its audit entry. */
@ApplicationScoped
public class WorklistActions {

    private static final int DONE = 200;

    private final Database database;
    private final OrderReader reader;
    private final OrderWriter writer;
    private final Reroutes reroutes;
    private final Idempotency idempotency;
    private final Clock clock;

    public WorklistActions(
            Database database,
            OrderReader reader,
            OrderWriter writer,
            Reroutes reroutes,
            Idempotency idempotency,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.writer = writer;
        this.reroutes = reroutes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * Does it and gives the number of the order's latest claim, then or when the same key came first.
     *
     * @throws ProblemException 404 when the order is not this pharmacy's, 409 when its state does not allow it
     */
    public int act(Caller caller, UUID id, @Nullable String idempotencyKey, WorklistAction action) {
        IdempotencyKey key = idempotencyKey == null
                ? null
                : IdempotencyKey.of(
                        caller,
                        idempotencyKey,
                        action.name() + " " + id,
                        action.request().getBytes(StandardCharsets.UTF_8));
        return database.inTransaction(transaction -> {
            if (key != null) {
                Optional<StoredOutcome> earlier = idempotency.begin(transaction, key);
                if (earlier.isPresent()) {
                    return earlier.get().revision();
                }
            }
            int claims = once(transaction, caller, id, action);
            if (key != null) {
                idempotency.complete(transaction, key, new StoredOutcome(DONE, id.toString(), claims));
            }
            return claims;
        });
    }

    private int once(Transaction transaction, Caller caller, UUID id, WorklistAction action) throws SQLException {
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, List.of(id));
        PharmacyOrder order = open.order(id)
                .filter(found -> found.route().pharmacyNcpdpId().equals(caller.org()))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        if (order.route().channel() != Channel.WORKLIST) {
            throw new ProblemException(
                    ErrorCode.PHARMACY_ORDER_CONFLICT, "This order is worked over SCRIPT; here it can only be read.");
        }
        Step step =
                open.take(id, caller.actor(), clock.instant(), action.step()).orElseThrow();
        if (step instanceof Step.Refused refused) {
            throw new ProblemException(refused.code(), refused.detail());
        }
        reroutes.follow(transaction, open);
        writer.write(transaction, open);
        note(connection, id, action.holdComment());
        transaction.audit(new AuditEntry(
                caller.actor(),
                action.name(),
                "pharmacy-order",
                id.toString(),
                step instanceof Step.Moved ? "done" : "unchanged",
                action.reason()));
        return open.order(id).orElseThrow().claims();
    }

    private static void note(Connection connection, UUID id, @Nullable String comment) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                update pharmacy_order set hold_comment = ?
                where prescription_id = ? and hold_comment is distinct from ?""")) {
            update.setString(1, comment);
            update.setObject(2, id);
            update.setString(3, comment);
            update.executeUpdate();
        }
    }
}
