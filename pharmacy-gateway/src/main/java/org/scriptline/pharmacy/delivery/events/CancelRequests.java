package org.scriptline.pharmacy.delivery.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventRefusedException;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.pharmacy.delivery.http.DeliveryRounds;
import org.scriptline.pharmacy.delivery.store.CancelMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages;
import org.scriptline.pharmacy.delivery.store.OutgoingMessages.NewRxState;
import org.scriptline.pharmacy.order.CancelSteps;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.Channel;
import org.scriptline.pharmacy.order.DeliveryAnswer;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/**
 * The prescriber wants an order cancelled. The gateway approves by itself only when no delivery attempt was ever recorded; it looks under the message's lock, so
 * that no worker can record one meanwhile. A pharmacy that has it from another one is asked without a NewRx.
 */
@ApplicationScoped
public class CancelRequests {

    private final OrderReader reader;
    private final OrderWriter writer;
    private final OutgoingMessages messages;
    private final CancelMessages cancelMessages;
    private final DeliveryRounds rounds;
    private final Clock clock;

    public CancelRequests(
            OrderReader reader,
            OrderWriter writer,
            OutgoingMessages messages,
            CancelMessages cancelMessages,
            DeliveryRounds rounds,
            Clock clock) {
        this.reader = reader;
        this.writer = writer;
        this.messages = messages;
        this.cancelMessages = cancelMessages;
        this.rounds = rounds;
        this.clock = clock;
    }

    void apply(Transaction transaction, IncomingEvent event) throws SQLException {
        CancelRequested request = event.payload(CancelRequested.class);
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, List.of(request.prescriptionId()));
        PharmacyOrder before = open.order(request.prescriptionId())
                .orElseThrow(() ->
                        new EventRefusedException(ErrorCode.EVENT_REFUSED, "a cancel of an order that is not here"));
        Instant now = clock.instant();
        Optional<NewRxState> newRx = messages.lockNewRx(
                connection, request.prescriptionId(), before.route().pharmacyNcpdpId());
        boolean transferred = before.route().transferredFrom() != null;
        boolean neverSent = !transferred && (newRx.isEmpty() || newRx.get().attempts() == 0);
        open.take(before.id(), event.actor(), now, order -> CancelSteps.request(order, neverSent));
        PharmacyOrder after = open.order(before.id()).orElseThrow();
        cancelMessages.remember(connection, request, now);
        if (neverSent) {
            messages.withdraw(connection, before.id());
        } else if (before.route().channel() == Channel.SCRIPT
                && after.cancel() instanceof Cancellation.Requested
                && !(before.cancel() instanceof Cancellation.Requested)) {
            send(transaction, open, event, request, newRx.orElse(null), now);
        }
        writer.write(transaction, open);
    }

    /** A NewRx that a late alert keeps here will not leave any more: the pharmacy may have it, so the CancelRx goes at once. */
    private void send(
            Transaction transaction,
            OpenOrders open,
            IncomingEvent event,
            CancelRequested request,
            @Nullable NewRxState newRx,
            Instant now)
            throws SQLException {
        Connection connection = transaction.connection();
        if (newRx != null && newRx.state().equals("HELD")) {
            giveUp(connection, open, event, request, now);
        }
        boolean waits = newRx != null && newRx.state().equals("DUE");
        boolean asked = cancelMessages.insert(
                connection,
                request,
                open.order(request.prescriptionId()).orElseThrow().route().pharmacyNcpdpId(),
                newRx == null ? null : newRx.messageId(),
                waits,
                now);
        if (!asked) {
            // Nobody could take back what would still leave.
            if (waits) {
                giveUp(connection, open, event, request, now);
            }
            open.take(
                    request.prescriptionId(),
                    event.actor(),
                    now,
                    order -> CancelSteps.unanswered(order, CancelMessages.NOT_TAKEN));
        }
        transaction.afterCommit(rounds::nudge);
    }

    /** The NewRx leaves no more; whether the pharmacy has it nobody knows. */
    private void giveUp(
            Connection connection, OpenOrders open, IncomingEvent event, CancelRequested request, Instant now)
            throws SQLException {
        messages.withdraw(connection, request.prescriptionId());
        open.take(
                request.prescriptionId(),
                event.actor(),
                now,
                order -> TransmissionSteps.on(order, new DeliveryAnswer.DeadlinePassed(), order.attempts()));
    }
}
