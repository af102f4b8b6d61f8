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
 * @param descriptionCode the SCRIPT description code, null for none
 * @param words at most 70 characters, null for none
 */
public record InboundAnswer(
        String kind,
        String code,
        @Nullable String descriptionCode,
        @Nullable String words) {

    /** Nothing more special: the message cannot be identified with anything here. */
    public static final String UNIDENTIFIED = "1000";

    /** The content does not fit the situation. */
    public static final String UNFITTING = "2000";

    /** No sound XML. */
    public static final String NOT_XML = "500";

    /** The MessageID was here before, with something else. */
    public static final String DUPLICATE = "220";

    /** Could not be processed now; the same message may be sent again. */
    public static final String SEND_AGAIN = "210";

    /** Taken, and stored. */
    public static InboundAnswer taken() {
        return new InboundAnswer("Status", Status.ACCEPTED_BY_RECEIVER, null, null);
    }

    /** The mailbox is empty since its last message was acknowledged. */
    public static InboundAnswer noMoreMail() {
        return new InboundAnswer("Status", Status.NO_MORE_MAIL, null, null);
    }

    /** The mailbox is empty. */
    public static InboundAnswer nothingToRetrieve() {
        return new InboundAnswer("Status", Status.NOTHING_TO_RETRIEVE, null, null);
    }

    /** A GetMessage of a pharmacy that is reached otherwise. */
    public static InboundAnswer noMailbox() {
        return rejected(UNFITTING, "This pharmacy has no mailbox here");
    }

    /** Rejected for good. */
    public static InboundAnswer rejected(String descriptionCode, String words) {
        return new InboundAnswer("Error", ErrorAnswer.REJECTED, descriptionCode, words);
    }

    /** Nothing was stored; the same message may succeed later. */
    public static InboundAnswer tryAgain() {
        return new InboundAnswer(
                "Error", ErrorAnswer.SYSTEM_ERROR, SEND_AGAIN, "Try again later with the same MessageID");
    }

    /** The SCRIPT answer to a failure of the catalogue. */
    public static InboundAnswer of(ErrorCode code) {
        return of(code, code.name());
    }

    /** The SCRIPT answer to a failure of the catalogue, in words that name the place. */
    public static InboundAnswer of(ErrorCode code, String words) {
        return switch (code) {
            case SCRIPT_NOT_WELL_FORMED -> rejected(NOT_XML, words);
            case SCRIPT_INVALID -> rejected(UNFITTING, words);
            case SCRIPT_VERSION_UNSUPPORTED ->
                new InboundAnswer("Error", ErrorAnswer.CONFIGURATION, UNIDENTIFIED, words);
            default -> code.category().retryable() ? tryAgain() : rejected(UNIDENTIFIED, words);
        };
    }

    /** As a message's body. */
    public Body body() {
        return kind.equals("Status") ? new Status(code, words) : new ErrorAnswer(code, descriptionCode, words);
    }
}
