package org.scriptline.pharmacy.inbound;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.pharmacy.script.Body;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Status;

/**
 * What a sender is told.
 *
 * @param kind Status or Error
 * @param code the SCRIPT code
 * @param words at most 70 characters, null for none
 */
public record InboundAnswer(
        String kind, String code, @Nullable String words) {

    private static final String UNSPECIFIED = "1000";

    /** Taken, and stored. */
    public static InboundAnswer taken() {
        return new InboundAnswer("Status", Status.ACCEPTED_BY_RECEIVER, null);
    }

    /** Rejected for good. */
    public static InboundAnswer rejected(String words) {
        return new InboundAnswer("Error", ErrorAnswer.REJECTED, words);
    }

    /** Nothing was stored; the same message may succeed later. */
    public static InboundAnswer tryAgain() {
        return new InboundAnswer("Error", ErrorAnswer.SYSTEM_ERROR, "Try again later with the same MessageID");
    }

    /** The SCRIPT answer to a failure of the catalogue. */
    public static InboundAnswer of(ErrorCode code) {
        return code.category().retryable() ? tryAgain() : rejected(code.name());
    }

    /** As a message's body. */
    public Body body() {
        return kind.equals("Status") ? new Status(code, words) : new ErrorAnswer(code, UNSPECIFIED, words);
    }
}
