package org.scriptline.pharmacy.delivery;

import org.scriptline.pharmacy.script.Body;

/** What came back for one attempt. */
public sealed interface Reply {

    /** A SCRIPT message. */
    record Answered(Body body) implements Reply {}

    /**
     * Nothing that can be read as an answer: no connection, no answer in time, or garbage, with whatever HTTP status.
     *
     * @param words for people, without patient data
     * @param mayHaveArrived whether the pharmacy may have it all the same
     */
    record Nothing(String words, boolean mayHaveArrived) implements Reply {

        /** The pharmacy may have it all the same. */
        public Nothing(String words) {
            this(words, true);
        }
    }
}
