package org.scriptline.pharmacy.order;

import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.Rerouting;

/** Takes an order to another pharmacy; {@link Rerouting} has the rule. */
public final class RerouteSteps {

    private RerouteSteps() {}

    /**
     * The prescriber wants it elsewhere.
     *
     * @param unanswered whether there is an attempt of which nobody knows what the present pharmacy made of it
     * @param liveTwice the prescriber accepts that it may be live at two pharmacies
     */
    public static Step request(
            PharmacyOrder order, PharmacyOrder.Reroute target, boolean unanswered, boolean liveTwice) {
        if (order.route().pharmacyNcpdpId().equals(target.pharmacyNcpdpId())) {
            return refused(order, "It is at this pharmacy already.");
        }
        if (order.authorised().expired()) {
            return refused(order, "It has expired.");
        }
        if (order.deliveryHeld()) {
            return refused(order, "A late alert waits for the prescriber's answer.");
        }
        if (order.dispensed().signum() > 0) {
            return refused(order, "Something was dispensed from it already.");
        }
        return switch (judge(order, unanswered, liveTwice)) {
            case MOVES -> moved(order, target, judge(order, unanswered, false) != Rerouting.MOVES && !free(order));
            case ASKS_FIRST -> asked(order.reroutingTo(target));
            case NEEDS_CONFIRMATION ->
                refused(
                        order,
                        "It may be live at the first pharmacy; it goes to another one only when the prescriber accepts that.");
            case REFUSED -> refused(order, "It cannot leave the pharmacy where it is.");
        };
    }

    private static Rerouting judge(PharmacyOrder order, boolean unanswered, boolean liveTwice) {
        return Rerouting.judge(
                order.transmission().status(), order.cancel().status(), order.fill(), unanswered, liveTwice);
    }

    /** On a worklist, and nobody works on it. */
    private static boolean free(PharmacyOrder order) {
        return order.route().channel() == Channel.WORKLIST && order.claim() == null;
    }

    /** What a pharmacy says of an order could then belong to either time that it was there. */
    public static Step back(PharmacyOrder order, String pharmacy) {
        return refused(
                order,
                order.route().pharmacyNcpdpId().equals(pharmacy)
                        ? "It is at this pharmacy already."
                        : "It was sent to this pharmacy before; it needs a new prescription.");
    }

    /** Nothing else happens; the prescriber is told. */
    public static Step refused(PharmacyOrder order, String why) {
        return new Step.Moved(order, OrderChange.REROUTE_REFUSED, why);
    }

    /** At the worklist the row decides, unless somebody works on it. */
    private static Step asked(PharmacyOrder order) {
        if (!(order.cancel() instanceof Cancellation.Askable askable)) {
            throw new IllegalStateException("an order whose cancel is under way asks no second time");
        }
        Cancellation.Requested requested = askable.toRequested();
        return switch (order.route().channel()) {
            case SCRIPT ->
                new Step.Moved(
                        order.with(requested),
                        OrderChange.REROUTE_REQUESTED,
                        "The first pharmacy is asked to cancel before the other one gets it.");
            case WORKLIST ->
                order.claim() == null
                        ? taken(order)
                        : new Step.Moved(
                                order.with(requested.toPending()),
                                OrderChange.REROUTE_REQUESTED,
                                "The first pharmacy works on it and must answer before the other one gets it.");
        };
    }

    /** The first pharmacy does not have it any more, or never had it. */
    static Step taken(PharmacyOrder order) {
        PharmacyOrder.Reroute target = order.reroutesTo();
        if (target == null) {
            throw new IllegalStateException("no other pharmacy waits for this order");
        }
        return moved(order, target, false);
    }

    private static Step moved(PharmacyOrder order, PharmacyOrder.Reroute target, boolean liveTwice) {
        String first = order.route().pharmacyNcpdpId();
        PharmacyOrder next = order.movedTo(target);
        return new Step.Moved(
                liveTwice ? next.contradicted("It may be live at pharmacy " + first + " too.") : next,
                OrderChange.REROUTED,
                "Pharmacy " + target.pharmacyNcpdpId() + " gets it instead of " + first + ".");
    }

    /** Something came from a pharmacy where the order is no more. What says that it holds or dispenses it is kept as a contradiction. */
    public static Step fromFormer(PharmacyOrder order, String pharmacy, FormerPharmacySays says) {
        return switch (says) {
            case HAS_IT ->
                TransmissionSteps.contradiction(order, "Pharmacy " + pharmacy + ", where it was before, has it too.");
            case DISPENSED ->
                TransmissionSteps.contradiction(order, "Pharmacy " + pharmacy + ", where it was before, dispensed it.");
            case CANCELLED ->
                new Step.Moved(
                        order,
                        OrderChange.FORMER_PHARMACY_CANCELLED,
                        "Pharmacy " + pharmacy + ", where it was before, cancelled it.");
            case KEEPS_IT ->
                TransmissionSteps.contradiction(
                        order, "Pharmacy " + pharmacy + ", where it was before, did not cancel it.");
            case NOTHING_NEW -> new Step.Unchanged(order);
        };
    }
}
