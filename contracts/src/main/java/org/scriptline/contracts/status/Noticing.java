package org.scriptline.contracts.status;

/**
 * What becomes of another choice of fill notices for a released prescription that is not over.
 *
 * <pre>
 *  cancel under way or approved, withdrawn, or transferred     REFUSED
 *  failed                                                      KEPT
 *  everything else: it is at its pharmacy, on its way, or
 *  may be there                                                TOLD
 * </pre>
 */
public enum Noticing {
    /** The pharmacy is told, as soon as it has the prescription. */
    TOLD,
    /** No pharmacy has it: the choice goes with the next delivery. */
    KEPT,
    /** No fill is expected any more of which anything could be told. */
    REFUSED;

    /** Judges an order as it stands. */
    public static Noticing judge(TransmissionStatus transmission, CancelStatus cancel, FillStatus fill) {
        if (!open(cancel) || fill == FillStatus.TRANSFERRED) {
            return REFUSED;
        }
        return switch (transmission) {
            case NONE -> REFUSED;
            case FAILED -> KEPT;
            case QUEUED, RETRYING, UNKNOWN, ACCEPTED_BY_NETWORK, DELIVERED, VERIFIED -> TOLD;
        };
    }

    private static boolean open(CancelStatus cancel) {
        return switch (cancel) {
            case NONE, DENIED, UNKNOWN -> true;
            case REQUESTED, PENDING, APPROVED -> false;
        };
    }
}
