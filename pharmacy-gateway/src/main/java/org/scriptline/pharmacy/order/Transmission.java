package org.scriptline.pharmacy.order;

import org.scriptline.contracts.status.TransmissionStatus;

/**
 * How far the prescription came on its way to the pharmacy.
 *
 * <pre>
 *             ┌───────────────► AcceptedByNetwork ──┐
 *  Queued ────┼───────────────► Delivered ──────────┼──► Verified
 *    │  ▲     └───────────────► Failed ◄────────────┘       ▲
 *    ▼  └ held                    │                         │
 *  Retrying ──(as Queued)         └── a Verify all the same ┤
 *    │                                                      │
 *    └──► Unknown ──(a late answer, as Queued)──────────────┘
 * </pre>
 *
 * The prescriber may have what Failed or is Unknown sent once more: it is then Retrying; so is what was AcceptedByNetwork or Delivered and is put off afterwards (600, 602).
 *
 * Each state offers only the steps that lead out of it; {@link TransmissionSteps} chooses among them.
 */
public sealed interface Transmission {

    TransmissionStatus status();

    /** No answer has been read; more attempts may follow. */
    sealed interface Unanswered extends Transmission permits Queued, Retrying, Unknown {

        default AcceptedByNetwork toAcceptedByNetwork() {
            return new AcceptedByNetwork();
        }

        default Delivered toDelivered() {
            return new Delivered();
        }

        default Verified toVerified() {
            return new Verified();
        }

        default Failed toFailed() {
            return new Failed();
        }

        default Unknown toUnknown() {
            return new Unknown();
        }
    }

    /** Waiting for the first attempt, or for its outcome. */
    record Queued() implements Unanswered {

        public Retrying toRetrying() {
            return new Retrying();
        }

        /** Cancelled before it ever left. */
        public Withdrawn toWithdrawn() {
            return new Withdrawn();
        }

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.QUEUED;
        }
    }

    /** At least one attempt had no usable answer. */
    record Retrying() implements Unanswered {

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.RETRYING;
        }
    }

    /** Nobody answered before the deadline; nobody knows whether the pharmacy has it. */
    record Unknown() implements Unanswered {

        /** The prescriber has it sent once more. */
        public Retrying toRetrying() {
            return new Retrying();
        }

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.UNKNOWN;
        }
    }

    /** Cancelled before the first attempt: the pharmacy will never hear of it. */
    record Withdrawn() implements Transmission {

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.NONE;
        }
    }

    /** The network took the responsibility; the pharmacy has not been heard. */
    record AcceptedByNetwork() implements Transmission {

        /** The pharmacy says that it could not take it, and that it may come again. */
        public Retrying toRetrying() {
            return new Retrying();
        }

        public Delivered toDelivered() {
            return new Delivered();
        }

        public Verified toVerified() {
            return new Verified();
        }

        public Failed toFailed() {
            return new Failed();
        }

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.ACCEPTED_BY_NETWORK;
        }
    }

    /** The pharmacy's system took it. */
    record Delivered() implements Transmission {

        /** The pharmacy says that it could not take it after all, and that it may come again. */
        public Retrying toRetrying() {
            return new Retrying();
        }

        public Verified toVerified() {
            return new Verified();
        }

        public Failed toFailed() {
            return new Failed();
        }

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.DELIVERED;
        }
    }

    /** The pharmacy confirmed it: the end. */
    record Verified() implements Transmission {

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.VERIFIED;
        }
    }

    /** The pharmacy or the network refused it. */
    record Failed() implements Transmission {

        /** The prescriber has it sent once more. */
        public Retrying toRetrying() {
            return new Retrying();
        }

        /** A pharmacy that confirms what was refused has it all the same. */
        public Verified toVerified() {
            return new Verified();
        }

        @Override
        public TransmissionStatus status() {
            return TransmissionStatus.FAILED;
        }
    }

    /** The state that a stored status names. */
    static Transmission of(TransmissionStatus status) {
        return switch (status) {
            case NONE -> new Withdrawn();
            case QUEUED -> new Queued();
            case RETRYING -> new Retrying();
            case UNKNOWN -> new Unknown();
            case ACCEPTED_BY_NETWORK -> new AcceptedByNetwork();
            case DELIVERED -> new Delivered();
            case VERIFIED -> new Verified();
            case FAILED -> new Failed();
        };
    }
}
