package org.scriptline.local.simulator;

/**
 * What the pharmacy says to a CancelRx.
 *
 * @param reason a short sentence for the prescriber, at most 70 characters
 */
record CancelDecision(boolean approved, String reason) {

    static final CancelDecision NOT_YET_DISPENSED = new CancelDecision(true, "Cancelled before dispensing");
    static final CancelDecision ALREADY_DISPENSED = new CancelDecision(false, "Already dispensed");
    static final CancelDecision ALREADY_CANCELLED = new CancelDecision(true, "Already cancelled");
    static final CancelDecision NOT_FOUND = new CancelDecision(false, "No such prescription at this pharmacy");

    /** The short word for the ledger. */
    String word() {
        return approved ? "Approved" : "Denied";
    }
}
