package org.scriptline.pharmacy.delivery;

import org.scriptline.pharmacy.script.Body;

/** What came back for one attempt. */
public sealed interface Reply {

    /** A SCRIPT message. */
    record Answered(Body body) implements Reply {}

    /** Why there is no answer. */
    enum Failure {
        /** The pharmacy may have the message all the same. */
        NO_ANSWER,
        /** No connection came about. */
        UNREACHABLE,
        /** One side's certificate was refused: expired, unknown or of somebody else. */
        UNTRUSTED
    }

    /**
     * Nothing that can be read as an answer: no connection, no answer in time, or garbage, with whatever HTTP status.
     *
     * @param words for people, without patient data
     */
    record Nothing(String words, Failure failure) implements Reply {

        /** @param mayHaveArrived whether the pharmacy may have it all the same */
        public Nothing(String words, boolean mayHaveArrived) {
            this(words, mayHaveArrived ? Failure.NO_ANSWER : Failure.UNREACHABLE);
        }

        /** The pharmacy may have it all the same. */
        public Nothing(String words) {
            this(words, Failure.NO_ANSWER);
        }

        /** The two sides' certificates do not fit; operations must look. */
        public static Nothing untrusted() {
            return new Nothing("The connection is not secure: a certificate was refused.", Failure.UNTRUSTED);
        }

        /** The word that is stored with the attempt. */
        public String outcome() {
            return switch (failure) {
                case NO_ANSWER -> "no-answer";
                case UNREACHABLE -> "unreachable";
                case UNTRUSTED -> "untrusted";
            };
        }
    }
}
