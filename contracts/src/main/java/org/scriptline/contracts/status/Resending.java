package org.scriptline.contracts.status;

/**
 * Whether a released prescription may be sent to its own pharmacy once more. Only what surely failed, or of which nobody knows whether it arrived, is sent again,
 * and never what is being cancelled or was worked on: everything else is on its way, or there.
 */
public final class Resending {

    private Resending() {}

    /** Judges an order as it stands. */
    public static boolean possible(TransmissionStatus transmission, CancelStatus cancel, FillStatus fill) {
        boolean notThere = transmission == TransmissionStatus.FAILED || transmission == TransmissionStatus.UNKNOWN;
        boolean wanted = cancel == CancelStatus.NONE || cancel == CancelStatus.DENIED || cancel == CancelStatus.UNKNOWN;
        return notThere && wanted && fill == FillStatus.NONE;
    }
}
