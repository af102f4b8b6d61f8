package org.scriptline.local.simulator;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A prescription as a pharmacy sees it, from the NewRx that it accepted.
 *
 * <pre>
 *   WAITING ──fill──▶ FILLED
 *      └────cancel──▶ CANCELLED
 * </pre>
 *
 * Not thread-safe: the desk's lock guards it. A change that was asked for and granted cancels it. The NewRx is let go as soon as nothing more can be done with it.
 */
final class Prescription {

    enum Standing {
        WAITING,
        FILLED,
        CANCELLED
    }

    /** The network has it and the pharmacy has not looked yet. */
    private static final Answer NETWORK_ONLY = new Answer.Status("000");

    private final Answer answer;
    private @Nullable ScriptMessage newRx;
    private Standing standing = Standing.WAITING;
    private boolean verified;

    Prescription(ScriptMessage newRx, Answer answer) {
        this.newRx = newRx;
        this.answer = answer;
    }

    /** The answer that the first arrival got; a repeat gets it again. */
    Answer answer() {
        return answer;
    }

    /** The NewRx, as long as a Verify or a fill can still follow it. */
    Optional<ScriptMessage> newRx() {
        return Optional.ofNullable(newRx);
    }

    /** Whether it came as a FHIR Task, whose status is the pharmacy's answer. */
    boolean byTask() {
        return newRx != null && newRx.channel() == Channel.FHIR_TASK;
    }

    boolean verified() {
        return verified;
    }

    void verify() {
        verified = true;
        letGo();
    }

    /** Nothing will follow; a cancel still finds it. */
    void setAside() {
        newRx = null;
    }

    boolean waiting() {
        return standing == Standing.WAITING;
    }

    void fill() {
        standing = Standing.FILLED;
        letGo();
    }

    /** As the status of a FHIR Task. */
    String standing() {
        return switch (standing) {
            case WAITING -> verified ? "accepted" : answer.equals(NETWORK_ONLY) ? "requested" : "received";
            case FILLED -> "completed";
            case CANCELLED -> "cancelled";
        };
    }

    /** Decides a cancel: the first of fill and cancel wins. */
    CancelDecision cancel() {
        return switch (standing) {
            case WAITING -> {
                standing = Standing.CANCELLED;
                letGo();
                yield CancelDecision.NOT_YET_DISPENSED;
            }
            case FILLED -> CancelDecision.ALREADY_DISPENSED;
            case CANCELLED -> CancelDecision.ALREADY_CANCELLED;
        };
    }

    private void letGo() {
        if (verified && standing != Standing.WAITING) {
            newRx = null;
        }
    }

    /** The quantity that the prescriber asked for, or zero when the NewRx names none. */
    static BigDecimal quantity(ScriptMessage newRx) {
        return newRx.medication()
                .flatMap(medication -> ScriptMessage.text(medication, "Quantity", "Value"))
                .filter(text -> text.matches("[0-9]{1,11}(\\.[0-9]{1,6})?"))
                .map(BigDecimal::new)
                .orElse(BigDecimal.ZERO);
    }
}
