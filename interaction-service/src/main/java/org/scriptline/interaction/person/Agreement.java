package org.scriptline.interaction.person;

/** How two values of one field agree. */
public enum Agreement {
    EQUAL,
    /** Another form of the same: a nickname, an initial, or day and month exchanged. */
    VARIANT,
    /** A probable misspelling. */
    ALIKE,
    DIFFERENT,
    /** One of them or both are not known. */
    UNKNOWN
}
