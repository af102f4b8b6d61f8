package org.scriptline.contracts.events;

import org.scriptline.contracts.Coded;

/** What happened to an order at its pharmacy, for the timeline. */
public enum OrderChange implements Coded {
    QUEUED("queued"),
    ACCEPTED_BY_NETWORK("accepted-by-network"),
    DELIVERED("delivered"),
    LISTED("listed"),
    VERIFIED("verified"),
    ACKNOWLEDGED("acknowledged"),
    RETRYING("retrying"),
    REJECTED("rejected"),
    FAILED("failed"),
    UNKNOWN("unknown"),
    CANCEL_REQUESTED("cancel-requested"),
    CANCEL_SENT("cancel-sent"),
    CANCEL_APPROVED("cancel-approved"),
    CANCEL_DENIED("cancel-denied"),
    CANCEL_UNKNOWN("cancel-unknown"),
    CLAIMED("claimed"),
    CLAIM_RETURNED("claim-returned"),
    READY("ready"),
    PARTIALLY_FILLED("partially-filled"),
    FILLED("filled"),
    NOT_DISPENSED("not-dispensed"),
    TRANSFERRED("transferred"),
    RETURNED_TO_STOCK("returned-to-stock"),
    DELIVERY_HELD("delivery-held"),
    DELIVERY_RESUMED("delivery-resumed"),
    CONTRADICTION("contradiction"),
    /** The first pharmacy is asked to cancel before another one gets it. */
    REROUTE_REQUESTED("reroute-requested"),
    /** Another pharmacy gets it. */
    REROUTED("rerouted"),
    REROUTE_REFUSED("reroute-refused"),
    /** A pharmacy where it was before has cancelled it. */
    FORMER_PHARMACY_CANCELLED("former-pharmacy-cancelled"),
    /** It did not arrive, and the prescriber has it sent to the same pharmacy once more. */
    RESENT("resent"),
    /** The pharmacy has taken that other fills are to be told. */
    FILL_NOTICES_CHANGED("fill-notices-changed"),
    /** The pharmacy does not take it, or cannot be asked: it tells of the fills that it told of before. */
    FILL_NOTICES_REFUSED("fill-notices-refused"),
    /** The pharmacy has not said whether it takes it. */
    FILL_NOTICES_UNKNOWN("fill-notices-unknown"),
    /** Nobody has accepted it fifteen minutes after its release. */
    NOT_ACCEPTED_IN_TIME("not-accepted-in-time"),
    /** The pharmacy has not confirmed it an hour after its release. */
    NOT_DELIVERED_IN_TIME("not-delivered-in-time");

    private final String code;

    OrderChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
