package org.scriptline.interaction.person;

/** What put a record with its person, the weakest first. */
public enum LinkedBy {
    /** Its own match key, with which it moves. */
    RULE,

    /** A score found it probable: it gives way to a match key that says otherwise. */
    SCORE,

    /** Somebody of operations, who alone takes it back. */
    OPERATIONS
}
