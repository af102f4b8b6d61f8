package org.scriptline.pharmacy.conversation.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.events.AnsweredRequest;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.RequestAnswerStated;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.conversation.KnownRequest;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/**
 * Lets the prescriber's answers reach the pharmacy: at once when they carry no drug, with the release of the new prescription when they do; what the pharmacy's
 * release cannot say is held back, and the request waits for another answer. An answer that
 * comes to a request that no longer waits changes nothing.
 */
@ApplicationScoped
public class Answers {

    private final RequestRows requests;
    private final AnswerMessages messages;
    private final OrderReader reader;
    private final OrderWriter writer;
    private final Clock clock;

    public Answers(RequestRows requests, AnswerMessages messages, OrderReader reader, OrderWriter writer, Clock clock) {
        this.requests = requests;
        this.messages = messages;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
    }

    /** The prescriber answered, or took the answer back. */
    public void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        RequestAnswerStated answer = event.payload(RequestAnswerStated.class);
        Optional<KnownRequest> found = waiting(transaction, answer.requestId());
        if (found.isEmpty()) {
            return;
        }
        if (answer.outcome() != null && !messages.tellable(found.get(), answer.outcome())) {
            requests.holdBack(transaction, found.get(), event.actor());
            return;
        }
        requests.remember(transaction.connection(), answer);
        if (answer.outcome() != null && answer.newPrescription() == null) {
            messages.send(transaction, found.get(), answer, clock.instant());
            requests.move(transaction, found.get(), RequestState.ANSWERED, event.actor());
        }
    }

    /** The prescription that carries an answer was released: the pharmacy hears of it, and the order that it replaces ends; one that was asked for where none existed replaces none. */
    public void released(Transaction transaction, PrescriptionReleased released, Actor actor) throws SQLException {
        AnsweredRequest answers = released.content().answers();
        if (answers == null) {
            return;
        }
        Optional<KnownRequest> found = waiting(transaction, answers.requestId());
        if (found.isPresent()) {
            if (found.get().answer() == null) {
                requests.remember(transaction.connection(), said(found.get(), released, answers));
            }
            requests.move(transaction, found.get(), RequestState.ANSWERED, actor);
            if (found.get().asked().kind() != RequestKind.NEW_PRESCRIPTION) {
                replace(transaction, found.get().asked().prescriptionId(), actor);
            }
        }
    }

    private void replace(Transaction transaction, UUID replaced, Actor actor) throws SQLException {
        OpenOrders open = reader.lock(transaction.connection(), List.of(replaced));
        open.take(replaced, actor, clock.instant(), CancelSteps::replaced);
        writer.write(transaction, open);
    }

    /** What the prescription itself says of the answer, when the answer's own event has not come. */
    private static RequestAnswerStated said(
            KnownRequest request, PrescriptionReleased released, AnsweredRequest answers) {
        return new RequestAnswerStated(
                request.id(),
                request.asked().prescriptionId(),
                request.asked().patientId(),
                answers.outcome(),
                null,
                null,
                null,
                null,
                null,
                released.content().prescriptionId(),
                released.signedAt(),
                released.content().prescriber().npi());
    }

    private Optional<KnownRequest> waiting(Transaction transaction, UUID id) throws SQLException {
        return requests.lock(transaction.connection(), id).filter(request -> request.state() == RequestState.WAITING);
    }
}
