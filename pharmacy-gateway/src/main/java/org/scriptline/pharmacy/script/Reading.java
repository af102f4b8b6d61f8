package org.scriptline.pharmacy.script;

import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** What came of reading bytes as a message. */
public sealed interface Reading {

    /**
     * A message.
     *
     * @param version which release it follows
     * @param findings what is not carried on, and what is against the standard though it can be read
     */
    record Readable(Message message, ScriptVersion version, List<Finding> findings) implements Reading {
        public Readable {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Not a message that can be acted on.
     *
     * @param code SCRIPT_NOT_WELL_FORMED, SCRIPT_VERSION_UNSUPPORTED or SCRIPT_INVALID
     * @param why names the element; holds nothing of the content
     */
    record Unreadable(ErrorCode code, String why) implements Reading {}
}
