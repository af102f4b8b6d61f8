package org.scriptline.pharmacy.delivery;

import org.scriptline.pharmacy.script.CancelRxResponse;
import org.scriptline.pharmacy.script.ErrorAnswer;
import org.scriptline.pharmacy.script.Status;
import org.scriptline.pharmacy.script.Verify;

/**
 * What the status of a partner's FHIR Task says, in the words of SCRIPT (<a href="https://hl7.org/fhir/R4/valueset-task-status.html">TaskStatus</a>). As long as nobody there
 * has looked at it there is no answer, and it is asked again.
 */
public final class TaskAnswer {

    private TaskAnswer() {}

    /** @param status as the partner wrote it; any other word than FHIR's is no answer */
    public static Reply of(MessageKind kind, String status) {
        return kind == MessageKind.CANCEL_RX ? toCancel(status) : toOrder(status);
    }

    private static Reply toOrder(String status) {
        return switch (status) {
            case "received" -> new Reply.Answered(new Status(Status.ACCEPTED_BY_RECEIVER, null));
            case "accepted", "ready", "in-progress", "on-hold", "completed" ->
                new Reply.Answered(new Verify(Status.ACCEPTED_BY_RECEIVER, null));
            case "rejected", "cancelled", "entered-in-error" ->
                new Reply.Answered(new ErrorAnswer(ErrorAnswer.REJECTED, (String) null, null));
            case "failed" -> new Reply.Answered(new ErrorAnswer(ErrorAnswer.UNABLE_TO_PROCESS, (String) null, null));
            default -> new Reply.Nothing("The pharmacy has not taken up the task yet.");
        };
    }

    private static Reply toCancel(String status) {
        return switch (status) {
            case "completed" -> new Reply.Answered(new CancelRxResponse(true, null));
            case "rejected", "failed" -> new Reply.Answered(new CancelRxResponse(false, null));
            default -> new Reply.Nothing("The pharmacy has not decided on the cancel yet.");
        };
    }
}
