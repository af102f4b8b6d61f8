package org.scriptline.pharmacy.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.pharmacy.conversation.Asked;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.conversation.RequestRules;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.store.OrderReader;

/** Asks the prescriber from the worklist, in one transaction with its Idempotency-Key, its event and its audit entry. */
@ApplicationScoped
public class Asking {

    private static final int DONE = 200;

    private final Database database;
    private final OrderReader orders;
    private final RequestRows requests;
    private final Idempotency idempotency;
    private final IdGenerator ids;
    private final Clock clock;

    public Asking(
            Database database,
            OrderReader orders,
            RequestRows requests,
            Idempotency idempotency,
            IdGenerator ids,
            Clock clock) {
        this.database = database;
        this.orders = orders;
        this.requests = requests;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Asks once for each Idempotency-Key.
     *
     * @param request what distinguishes two requests with one key
     * @param secretHash of the claim, null when none was sent
     * @throws ProblemException 404 when the order is not this pharmacy's, 409 when its state does not allow it
     */
    public void ask(
            Caller caller,
            UUID order,
            @Nullable String idempotencyKey,
            String request,
            byte @Nullable [] secretHash,
            Asked asked) {
        IdempotencyKey key = idempotencyKey == null
                ? null
                : IdempotencyKey.of(
                        caller,
                        idempotencyKey,
                        "request-" + asked.kind().code() + " " + order,
                        request.getBytes(StandardCharsets.UTF_8));
        database.run(transaction -> {
            if (key != null && idempotency.begin(transaction, key).isPresent()) {
                return;
            }
            once(transaction, caller, order, secretHash, asked);
            if (key != null) {
                idempotency.complete(transaction, key, new StoredOutcome(DONE, order.toString(), 0));
            }
        });
    }

    private void once(Transaction transaction, Caller caller, UUID id, byte @Nullable [] secretHash, Asked asked)
            throws SQLException {
        PharmacyOrder order = orders.lock(transaction.connection(), List.of(id))
                .order(id)
                .filter(found -> found.route().pharmacyNcpdpId().equals(caller.org()))
                .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        if (order.route().channel() != Channel.WORKLIST) {
            throw new ProblemException(
                    ErrorCode.PHARMACY_ORDER_CONFLICT, "This order is worked over SCRIPT; ask there.");
        }
        Optional<Step.Refused> refusal = RequestRules.refusal(order, asked.kind(), secretHash);
        if (refusal.isPresent()) {
            throw new ProblemException(refusal.get().code(), refusal.get().detail());
        }
        for (KnownRequest earlier :
                requests.of(transaction.connection(), List.of(id)).getOrDefault(id, List.of())) {
            String conflict = RequestRules.conflict(earlier, asked);
            if (conflict != null) {
                throw new ProblemException(ErrorCode.PHARMACY_ORDER_CONFLICT, conflict);
            }
        }
        UUID request = enter(transaction, order, asked, null, null, caller.actor());
        transaction.audit(new AuditEntry(
                caller.actor(),
                "request-" + asked.kind().code(),
                "pharmacy-request",
                request.toString(),
                "done",
                id.toString()));
    }

    /** Enters a request that came as a message; the same question that still waits is superseded by it. */
    public UUID askedByMessage(
            Transaction transaction,
            PharmacyOrder order,
            Asked asked,
            String messageId,
            @Nullable String reference,
            Actor actor)
            throws SQLException {
        for (KnownRequest earlier : requests.waiting(transaction.connection(), order.id(), asked.kind())) {
            if (RequestRules.sameQuestion(earlier, asked)) {
                requests.move(transaction, earlier, RequestState.SUPERSEDED, actor);
            }
        }
        return enter(transaction, order, asked, messageId, reference, actor);
    }

    private UUID enter(
            Transaction transaction,
            PharmacyOrder order,
            Asked asked,
            @Nullable String messageId,
            @Nullable String reference,
            Actor actor)
            throws SQLException {
        UUID id = ids.next();
        Instant now = clock.instant();
        requests.insert(
                transaction,
                new PharmacyRequestStated(
                        id,
                        order.id(),
                        order.route().patientId(),
                        order.route().pharmacyNcpdpId(),
                        asked.kind(),
                        asked.changeCode(),
                        asked.subCodes(),
                        asked.proposals(),
                        asked.refills(),
                        asked.note(),
                        asked.kind() == RequestKind.NEW_PRESCRIPTION ? List.of() : order.standingFills(),
                        RequestState.WAITING,
                        now,
                        now,
                        null),
                messageId,
                reference,
                actor);
        return id;
    }
}
