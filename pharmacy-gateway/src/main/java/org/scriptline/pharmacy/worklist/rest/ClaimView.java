package org.scriptline.pharmacy.worklist.rest;

import org.scriptline.pharmacy.worklist.WorklistItem;

/** A claim: its secret goes into {@code Claim-Secret} of later writes. */
public record ClaimView(String secret, WorklistItem order) {

    @Override
    public String toString() {
        return "ClaimView[redacted]";
    }
}
