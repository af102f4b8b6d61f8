package org.scriptline.prescription.timeline;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.codes.ChangeCode;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.RequestAnswerStated;

/** What the pharmacy asked and what the prescriber answered, in plain sentences. */
final class ConversationSentences {

    private ConversationSentences() {}

    static String asked(PharmacyRequestStated request) {
        return switch (request.state()) {
            case ANSWERED -> "The pharmacy has the prescriber's answer to its request.";
            case SUPERSEDED -> "The pharmacy asked anew; its earlier request is void.";
            case WAITING -> waiting(request);
        };
    }

    private static String waiting(PharmacyRequestStated request) {
        if (request.answerHeldBackAt() != null) {
            return "The pharmacy's system cannot be told that the answer is pending; its request waits for a final one.";
        }
        return switch (request.kind()) {
            case RENEWAL -> "The pharmacy asked for a renewal.";
            case CHANGE -> "The pharmacy asked " + change(request.changeCode()) + ".";
            case VERBAL_ORDER -> "A pharmacist wrote down what was ordered by telephone.";
            case EMERGENCY_SUPPLY -> "A pharmacist dispensed an emergency supply.";
            case NEW_PRESCRIPTION -> "The pharmacy asked for a prescription of another drug.";
        };
    }

    private static String change(@Nullable ChangeCode code) {
        return switch (code == null ? ChangeCode.SCRIPT_CLARIFICATION : code) {
            case GENERIC_SUBSTITUTION -> "to dispense a generic";
            case THERAPEUTIC_INTERCHANGE -> "to dispense another drug of the same use";
            case PRIOR_AUTHORIZATION -> "for a prior authorization";
            case DRUG_USE_EVALUATION -> "to look at the drug again, for a reason of safety";
            case SCRIPT_CLARIFICATION -> "what the prescription means";
            case OUT_OF_STOCK -> "for another drug, because this one is out of stock";
            case PRESCRIBER_AUTHORIZATION -> "to confirm the prescriber's authority";
        };
    }

    static String answered(RequestAnswerStated answer) {
        if (answer.outcome() == null) {
            return "The answer was taken back before the pharmacy heard of it; its request waits again.";
        }
        return switch (answer.outcome()) {
            case APPROVED ->
                answer.newPrescription() == null
                        ? "The prescriber approved the request."
                        : "The prescriber approved the request with a new prescription.";
            case APPROVED_WITH_CHANGES -> "The prescriber approved the request with changes.";
            case DENIED -> "The prescriber denied the request" + because(answer.denialReason()) + ".";
            case REPLACE -> "The prescriber answered the request with another prescription.";
            case PENDING ->
                "The prescriber cannot answer yet" + because(answer.pendingReason()) + " and expects to by "
                        + answer.expectedOn() + ".";
            case VALIDATED -> "The prescriber confirmed the authority that the pharmacy asked for.";
        };
    }

    private static String because(@Nullable Coded reason) {
        return reason == null ? "" : " (" + reason.code() + ")";
    }
}
