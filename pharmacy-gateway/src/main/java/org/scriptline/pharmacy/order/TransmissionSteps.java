package org.scriptline.pharmacy.order;

import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.Resending;
import org.scriptline.pharmacy.script.ErrorAnswer;

/** Moves the transmission axis; {@link Transmission} draws it. */
public final class TransmissionSteps {

    private TransmissionSteps() {}

    /** @param attempts deliveries tried so far, as far as the caller knows */
    public static Step on(PharmacyOrder before, DeliveryAnswer answer, int attempts) {
        Step step = step(before.withAttempts(attempts), answer);
        return step instanceof Step.Moved moved && !mayStillLeave(moved.order())
                ? new Step.Moved(moved.order().held(false), moved.change(), moved.detail())
                : step;
    }

    private static Step step(PharmacyOrder order, DeliveryAnswer answer) {
        return switch (answer) {
            case DeliveryAnswer.TakenByNetwork ignored -> takenByNetwork(order);
            case DeliveryAnswer.TakenByPharmacy ignored -> takenByPharmacy(order);
            case DeliveryAnswer.Confirmed ignored -> confirmed(order);
            case DeliveryAnswer.Refused refused -> refused(order, refused);
            case DeliveryAnswer.PutOff later -> putOff(order, later);
            case DeliveryAnswer.None none -> noAnswer(order, none);
            case DeliveryAnswer.DeadlinePassed ignored -> deadlinePassed(order);
        };
    }

    /** It stands on the pharmacy's worklist. */
    public static Step listed(PharmacyOrder order) {
        return takenByPharmacy(order) instanceof Step.Moved moved
                ? new Step.Moved(moved.order(), OrderChange.LISTED, null)
                : new Step.Unchanged(order);
    }

    private static Step takenByNetwork(PharmacyOrder order) {
        return order.transmission() instanceof Transmission.Unanswered waiting
                ? new Step.Moved(order.with(waiting.toAcceptedByNetwork()), OrderChange.ACCEPTED_BY_NETWORK, null)
                : new Step.Unchanged(order);
    }

    private static Step takenByPharmacy(PharmacyOrder order) {
        PharmacyOrder next = atLeastDelivered(order);
        return next.equals(order) ? new Step.Unchanged(order) : new Step.Moved(next, OrderChange.DELIVERED, null);
    }

    /** A pharmacy that fills or answers has the prescription, whatever became of the Status. */
    static PharmacyOrder atLeastDelivered(PharmacyOrder order) {
        return switch (order.transmission()) {
            case Transmission.Unanswered waiting ->
                order.with(waiting.toDelivered()).held(false);
            case Transmission.AcceptedByNetwork accepted -> order.with(accepted.toDelivered());
            case Transmission.Delivered ignored -> order;
            case Transmission.Verified ignored -> order;
            case Transmission.Failed ignored -> order;
            case Transmission.Withdrawn ignored -> order;
        };
    }

    private static Step confirmed(PharmacyOrder order) {
        return switch (order.transmission()) {
            case Transmission.Unanswered waiting -> verified(order.with(waiting.toVerified()));
            case Transmission.AcceptedByNetwork accepted -> verified(order.with(accepted.toVerified()));
            case Transmission.Delivered delivered -> verified(order.with(delivered.toVerified()));
            case Transmission.Failed failed ->
                new Step.Moved(
                        order.with(failed.toVerified())
                                .withError(null)
                                .contradicted("The pharmacy confirmed what had been refused."),
                        OrderChange.VERIFIED,
                        "The pharmacy confirmed what had been refused.");
            case Transmission.Verified ignored -> new Step.Unchanged(order);
            case Transmission.Withdrawn ignored ->
                contradiction(order, "The pharmacy confirmed a prescription that was never sent.");
        };
    }

    private static Step verified(PharmacyOrder order) {
        return new Step.Moved(order, OrderChange.VERIFIED, null);
    }

    private static Step refused(PharmacyOrder order, DeliveryAnswer.Refused refusal) {
        if (order.route().transferredFrom() != null) {
            return contradiction(order, "The pharmacy refused what it got by a transfer, code " + refusal.code() + ".");
        }
        return switch (order.transmission()) {
            case Transmission.Unanswered waiting -> failed(order.with(waiting.toFailed()), refusal);
            case Transmission.AcceptedByNetwork accepted -> failed(order.with(accepted.toFailed()), refusal);
            case Transmission.Delivered delivered -> failed(order.with(delivered.toFailed()), refusal);
            case Transmission.Verified ignored ->
                contradiction(order, "The pharmacy refused what it had confirmed, code " + refusal.code() + ".");
            case Transmission.Failed ignored -> new Step.Unchanged(order);
            case Transmission.Withdrawn ignored -> new Step.Unchanged(order);
        };
    }

    /** It goes again, unless it cannot, was worked on, came there by a transfer or somebody ever wanted it back: a machine does not send that. */
    private static Step putOff(PharmacyOrder order, DeliveryAnswer.PutOff later) {
        DeliveryAnswer.Refused refused = new DeliveryAnswer.Refused(later.code(), later.words());
        if (order.route().transferredFrom() != null) {
            return refused(order, refused);
        }
        return switch (order.transmission()) {
            case Transmission.Queued queued ->
                goesAgain(order, later) ? retrying(order, queued.toRetrying(), later) : refused(order, refused);
            case Transmission.Retrying ignored ->
                goesAgain(order, later) ? new Step.Unchanged(order) : refused(order, refused);
            case Transmission.Unknown ignored -> refused(order, refused);
            case Transmission.AcceptedByNetwork accepted -> taken(order, accepted.toRetrying(), later);
            case Transmission.Delivered delivered -> taken(order, delivered.toRetrying(), later);
            case Transmission.Verified ignored -> refused(order, refused);
            case Transmission.Failed ignored -> new Step.Unchanged(order);
            case Transmission.Withdrawn ignored -> new Step.Unchanged(order);
        };
    }

    private static Step taken(PharmacyOrder order, Transmission.Retrying next, DeliveryAnswer.PutOff later) {
        if (order.fill() != FillStatus.NONE) {
            return contradiction(order, "The pharmacy put off what it had worked on, code " + later.code() + ".");
        }
        return goesAgain(order, later)
                ? retrying(order, next, later)
                : refused(order, new DeliveryAnswer.Refused(later.code(), later.words()));
    }

    private static boolean goesAgain(PharmacyOrder order, DeliveryAnswer.PutOff later) {
        return later.mayGoAgain()
                && order.cancel().status() == CancelStatus.NONE
                && !order.authorised().expired();
    }

    private static Step retrying(PharmacyOrder order, Transmission.Retrying next, DeliveryAnswer.PutOff later) {
        return new Step.Moved(order.with(next), OrderChange.RETRYING, later.words());
    }

    private static Step failed(PharmacyOrder order, DeliveryAnswer.Refused refusal) {
        return new Step.Moved(
                order.withError(refusal.code()),
                ErrorAnswer.REJECTED.equals(refusal.code()) ? OrderChange.REJECTED : OrderChange.FAILED,
                refusal.words());
    }

    static Step contradiction(PharmacyOrder order, String sentence) {
        PharmacyOrder next = order.contradicted(sentence);
        return next.contradictions().equals(order.contradictions())
                ? new Step.Unchanged(order)
                : new Step.Moved(next, OrderChange.CONTRADICTION, sentence);
    }

    private static Step noAnswer(PharmacyOrder order, DeliveryAnswer.None none) {
        return order.transmission() instanceof Transmission.Queued queued
                ? new Step.Moved(order.with(queued.toRetrying()), OrderChange.RETRYING, none.words())
                : new Step.Unchanged(order);
    }

    private static Step deadlinePassed(PharmacyOrder order) {
        return order.transmission() instanceof Transmission.Unanswered waiting
                        && !(waiting instanceof Transmission.Unknown)
                ? new Step.Moved(order.with(waiting.toUnknown()), OrderChange.UNKNOWN, "Nobody has confirmed receipt.")
                : new Step.Unchanged(order);
    }

    /** The prescriber has it sent to the same pharmacy once more; what has arrived meanwhile, or is over, stays as it is. */
    public static Step resent(PharmacyOrder order) {
        if (order.authorised().expired()
                || !Resending.possible(
                        order.transmission().status(), order.cancel().status(), order.fill())) {
            return new Step.Unchanged(order);
        }
        return switch (order.transmission()) {
            case Transmission.Failed failed -> retrying(order.with(failed.toRetrying()));
            case Transmission.Unknown unknown -> retrying(order.with(unknown.toRetrying()));
            case Transmission.Queued ignored -> new Step.Unchanged(order);
            case Transmission.Retrying ignored -> new Step.Unchanged(order);
            case Transmission.AcceptedByNetwork ignored -> new Step.Unchanged(order);
            case Transmission.Delivered ignored -> new Step.Unchanged(order);
            case Transmission.Verified ignored -> new Step.Unchanged(order);
            case Transmission.Withdrawn ignored -> new Step.Unchanged(order);
        };
    }

    private static Step retrying(PharmacyOrder order) {
        return new Step.Moved(order.withError(null), OrderChange.RESENT, null);
    }

    /** A late alert keeps what has not been answered from leaving again. */
    public static Step hold(PharmacyOrder order) {
        return mayStillLeave(order) && !order.deliveryHeld()
                ? new Step.Moved(
                        order.held(true), OrderChange.DELIVERY_HELD, "A late alert waits for the prescriber's answer.")
                : new Step.Unchanged(order);
    }

    private static boolean mayStillLeave(PharmacyOrder order) {
        return order.transmission() instanceof Transmission.Queued
                || order.transmission() instanceof Transmission.Retrying;
    }

    /** The prescriber answered the late alert. */
    public static Step resume(PharmacyOrder order) {
        return order.deliveryHeld()
                ? new Step.Moved(order.held(false), OrderChange.DELIVERY_RESUMED, null)
                : new Step.Unchanged(order);
    }
}
