package org.scriptline.pharmacy.script;

import org.scriptline.contracts.errors.ErrorCode;

/** What came of reading bytes as a message. */
public sealed interface Reading {

    /** A message. */
    record Readable(Message message) implements Reading {}

    /**
     * Not a message that can be acted on.
     *
     * @param code SCRIPT_NOT_WELL_FORMED or SCRIPT_INVALID
     * @param why names the element; holds nothing of the content
     */
    record Unreadable(ErrorCode code, String why) implements Reading {}
}
