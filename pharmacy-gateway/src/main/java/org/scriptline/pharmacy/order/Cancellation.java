package org.scriptline.pharmacy.order;

import org.scriptline.contracts.status.CancelStatus;

/**
 * How far a cancel came.
 *
 * <pre>
 *  None ──► Requested (not sent) ──► Pending (sent) ──► Approved
 *               │                        │        └───► Denied ──► Requested (asked again)
 *               └──► Approved (never sent a NewRx)│
 *   └──► Approved (replaced at the pharmacy's request)
 *                                        └───► Unknown ──► Approved | Denied (late) | Requested
 * </pre>
 */
public sealed interface Cancellation {

    CancelStatus status();

    /** The prescriber may ask. */
    sealed interface Askable extends Cancellation permits None, Denied, Unknown {

        default Requested toRequested() {
            return new Requested();
        }

        /** The pharmacy itself asked for what takes its place. */
        default Approved toReplaced() {
            return new Approved();
        }
    }

    /** Somebody may still decide. */
    sealed interface Undecided extends Cancellation permits Requested, Pending, Unknown {

        default Approved toApproved() {
            return new Approved();
        }

        default Denied toDenied() {
            return new Denied();
        }
    }

    /** No cancel was asked for. */
    record None() implements Askable {

        @Override
        public CancelStatus status() {
            return CancelStatus.NONE;
        }
    }

    /** Asked for, and the pharmacy has not been told yet. */
    record Requested() implements Undecided {

        public Pending toPending() {
            return new Pending();
        }

        public Unknown toUnknown() {
            return new Unknown();
        }

        @Override
        public CancelStatus status() {
            return CancelStatus.REQUESTED;
        }
    }

    /** The pharmacy was told and has not decided. */
    record Pending() implements Undecided {

        public Unknown toUnknown() {
            return new Unknown();
        }

        @Override
        public CancelStatus status() {
            return CancelStatus.PENDING;
        }
    }

    /** It will not be dispensed any more. */
    record Approved() implements Cancellation {

        @Override
        public CancelStatus status() {
            return CancelStatus.APPROVED;
        }
    }

    /** The pharmacy keeps it. */
    record Denied() implements Askable {

        @Override
        public CancelStatus status() {
            return CancelStatus.DENIED;
        }
    }

    /** Nobody answered in time. */
    record Unknown() implements Askable, Undecided {

        @Override
        public CancelStatus status() {
            return CancelStatus.UNKNOWN;
        }
    }

    /** The state that a stored status names. */
    static Cancellation of(CancelStatus status) {
        return switch (status) {
            case NONE -> new None();
            case REQUESTED -> new Requested();
            case PENDING -> new Pending();
            case APPROVED -> new Approved();
            case DENIED -> new Denied();
            case UNKNOWN -> new Unknown();
        };
    }
}
