package org.scriptline.contracts.status;

/**
 * Whether a released prescription may go to a second pharmacy. It does so by itself only when the first one surely has not got it:
 * nothing ever arrived, or it refused it and no attempt went unanswered before (a refusal may then only mean that it came twice). From a pharmacy that has it, it is asked back first; where nobody knows, only the prescriber's
 * word that it may be live twice lets it go on, and never a machine's.
 *
 * <pre>
 *  cancel under way or approved, or something dispensed        REFUSED
 *  unknown                                                     NEEDS_CONFIRMATION
 *  never arrived, or refused                                   MOVES
 *    the same, but one attempt has no known outcome            NEEDS_CONFIRMATION
 *  accepted by the network, delivered or verified              ASKS_FIRST
 *    the same, its cancel denied or never answered             NEEDS_CONFIRMATION
 *  the prescriber confirms that it may be live twice           MOVES instead of NEEDS_CONFIRMATION and ASKS_FIRST
 * </pre>
 */
public enum Rerouting {
    /** It goes to the other pharmacy at once. */
    MOVES,
    /** The first pharmacy is asked to cancel; it moves when that one agrees. */
    ASKS_FIRST,
    /** It may be live at the first pharmacy; it moves when the prescriber accepts that. */
    NEEDS_CONFIRMATION,
    /** It stays where it is. */
    REFUSED;

    /**
     * Judges an order as it stands.
     *
     * @param unanswered whether a delivery was tried of which nobody knows what the pharmacy made of it
     * @param liveTwice the prescriber accepts that it may be live at two pharmacies
     */
    public static Rerouting judge(
            TransmissionStatus transmission,
            CancelStatus cancel,
            FillStatus fill,
            boolean unanswered,
            boolean liveTwice) {
        if (!open(cancel) || dispensed(fill)) {
            return REFUSED;
        }
        return switch (transmission) {
            case NONE -> REFUSED;
            case QUEUED, RETRYING, FAILED -> unanswered ? confirmed(liveTwice, NEEDS_CONFIRMATION) : MOVES;
            case UNKNOWN -> confirmed(liveTwice, NEEDS_CONFIRMATION);
            case ACCEPTED_BY_NETWORK, DELIVERED, VERIFIED ->
                confirmed(liveTwice, cancel == CancelStatus.NONE ? ASKS_FIRST : NEEDS_CONFIRMATION);
        };
    }

    private static Rerouting confirmed(boolean liveTwice, Rerouting otherwise) {
        return liveTwice ? MOVES : otherwise;
    }

    private static boolean open(CancelStatus cancel) {
        return switch (cancel) {
            case NONE, DENIED, UNKNOWN -> true;
            case REQUESTED, PENDING, APPROVED -> false;
        };
    }

    private static boolean dispensed(FillStatus fill) {
        return switch (fill) {
            case PARTIAL, DISPENSED, TRANSFERRED -> true;
            case NONE, IN_PROGRESS, READY, NOT_DISPENSED, RETURNED -> false;
        };
    }
}
