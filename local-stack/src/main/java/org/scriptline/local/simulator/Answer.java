package org.scriptline.local.simulator;

/**
 * The synchronous answer to a SCRIPT message. A Status accepts the message and the responsibility for it; an Error ends it
 * (healthit.gov ISP, "communication of prescription information between prescribers and dispensers").
 */
sealed interface Answer {

    /** Accepted: {@code 000} by the network, {@code 010} by the pharmacy itself. */
    record Status(String code) implements Answer {}

    /** Not accepted: {@code 600} and {@code 602} try again later, {@code 601} unable to process, {@code 700} configuration, {@code 900} rejected. */
    record Error(String code, String description) implements Answer {

        /** Whether no repeat can mend it. */
        boolean isFinal() {
            return !code.equals("600") && !code.equals("602");
        }

        /** Whether the pharmacy's system failed on it, and nobody there has decided anything. */
        static boolean failed(String word) {
            return word.equals("Error 601") || word.equals("Error 700");
        }
    }

    /** Something that is not SCRIPT at all. */
    record Garbage() implements Answer {}

    /** The short word for the ledger. */
    default String word() {
        return switch (this) {
            case Status status -> "Status " + status.code();
            case Error error -> "Error " + error.code();
            case Garbage ignored -> "garbage";
        };
    }

    default boolean accepts() {
        return this instanceof Status;
    }
}
