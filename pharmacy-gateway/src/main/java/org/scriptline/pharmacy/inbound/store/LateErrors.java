package org.scriptline.pharmacy.inbound.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.delivery.MessageKind;
import org.scriptline.pharmacy.delivery.store.Redeliveries;
import org.scriptline.pharmacy.delivery.store.UnsettledMessages;
import org.scriptline.pharmacy.delivery.store.UnsettledMessages.Refusal;
import org.scriptline.pharmacy.inbound.LateError;
import org.scriptline.pharmacy.inbound.Match;
import org.scriptline.pharmacy.inbound.MatchStep;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Transmission;
import org.scriptline.pharmacy.order.TransmissionSteps;
import org.scriptline.pharmacy.order.store.OrderContents;
import org.scriptline.pharmacy.script.ErrorAnswer;

/**
 * Errors that come as messages of their own, and the message of ours that each is about: one that operations have to see to waits for them, and one that was put off
 * goes again, as if the Error had been its answer.
 */
@ApplicationScoped
public class LateErrors {

    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");

    private final UnsettledMessages unsettled;
    private final Redeliveries redeliveries;
    private final OrderContents contents;
    private final Clock clock;

    public LateErrors(UnsettledMessages unsettled, Redeliveries redeliveries, OrderContents contents, Clock clock) {
        this.unsettled = unsettled;
        this.redeliveries = redeliveries;
        this.contents = contents;
        this.clock = clock;
    }

    /** What the message can do to the order where it is an Error. Called with the order's lock held, before its step. */
    LateError judge(Connection connection, PharmacyOrder order, TakenMessage taken) throws SQLException {
        String pharmacy = taken.key().sender();
        Match match = taken.match();
        if (!(taken.message().body() instanceof ErrorAnswer error) || match == null) {
            return LateError.CANNOT_GO_AGAIN;
        }
        if (match.toCancel()
                && !refused(connection, taken)
                        .equals(unsettled.latest(connection, order.id(), pharmacy, MessageKind.CANCEL_RX))) {
            return LateError.ABOUT_AN_EARLIER_MESSAGE;
        }
        if (match.toCancel() || match.toAnswer()) {
            return error.retryable() ? LateError.MAY_GO_AGAIN : LateError.CANNOT_GO_AGAIN;
        }
        Optional<UUID> named = refused(connection, taken);
        if (!named.equals(unsettled.latest(connection, order.id(), pharmacy, MessageKind.NEW_RX))) {
            return LateError.ABOUT_AN_EARLIER_MESSAGE;
        }
        if (named.isEmpty() || !error.retryable()) {
            return LateError.CANNOT_GO_AGAIN;
        }
        Optional<Redeliveries.Repeatable> latest = redeliveries.repeatable(connection, named.get(), pharmacy);
        if (latest.isPresent() && latest.get().attempts() == 0) {
            return LateError.ABOUT_AN_EARLIER_MESSAGE;
        }
        return latest.isPresent() && latest.get().inTime() ? LateError.MAY_GO_AGAIN : LateError.CANNOT_GO_AGAIN;
    }

    /** Called with the locks of the messages' orders held, after their steps. */
    void take(Connection connection, OpenOrders open, List<TakenMessage> messages) throws SQLException {
        List<Refusal> refusals = new ArrayList<>();
        for (TakenMessage taken : messages) {
            if (!(taken.message().body() instanceof ErrorAnswer error)) {
                continue;
            }
            String pharmacy = taken.key().sender();
            Optional<UUID> message = refused(connection, taken);
            if (message.isEmpty()) {
                continue;
            }
            switch (error.consequence()) {
                case OPERATIONS -> refusals.add(new Refusal(message.get(), pharmacy, error));
                case RETRY -> again(connection, open, taken, message.get());
                case CORRECTION -> {}
            }
        }
        unsettled.keep(connection, refusals);
    }

    private void again(Connection connection, OpenOrders open, TakenMessage taken, UUID message) throws SQLException {
        String pharmacy = taken.key().sender();
        Match match = taken.match();
        if (match == null) {
            return;
        }
        UUID id = match.prescriptionId();
        Optional<Redeliveries.Repeatable> repeatable = redeliveries.repeatable(connection, message, pharmacy);
        if (repeatable.isPresent() && wanted(open.order(id).orElseThrow(), repeatable.get(), pharmacy)) {
            boolean held = switch (repeatable.get().kind()) {
                case NEW_RX -> held(connection, open, id);
                case CANCEL_RX, ANSWER, FILL_NOTICES -> false;
            };
            redeliveries.again(connection, repeatable.get(), held);
        }
    }

    /** Whether the order, after the step, still waits for what the message is to bring about. */
    private static boolean wanted(PharmacyOrder order, Redeliveries.Repeatable message, String pharmacy) {
        if (!order.route().pharmacyNcpdpId().equals(pharmacy) || message.attempts() == 0) {
            return false;
        }
        return switch (message.kind()) {
            // Its time was looked at before the step, which made it wait for this message.
            case NEW_RX -> order.transmission() instanceof Transmission.Retrying;
            case CANCEL_RX ->
                message.inTime()
                        && (order.cancel() instanceof Cancellation.Requested
                                || order.cancel() instanceof Cancellation.Pending);
            case ANSWER -> message.inTime();
            // What is said of a choice of fill notices is the answer to it, whenever it comes.
            case FILL_NOTICES -> false;
        };
    }

    /** A contraindication that was found meanwhile, and that the prescriber has not answered, keeps it here. */
    private boolean held(Connection connection, OpenOrders open, UUID id) throws SQLException {
        boolean contraindicated = contents.openAlerts(connection, id).stream()
                .anyMatch(alert -> alert.severity() == Severity.CONTRAINDICATED);
        if (contraindicated) {
            open.take(id, GATEWAY, clock.instant(), TransmissionSteps::hold);
        }
        return contraindicated;
    }

    /** The message that it names; one that names only the order means what brought the order there. */
    private Optional<UUID> refused(Connection connection, TakenMessage taken) throws SQLException {
        Match match = taken.match();
        if (match == null) {
            return Optional.empty();
        }
        return match.step() == MatchStep.RELATES_TO_MESSAGE_ID
                ? Optional.ofNullable(Matching.uuid(taken.message().header().relatesToMessageId()))
                : unsettled.latest(
                        connection, match.prescriptionId(), taken.key().sender(), MessageKind.NEW_RX);
    }
}
