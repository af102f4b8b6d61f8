package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.FillNoticesRequested;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.status.Noticing;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.lint.PharmacyDirectory;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Chooses anew of which fills of a released prescription its practice hears. It is no clinical act: any prescriber of the practice and its agents may. The gateway tells
 * the pharmacy and states what that one says to it; the order goes on whatever it says.
 */
@ApplicationScoped
public class ChoosingFillNotices {

    private final Database database;
    private final Repeats repeats;
    private final PrescriptionRows rows;
    private final ContentStore contents;
    private final AnswerStore answers;
    private final PharmacyDirectory pharmacies;
    private final Clock clock;

    public ChoosingFillNotices(
            Database database,
            Repeats repeats,
            PrescriptionRows rows,
            ContentStore contents,
            AnswerStore answers,
            PharmacyDirectory pharmacies,
            Clock clock) {
        this.database = database;
        this.repeats = repeats;
        this.rows = rows;
        this.contents = contents;
        this.answers = answers;
        this.pharmacies = pharmacies;
        this.clock = clock;
    }

    /** Chooses; a state in which no fill is expected, or a pharmacy that tells of none, is refused with the reason. */
    public void choose(UUID id, FillNotices notices, Command command) {
        database.run(
                transaction -> repeats.once(transaction, command, id, () -> enter(transaction, id, notices, command)));
    }

    private void enter(Transaction transaction, UUID id, FillNotices notices, Command command) throws SQLException {
        Caller caller = command.caller();
        Connection connection = transaction.connection();
        Prescription before = Preconditions.found(rows.find(connection, id, caller.org()));
        Preconditions.fresh(before, command.expectedRevision());
        PharmacyOrderStated order = answers.pharmacyOrder(connection, id).orElse(null);
        refuseImpossible(before, order);
        refuseDeaf(connection, before, order);
        Instant now = clock.instant();
        if (!rows.chooseFillNotices(connection, before, notices, now)) {
            throw Preconditions.changedMeanwhile();
        }
        transaction.emit(new OutgoingEvent(
                EventType.FILL_NOTICES_REQUESTED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new FillNoticesRequested(before.id(), before.patient(), notices, now),
                caller.actor()));
        transaction.audit(new AuditEntry(
                caller.actor(), "fill-notices", "prescription", before.id().toString(), "requested", notices.code()));
    }

    private static void refuseImpossible(Prescription before, @Nullable PharmacyOrderStated order) {
        if (before.order() == OrderStatus.DRAFT) {
            throw Preconditions.conflict(before, "Change the draft itself: the extension fill-notices.");
        }
        if (before.order() == OrderStatus.SIGNED || before.order() == OrderStatus.HELD) {
            throw Preconditions.conflict(before, "Choose again when it is released.");
        }
        if (before.order() != OrderStatus.ACTIVE) {
            throw Preconditions.conflict(before, "It is over: no fill of it is expected any more.");
        }
        TransmissionStatus transmission = order == null ? TransmissionStatus.QUEUED : before.transmission();
        if (Noticing.judge(transmission, before.cancel(), before.fill()) == Noticing.REFUSED) {
            throw Preconditions.conflict(
                    before,
                    "A cancel is under way, or it was transferred: no fill of it is expected there; its cancel is "
                            + before.cancel().code() + ", its fill "
                            + before.fill().code() + ".");
        }
    }

    /** A pharmacy that the directory does not know, or of which it does not know what it offers, is asked. */
    private void refuseDeaf(Connection connection, Prescription before, @Nullable PharmacyOrderStated order)
            throws SQLException {
        String pharmacy = order != null
                ? order.pharmacyNcpdpId()
                : contents.find(connection, before.id(), before.revision())
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND))
                        .content()
                        .pharmacyNcpdpId();
        if (!pharmacies.byNcpdpId(pharmacy).map(PharmacyStated::tellsOfFills).orElse(true)) {
            throw new ProblemException(ErrorCode.FILL_NOTICES_NOT_SENT).withField("notices");
        }
    }
}
