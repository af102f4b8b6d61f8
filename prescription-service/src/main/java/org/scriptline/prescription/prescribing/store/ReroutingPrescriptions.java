package org.scriptline.prescription.prescribing.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.RerouteRequested;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.Rerouting;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.fhir.RerouteParameters;
import org.scriptline.prescription.lint.PharmacyDirectory;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Asks for another pharmacy. What is known here already to be impossible is refused at once, by the rule of {@link Rerouting}; the
 * gateway, which knows what has left, judges again and has the last word.
 */
@ApplicationScoped
public class ReroutingPrescriptions {

    private final Database database;
    private final Repeats repeats;
    private final PrescriptionRows rows;
    private final AnswerStore answers;
    private final PharmacyDirectory pharmacies;
    private final Clock clock;

    public ReroutingPrescriptions(
            Database database,
            Repeats repeats,
            PrescriptionRows rows,
            AnswerStore answers,
            PharmacyDirectory pharmacies,
            Clock clock) {
        this.database = database;
        this.repeats = repeats;
        this.rows = rows;
        this.answers = answers;
        this.pharmacies = pharmacies;
        this.clock = clock;
    }

    /** Asks for it; a pharmacy that takes none, or a state that forbids it, is refused with the reason. */
    public void reroute(UUID id, RerouteParameters given, Command command) {
        PharmacyStated target = target(given.pharmacy());
        database.run(transaction ->
                repeats.once(transaction, command, id, () -> enter(transaction, id, given, target, command)));
    }

    private PharmacyStated target(String pharmacy) {
        Optional<PharmacyStated> found =
                pharmacy.length() == 7 ? pharmacies.byNcpdpId(pharmacy) : pharmacies.byNpi(pharmacy);
        PharmacyStated stated =
                found.orElseThrow(() -> new ProblemException(ErrorCode.PHARMACY_UNKNOWN).withField("pharmacy"));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!stated.active()
                || stated.effectiveFrom() != null && stated.effectiveFrom().isAfter(today)) {
            throw new ProblemException(ErrorCode.PHARMACY_INACTIVE).withField("pharmacy");
        }
        if (!stated.takesNewPrescriptions()) {
            throw new ProblemException(
                            ErrorCode.PHARMACY_INACTIVE, "The pharmacy takes no new prescriptions electronically.")
                    .withField("pharmacy");
        }
        return stated;
    }

    private void enter(
            Transaction transaction, UUID id, RerouteParameters given, PharmacyStated target, Command command)
            throws SQLException {
        Caller caller = command.caller();
        Prescription before = Preconditions.found(rows.find(transaction.connection(), id, caller.org()));
        Preconditions.requester(before, caller);
        Preconditions.fresh(before, command.expectedRevision());
        if (before.order() != OrderStatus.ACTIVE) {
            throw Preconditions.conflict(
                    before, "Only a released prescription that is not over goes to another pharmacy.");
        }
        if (before.lateAlertOpen()) {
            throw Preconditions.conflict(before, "Answer the alert that came after the release first.");
        }
        refuseImpossible(
                before,
                answers.pharmacyOrder(transaction.connection(), id).orElse(null),
                target.ncpdpId(),
                given.liveTwice());
        Preconditions.noPageOut(before, given.printedPage());
        Instant now = clock.instant();
        if (!rows.askForDelivery(transaction.connection(), before, now)) {
            throw Preconditions.changedMeanwhile();
        }
        transaction.emit(new OutgoingEvent(
                EventType.REROUTE_REQUESTED,
                before.patient().toString(),
                before.id().toString(),
                before.sequence() + 1,
                new RerouteRequested(
                        before.id(),
                        before.patient(),
                        target.ncpdpId(),
                        given.reason(),
                        given.comment(),
                        given.liveTwice(),
                        now),
                caller.actor()));
        transaction.audit(new AuditEntry(
                caller.actor(),
                "reroute",
                "prescription",
                before.id().toString(),
                "requested"
                        + (given.liveTwice() ? ", may be live twice" : "")
                        + (given.printedPage() ? ", beside a printed page" : ""),
                given.reason().code()));
    }

    private static void refuseImpossible(
            Prescription before, @Nullable PharmacyOrderStated order, String target, boolean liveTwice) {
        if (order != null && order.pharmacyNcpdpId().equals(target)) {
            throw Preconditions.conflict(before, "It is at this pharmacy already.");
        }
        TransmissionStatus transmission = order == null ? TransmissionStatus.QUEUED : order.transmission();
        // Whether a refusal came after an attempt without an answer is known to the gateway alone.
        boolean unanswered = order != null && order.attempts() > 0 && transmission != TransmissionStatus.FAILED;
        switch (Rerouting.judge(transmission, before.cancel(), before.fill(), unanswered, liveTwice)) {
            case MOVES, ASKS_FIRST -> {}
            case NEEDS_CONFIRMATION ->
                throw Preconditions.conflict(
                        before,
                        "The first pharmacy may have it; send liveTwice true if it may be live at two pharmacies.");
            case REFUSED ->
                throw Preconditions.conflict(
                        before, "A cancel is under way, or something was dispensed: it stays at its pharmacy.");
        }
    }
}
