package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.conversation.store.Answering;
import org.scriptline.prescription.prescribing.OrderAxis;
import org.scriptline.prescription.prescribing.Prescription;

/** Cancels: alone before the release, by asking the pharmacy after it. */
@ApplicationScoped
public class Cancelling {

    private final Database database;
    private final Repeats repeats;
    private final PrescriptionRows rows;
    private final Answering answering;
    private final Clock clock;

    public Cancelling(Database database, Repeats repeats, PrescriptionRows rows, Answering answering, Clock clock) {
        this.database = database;
        this.repeats = repeats;
        this.rows = rows;
        this.answering = answering;
        this.clock = clock;
    }

    /** Cancels, or asks for it; a cancel that is already under way is left as it is. */
    public void cancel(UUID id, CancelReason reason, @Nullable String comment, Command command) {
        database.run(transaction ->
                repeats.once(transaction, command, id, () -> enter(transaction, id, reason, comment, command)));
    }

    private void enter(Transaction transaction, UUID id, CancelReason reason, @Nullable String comment, Command command)
            throws SQLException {
        Caller caller = command.caller();
        Prescription before = Preconditions.found(rows.find(transaction.connection(), id, caller.org()));
        Preconditions.requester(before, caller);
        Preconditions.fresh(before, command.expectedRevision());
        if (before.beforeRelease()) {
            alone(transaction, before, reason, comment, caller);
        } else if (before.order() == OrderStatus.ACTIVE) {
            switch (before.cancel()) {
                case NONE, DENIED, UNKNOWN -> ask(transaction, before, reason, comment, caller);
                case REQUESTED, PENDING -> {
                    if (before.cancelReason() == null) {
                        // The pharmacy was asked only because another one was to get it.
                        ask(transaction, before, reason, comment, caller);
                    } else {
                        audit(transaction, before, reason, caller, "under way already");
                    }
                }
                case APPROVED -> throw Preconditions.conflict(before, "The pharmacy has agreed already.");
            }
        } else {
            throw Preconditions.conflict(before, "There is nothing left to cancel.");
        }
    }

    private void alone(
            Transaction transaction, Prescription before, CancelReason reason, @Nullable String comment, Caller caller)
            throws SQLException {
        OrderStatus endedAs = OrderAxis.cancelledBeforeRelease(reason);
        Instant now = clock.instant();
        if (!rows.cancelBeforeRelease(transaction.connection(), before, endedAs, reason, now)) {
            throw Preconditions.changedMeanwhile();
        }
        emit(
                transaction,
                before,
                EventType.PRESCRIPTION_CANCELLED,
                new PrescriptionCancelled(before.id(), before.patient(), reason, comment, now, endedAs),
                caller);
        answering.takenBack(transaction, before.id(), caller);
        audit(transaction, before, reason, caller, "done");
    }

    private void ask(
            Transaction transaction, Prescription before, CancelReason reason, @Nullable String comment, Caller caller)
            throws SQLException {
        Instant now = clock.instant();
        if (!rows.requestCancel(transaction.connection(), before, reason, now)) {
            throw Preconditions.changedMeanwhile();
        }
        emit(
                transaction,
                before,
                EventType.CANCEL_REQUESTED,
                new CancelRequested(before.id(), before.patient(), reason, comment, now),
                caller);
        audit(transaction, before, reason, caller, "requested");
    }

    private static void emit(
            Transaction transaction, Prescription before, EventType type, Record payload, Caller caller) {
        transaction.emit(new OutgoingEvent(
                type,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                payload,
                caller.actor()));
    }

    private static void audit(
            Transaction transaction, Prescription before, CancelReason reason, Caller caller, String outcome) {
        transaction.audit(new AuditEntry(
                caller.actor(), "cancel", "prescription", before.id().toString(), outcome, reason.code()));
    }
}
