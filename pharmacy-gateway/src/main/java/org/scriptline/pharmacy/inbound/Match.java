package org.scriptline.pharmacy.inbound;

import java.util.UUID;

/**
 * The order that a message is about.
 *
 * @param toCancel whether it answers a CancelRx rather than the NewRx
 * @param toAnswer whether it answers an answer of ours, which moves no order
 * @param toFillNotices whether it answers a choice of fill notices
 */
public record Match(UUID prescriptionId, MatchStep step, boolean toCancel, boolean toAnswer, boolean toFillNotices) {

    /** A message about the order itself, or its cancel. */
    public Match(UUID prescriptionId, MatchStep step, boolean toCancel) {
        this(prescriptionId, step, toCancel, false, false);
    }
}
