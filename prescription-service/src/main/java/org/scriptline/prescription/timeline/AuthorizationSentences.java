package org.scriptline.prescription.timeline;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.PriorAuthorizationStated;

/** How far a prior authorization is, in one plain sentence. */
public final class AuthorizationSentences {

    private AuthorizationSentences() {}

    /** The sentence for the state that was stated. */
    public static String of(PriorAuthorizationStated stated) {
        return switch (stated.state()) {
            case NEEDED -> "The patient's plan asks for prior authorization; nobody has begun.";
            case STARTED -> "The practice asked the payer for prior authorization" + because(stated.reason());
            case QUESTIONS ->
                stated.openQuestions() == 0
                        ? "The payer's questions are answered and wait to be handed in."
                        : "The payer asks for more before it decides about the prior authorization; "
                                + (stated.openQuestions() == 1
                                        ? "one question waits"
                                        : stated.openQuestions() + " questions wait")
                                + " for the practice.";
            case SUBMITTED -> "The practice handed its answers to the payer" + because(stated.reason());
            case APPROVED ->
                "The payer approved the prior authorization from " + stated.validFrom() + " until "
                        + stated.validUntil() + ".";
            case DENIED -> "The payer refused the prior authorization" + because(stated.reason());
            case APPEALED -> "The practice objected to the payer's refusal" + because(stated.reason());
            case EXPIRED -> "The prior authorization is over" + because(stated.reason());
        };
    }

    private static String because(@Nullable String reason) {
        if (reason == null) {
            return ".";
        }
        return ": " + reason + (reason.endsWith(".") ? "" : ".");
    }
}
