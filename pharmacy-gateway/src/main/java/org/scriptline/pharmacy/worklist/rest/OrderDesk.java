package org.scriptline.pharmacy.worklist.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.CurrentCaller;
import org.scriptline.pharmacy.conversation.Asked;
import org.scriptline.pharmacy.conversation.store.Asking;
import org.scriptline.pharmacy.order.ClaimSteps;
import org.scriptline.pharmacy.worklist.ClaimSecrets;
import org.scriptline.pharmacy.worklist.WorklistAction;
import org.scriptline.pharmacy.worklist.WorklistItem;
import org.scriptline.pharmacy.worklist.store.WorklistActions;
import org.scriptline.pharmacy.worklist.store.WorklistReader;

/** Joins the caller, the actions and the views. */
@ApplicationScoped
public class OrderDesk {

    private final Database database;
    private final WorklistReader reader;
    private final WorklistActions actions;
    private final Asking asking;
    private final ClaimSecrets secrets;
    private final CurrentCaller caller;

    public OrderDesk(
            Database database,
            WorklistReader reader,
            WorklistActions actions,
            Asking asking,
            ClaimSecrets secrets,
            CurrentCaller caller) {
        this.database = database;
        this.reader = reader;
        this.actions = actions;
        this.asking = asking;
        this.secrets = secrets;
        this.caller = caller;
    }

    WorklistItem read(String id) {
        return read("read", id);
    }

    private WorklistItem read(String action, String id) {
        Caller pharmacist = caller.caller();
        UUID order = OrderResource.uuid(id);
        return database.inTransaction(transaction -> {
            WorklistItem item = reader.one(transaction.connection(), pharmacist.org(), order)
                    .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
            transaction.audit(
                    new AuditEntry(pharmacist.actor(), action, "pharmacy-order", order.toString(), "done", null));
            return item;
        });
    }

    WorklistItem act(String id, @Nullable String key, WorklistAction action) {
        Caller pharmacist = caller.caller();
        UUID order = OrderResource.uuid(id);
        actions.act(pharmacist, order, key, action);
        return present(pharmacist, order);
    }

    WorklistItem ask(String id, @Nullable String key, String request, byte @Nullable [] secretHash, Asked asked) {
        Caller pharmacist = caller.caller();
        UUID order = OrderResource.uuid(id);
        asking.ask(pharmacist, order, key, request, secretHash, asked);
        return present(pharmacist, order);
    }

    private WorklistItem present(Caller pharmacist, UUID order) {
        return database.read(connection -> reader.one(connection, pharmacist.org(), order))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
    }

    ClaimView claim(String id, @Nullable String key) {
        Caller pharmacist = caller.caller();
        UUID order = OrderResource.uuid(id);
        int number = actions.act(
                pharmacist,
                order,
                key,
                new WorklistAction(
                        "claim",
                        "",
                        null,
                        null,
                        found -> ClaimSteps.claim(
                                found,
                                ClaimSecrets.hash(secrets.secret(order, pharmacist.org(), found.claims() + 1)))));
        return new ClaimView(secrets.secret(order, pharmacist.org(), number), present(pharmacist, order));
    }

    ClaimView readClaim(String id) {
        Caller pharmacist = caller.caller();
        UUID order = OrderResource.uuid(id);
        int number = database.read(connection -> {
            if (reader.one(connection, pharmacist.org(), order).isEmpty()) {
                throw new ProblemException(ErrorCode.NOT_FOUND);
            }
            return reader.currentClaim(connection, pharmacist.org(), order)
                    .orElseThrow(() -> new ProblemException(ErrorCode.PHARMACY_ORDER_CONFLICT, "Nobody works on it."));
        });
        WorklistItem item = read("read-claim", id);
        return new ClaimView(secrets.secret(item.id(), pharmacist.org(), number), item);
    }
}
