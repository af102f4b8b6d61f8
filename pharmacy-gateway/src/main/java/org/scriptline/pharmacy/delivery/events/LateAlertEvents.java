package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/** Shows late alerts to the pharmacy, and keeps a delivery back while one that forbids it has no answer. */
@ApplicationScoped
public class LateAlertEvents {

    private final OrderReader reader;
    private final OrderWriter writer;
    private final OrderContents contents;
    private final OutgoingMessages messages;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public LateAlertEvents(
            OrderReader reader,
            OrderWriter writer,
            OrderContents contents,
            OutgoingMessages messages,
            DeliveryRounds rounds,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.contents = contents;
        this.messages = messages;
        this.rounds = rounds;
        this.clock = clock;
    }

    void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        if (event.type() == EventType.LATE_ALERT_RAISED) {
            raised(transaction, event, event.payload(LateAlertRaised.class));
        } else if (event.type() == EventType.ALERTS_WITHDRAWN) {
            withdrawn(transaction, event, event.payload(AlertsWithdrawn.class));
        } else {
            answered(transaction, event, event.payload(LateAlertAnswered.class));
        }
    }

    private void raised(Transaction transaction, IncomingEvent event, LateAlertRaised raised) throws SQLException {
        Connection connection = transaction.connection();
        Step step = step(
                transaction,
                event,
                raised.prescriptionId(),
                order -> raised.holdDelivery() ? TransmissionSteps.hold(order) : new Step.Unchanged(order));
        if (step instanceof Step.Moved) {
            messages.hold(connection, raised.prescriptionId());
        }
        contents.raise(connection, raised);
    }

    private void answered(Transaction transaction, IncomingEvent event, LateAlertAnswered answered)
            throws SQLException {
        Connection connection = transaction.connection();
        resume(transaction, event, answered.prescriptionId(), true);
        contents.answer(connection, answered);
    }

    private void withdrawn(Transaction transaction, IncomingEvent event, AlertsWithdrawn withdrawn)
            throws SQLException {
        resume(transaction, event, withdrawn.prescriptionId(), !withdrawn.holdDelivery());
        contents.withdraw(transaction.connection(), withdrawn);
    }

    private void resume(Transaction transaction, IncomingEvent event, UUID prescription, boolean free)
            throws SQLException {
        Step step = step(
                transaction,
                event,
                prescription,
                order -> free ? TransmissionSteps.resume(order) : new Step.Unchanged(order));
        if (step instanceof Step.Moved) {
            messages.resume(transaction.connection(), prescription);
            transaction.afterCommit(rounds::nudge);
        }
    }

    private Step step(
            Transaction transaction, IncomingEvent event, UUID prescription, Function<PharmacyOrder, Step> step)
            throws SQLException {
        OpenOrders open = reader.lock(transaction.connection(), List.of(prescription));
        Step taken = open.take(prescription, event.actor(), clock.instant(), step)
                .orElseThrow(() -> new EventRefusedException(
                        ErrorCode.EVENT_REFUSED, "a late alert for an order that is not here"));
        writer.write(transaction, open);
        return taken;
    }
}
