package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.ResendRequested;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.Resending;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.fhir.ResendParameters;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Has a prescription that did not arrive sent to the same pharmacy once more. The gateway, which knows what has left, decides
 * under which MessageID; a request that it does not need any more changes nothing there.
 */
@ApplicationScoped
public class ResendingPrescriptions {

    private final Database database;
    private final Repeats repeats;
    private final PrescriptionRows rows;
    private final Clock clock;

    public ResendingPrescriptions(Database database, Repeats repeats, PrescriptionRows rows, Clock clock) {
        this.database = database;
        this.repeats = repeats;
        this.rows = rows;
        this.clock = clock;
    }

    /** Asks for it; a state that forbids it is refused with the reason. */
    public void resend(UUID id, ResendParameters given, Command command) {
        database.run(
                transaction -> repeats.once(transaction, command, id, () -> enter(transaction, id, given, command)));
    }

    private void enter(Transaction transaction, UUID id, ResendParameters given, Command command) throws SQLException {
        Caller caller = command.caller();
        Prescription before = Preconditions.found(rows.find(transaction.connection(), id, caller.org()));
        Preconditions.requester(before, caller);
        Preconditions.fresh(before, command.expectedRevision());
        if (before.order() != OrderStatus.ACTIVE) {
            throw Preconditions.conflict(before, "Only a released prescription that is not over is sent again.");
        }
        if (before.lateAlertOpen()) {
            throw Preconditions.conflict(before, "Answer the alert that came after the release first.");
        }
        if (!Resending.possible(before.transmission(), before.cancel(), before.fill())) {
            throw Preconditions.conflict(
                    before,
                    "It is sent again only when its delivery failed or is unknown, no cancel is under way and nothing was"
                            + " dispensed; its transmission is "
                            + before.transmission().code() + ", its cancel "
                            + before.cancel().code() + ", its fill "
                            + before.fill().code() + ".");
        }
        Preconditions.noPageOut(before, given.printedPage());
        Instant now = clock.instant();
        if (!rows.askForDelivery(transaction.connection(), before, now)) {
            throw Preconditions.changedMeanwhile();
        }
        transaction.emit(new OutgoingEvent(
                EventType.RESEND_REQUESTED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new ResendRequested(before.id(), before.patient(), given.comment(), now),
                caller.actor()));
        transaction.audit(new AuditEntry(
                caller.actor(),
                "resend",
                "prescription",
                before.id().toString(),
                given.printedPage() ? "requested, beside a printed page" : "requested",
                before.transmission().code()));
    }
}
