package org.scriptline.prescription.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestOutcome;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.idempotency.Idempotency;
import org.scriptline.kit.idempotency.IdempotencyKey;
import org.scriptline.kit.idempotency.StoredOutcome;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.prescription.conversation.Answer;
import org.scriptline.prescription.conversation.KnownRequest;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.patient.KnownPatient;
import org.scriptline.prescription.patient.store.PatientStore;
import org.scriptline.prescription.prescribing.store.Accepting;
import org.scriptline.prescription.prescribing.store.Command;

/** Answers a pharmacy's request: the answer, the new prescription that it may be, and their events in one transaction. */
@ApplicationScoped
public class Answering {

    private final Database database;
    private final Idempotency idempotency;
    private final RequestStore requests;
    private final PatientStore patients;
    private final Accepting accepting;
    private final Supplies supplies;
    private final Clock clock;

    public Answering(
            Database database,
            Idempotency idempotency,
            RequestStore requests,
            PatientStore patients,
            Accepting accepting,
            Supplies supplies,
            Clock clock) {
        this.database = database;
        this.idempotency = idempotency;
        this.requests = requests;
        this.patients = patients;
        this.accepting = accepting;
        this.supplies = supplies;
        this.clock = clock;
    }

    /** Whether this very command was carried out before. */
    public boolean done(@Nullable IdempotencyKey key) {
        return key != null
                && database.inTransaction(transaction -> idempotency.begin(transaction, key))
                        .isPresent();
    }

    /**
     * Enters the answer; with the same key again it is left as it is.
     *
     * @param order the new prescription, null when the answer carries none
     * @param written whether the prescriber wrote the new prescription, so that its facts are news of the patient
     */
    public void answer(UUID id, Answer answer, LintedOrder.@Nullable Accepted order, boolean written, Command command) {
        database.run(transaction -> {
            IdempotencyKey key = command.key();
            if (key != null && idempotency.begin(transaction, key).isPresent()) {
                return;
            }
            enter(transaction, id, answer, order, written, command);
            if (key != null) {
                idempotency.complete(transaction, key, new StoredOutcome(200, id.toString(), 0));
            }
        });
    }

    private void enter(
            Transaction transaction,
            UUID id,
            Answer answer,
            LintedOrder.@Nullable Accepted order,
            boolean written,
            Command command)
            throws SQLException {
        Caller caller = command.caller();
        KnownRequest before = RequestPreconditions.open(requests.lock(transaction.connection(), id, caller.org()));
        String npi = RequestPreconditions.addressee(before, caller);
        RequestPreconditions.fresh(before, command.expectedRevision());
        UUID prescribed = order == null ? null : prescribe(transaction, before, answer, order, written, caller);
        RequestAnswerStated stated = new RequestAnswerStated(
                id,
                before.asked().prescriptionId(),
                before.asked().patientId(),
                answer.outcome(),
                answer.denialReason(),
                answer.pendingReason(),
                answer.note(),
                answer.expectedOn(),
                answer.priorAuthorization(),
                answer.outcome() == RequestOutcome.DENIED ? null : prescribed,
                clock.instant(),
                npi);
        requests.decide(transaction.connection(), before, stated);
        if (answer.outcome() == RequestOutcome.APPROVED) {
            supplies.confirmed(transaction, before.asked(), npi, caller.actor());
        }
        emit(transaction, before, stated, caller.actor());
        transaction.audit(new AuditEntry(
                caller.actor(),
                "answer",
                "pharmacy-request",
                id.toString(),
                "done",
                answer.outcome().code()));
    }

    /** The event of the prescription may come before that of the answer: the gateway knows it by its content. */
    private UUID prescribe(
            Transaction transaction,
            KnownRequest before,
            Answer answer,
            LintedOrder.Accepted order,
            boolean written,
            Caller caller)
            throws SQLException {
        boolean there = order.pharmacy().ncpdpId().equals(before.asked().pharmacyNcpdpId());
        if (there == (answer.outcome() == RequestOutcome.DENIED)) {
            throw new ProblemException(
                            ErrorCode.ANSWER_NOT_POSSIBLE,
                            there
                                    ? "A denial with OTHER_PHARMACY names another pharmacy than the one that asks."
                                    : "Another pharmacy is a denial with OTHER_PHARMACY and a prescription there.")
                    .withField("MedicationRequest.dispenseRequest.performer");
        }
        KnownPatient patient = patients.find(
                        transaction.connection(),
                        before.practice(),
                        before.asked().patientId())
                .orElseThrow(() -> new IllegalStateException("a prescription without a patient record"));
        if (written) {
            Optional<KnownPatient> named = patients.find(
                    transaction.connection(),
                    before.practice(),
                    order.order().patient().identifiers());
            if (named.isEmpty()
                    || !named.get().record().patientId().equals(patient.record().patientId())) {
                throw new ProblemException(
                                ErrorCode.ANSWER_NOT_POSSIBLE,
                                "The prescription is for another patient than the request.")
                        .withField("MedicationRequest.subject");
            }
            patient = patients.enter(transaction, before.practice(), order.order(), caller.actor());
        }
        AnsweredRequest answers =
                answer.outcome() == RequestOutcome.DENIED ? null : new AnsweredRequest(before.id(), answer.outcome());
        return accepting.store(transaction, order, before.practice(), caller.actor(), patient, answers);
    }

    /** A new prescription was cancelled before any pharmacy saw it: the request that it answered waits again. */
    public void takenBack(Transaction transaction, UUID newPrescription, Caller caller) throws SQLException {
        Optional<KnownRequest> found = requests.lockDecidedBy(transaction.connection(), newPrescription, caller.org());
        if (found.isPresent()) {
            KnownRequest before = found.get();
            requests.takeBack(transaction.connection(), before);
            emit(
                    transaction,
                    before,
                    new RequestAnswerStated(
                            before.id(),
                            before.asked().prescriptionId(),
                            before.asked().patientId(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null,
                            clock.instant(),
                            caller.actor().name()),
                    caller.actor());
        }
    }

    private static void emit(Transaction transaction, KnownRequest before, RequestAnswerStated stated, Actor actor) {
        transaction.emit(new OutgoingEvent(
                EventType.REQUEST_ANSWER_STATED,
                stated.patientId().toString(),
                stated.requestId().toString(),
                before.sequence() + 1,
                stated,
                actor));
    }
}
