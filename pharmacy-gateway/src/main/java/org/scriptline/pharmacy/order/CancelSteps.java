package org.scriptline.pharmacy.order;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.FillStatus;

/** Moves the cancel axis; {@link Cancellation} draws it. */
public final class CancelSteps {

    private CancelSteps() {}

    /**
     * The prescriber asks. Over SCRIPT the pharmacy decides, unless nothing ever left; in the worklist the row decides.
     *
     * @param neverSent no delivery attempt was ever recorded, and none will be
     */
    public static Step request(PharmacyOrder order, boolean neverSent) {
        if (!(order.cancel() instanceof Cancellation.Askable askable)) {
            return order.reroutesTo() == null ? new Step.Unchanged(order) : insteadOfRerouting(order);
        }
        Cancellation.Requested requested = askable.toRequested();
        return switch (order.route().channel()) {
            case SCRIPT ->
                neverSent
                        ? withdrawn(order, requested)
                        : new Step.Moved(order.with(requested), OrderChange.CANCEL_REQUESTED, null);
            case WORKLIST -> atWorklist(order, requested);
        };
    }

    /** The pharmacy was asked already, only for another end. */
    private static Step insteadOfRerouting(PharmacyOrder order) {
        return new Step.Moved(
                order.reroutingTo(null),
                order.cancel() instanceof Cancellation.Requested
                        ? OrderChange.CANCEL_REQUESTED
                        : OrderChange.CANCEL_SENT,
                "No other pharmacy will get it.");
    }

    private static Step withdrawn(PharmacyOrder order, Cancellation.Requested requested) {
        PharmacyOrder approved = order.with(requested.toApproved()).held(false);
        return new Step.Moved(
                approved.transmission() instanceof Transmission.Queued queued
                        ? approved.with(queued.toWithdrawn())
                        : approved,
                OrderChange.CANCEL_APPROVED,
                "The prescription had not left yet and never will.");
    }

    private static Step atWorklist(PharmacyOrder order, Cancellation.Requested requested) {
        if (order.claim() != null) {
            return new Step.Moved(
                    order.with(requested.toPending()),
                    OrderChange.CANCEL_SENT,
                    "The pharmacy works on it and must answer.");
        }
        if (order.dispensed().compareTo(order.authorised().total()) >= 0) {
            return new Step.Moved(
                    order.with(requested.toDenied()), OrderChange.CANCEL_DENIED, "Everything was dispensed already.");
        }
        return new Step.Moved(
                order.with(requested.toApproved()), OrderChange.CANCEL_APPROVED, "Nobody was working on it.");
    }

    /** A Status answered the CancelRx: the pharmacy was told. */
    public static Step sent(PharmacyOrder order) {
        return order.cancel() instanceof Cancellation.Requested requested
                ? new Step.Moved(order.with(requested.toPending()), OrderChange.CANCEL_SENT, null)
                : new Step.Unchanged(order);
    }

    /** The pharmacy decided. Its free words may name the patient, so they are kept with the message and not repeated here. */
    public static Step answered(PharmacyOrder order, boolean approved) {
        return switch (order.cancel()) {
            case Cancellation.Undecided undecided -> decided(order, undecided, approved);
            case Cancellation.Approved ignored ->
                approved
                        ? new Step.Unchanged(order)
                        : TransmissionSteps.contradiction(order, "The pharmacy denied a cancel that it had approved.");
            case Cancellation.Denied ignored ->
                approved
                        ? TransmissionSteps.contradiction(order, "The pharmacy approved a cancel that it had denied.")
                        : new Step.Unchanged(order);
            case Cancellation.None ignored ->
                TransmissionSteps.contradiction(order, "The pharmacy answered a cancel that nobody asked for.");
        };
    }

    private static Step decided(PharmacyOrder order, Cancellation.Undecided undecided, boolean approved) {
        if (approved) {
            return order.reroutesTo() != null && !order.authorised().expired()
                    ? RerouteSteps.taken(order)
                    : new Step.Moved(
                            released(order.with(undecided.toApproved()).reroutingTo(null)),
                            OrderChange.CANCEL_APPROVED,
                            stays(order));
        }
        return new Step.Moved(
                order.with(undecided.toDenied()).reroutingTo(null), OrderChange.CANCEL_DENIED, stays(order));
    }

    private static @Nullable String stays(PharmacyOrder order) {
        return order.reroutesTo() == null ? null : "It was not sent to the other pharmacy.";
    }

    /** At the worklist: only what is pending can be answered, with the claim's secret where there is a claim. */
    public static Step answeredAtWorklist(PharmacyOrder order, boolean approved, byte @Nullable [] secretHash) {
        if (!(order.cancel() instanceof Cancellation.Pending)) {
            return new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, "No cancel waits for an answer.");
        }
        Claim claim = order.claim();
        if (claim != null && (secretHash == null || !claim.opens(secretHash))) {
            return ClaimSteps.wrongSecret();
        }
        return answered(order, approved);
    }

    /** Nobody answered in time, or the pharmacy's system refused to take the question. */
    public static Step unanswered(PharmacyOrder order, String words) {
        Cancellation next = switch (order.cancel()) {
            case Cancellation.Requested requested -> requested.toUnknown();
            case Cancellation.Pending pending -> pending.toUnknown();
            case Cancellation.None none -> none;
            case Cancellation.Approved approved -> approved;
            case Cancellation.Denied denied -> denied;
            case Cancellation.Unknown unknown -> unknown;
        };
        return next.equals(order.cancel())
                ? new Step.Unchanged(order)
                : new Step.Moved(
                        order.with(next).reroutingTo(null),
                        OrderChange.CANCEL_UNKNOWN,
                        order.reroutesTo() == null ? words : words + " " + stays(order));
    }

    /** The pharmacy's system refused a question that was asked before: the present one waits for its own answer. */
    public static Step earlierRefused(PharmacyOrder order, String code) {
        return switch (order.cancel()) {
            case Cancellation.Requested ignored -> contradictedByEarlier(order, code);
            case Cancellation.Pending ignored -> contradictedByEarlier(order, code);
            case Cancellation.None ignored -> new Step.Unchanged(order);
            case Cancellation.Approved ignored -> new Step.Unchanged(order);
            case Cancellation.Denied ignored -> new Step.Unchanged(order);
            case Cancellation.Unknown ignored -> new Step.Unchanged(order);
        };
    }

    private static Step contradictedByEarlier(PharmacyOrder order, String code) {
        return TransmissionSteps.contradiction(
                order, "The pharmacy refused a cancel that was asked before the present one, code " + code + ".");
    }

    /** The prescription that the pharmacy asked for takes its place: what is not dispensed yet never will be. */
    public static Step replaced(PharmacyOrder order) {
        if (order.reroutesTo() != null) {
            return insteadOfRerouting(order);
        }
        if (!(order.cancel() instanceof Cancellation.Askable askable)
                || order.dispensed().compareTo(order.authorised().total()) >= 0) {
            return new Step.Unchanged(order);
        }
        return new Step.Moved(
                released(order.with(askable.toReplaced())),
                OrderChange.CANCEL_APPROVED,
                "A new prescription that the pharmacy asked for takes its place.");
    }

    /** Nobody works any more on what is cancelled. */
    private static PharmacyOrder released(PharmacyOrder order) {
        boolean inWork = order.fill() == FillStatus.IN_PROGRESS || order.fill() == FillStatus.READY;
        PharmacyOrder free = order.claimed(null);
        return inWork ? free.with(ClaimSteps.fillWithoutClaim(free), null) : free;
    }
}
