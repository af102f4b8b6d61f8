package org.scriptline.prescription.inbox;

import java.util.Locale;
import java.util.Optional;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.status.AuthorizationState;

/** Why something waits for its prescriber, what that means and what to do next. */
public enum AttentionKind implements Coded {
    HELD(
            "The release gate found something new and holds the prescription; nothing has gone to the pharmacy.",
            "Review what was found; sign again with an override for each, or cancel.",
            false),
    LATE_ALERT("An alert came after the release.", "Sign with an override for each open alert, or cancel.", false),
    SCREENING_UNAVAILABLE(
            "The screening has not answered in time; nothing has gone to the pharmacy.",
            "Wait for it, release it unscreened with a reason, or cancel.",
            false),
    DELIVERY_FAILED(
            "The pharmacy did not get the prescription.",
            "Telephone the pharmacy; when the cause is mended send it again by $resend, else to another one by $reroute, or print it.",
            true),
    DELIVERY_UNKNOWN(
            "Nobody has confirmed receipt: it is unknown whether the pharmacy has the prescription.",
            "Telephone the pharmacy; $resend sends the same message once more. Cancel before you prescribe the same"
                    + " elsewhere.",
            true),
    CANCEL_DENIED(
            "The pharmacy did not agree to the cancellation.",
            "Telephone the pharmacy, and tell the patient if the drug was dispensed.",
            true),
    CANCEL_UNKNOWN(
            "The pharmacy could not be asked to cancel, or never answered, and may still dispense.",
            "Telephone the pharmacy; cancel again to ask once more.",
            true),
    NOT_DISPENSED(
            "The pharmacy did not dispense the drug.",
            "Look at the pharmacy's reason; ask the patient, or prescribe anew.",
            true),
    TRANSFERRED(
            "The pharmacy gave the prescription to another one where it cannot be followed: what is dispensed there is not told.",
            "Read in the timeline whether it said to which, else telephone it and ask; to stop the prescription telephone"
                    + " the other one, which no $cancel, $resend or $reroute reaches.",
            true),
    CONTRADICTION(
            "The pharmacy reported something that does not fit, a fill after a cancellation for example.",
            "Compare the timeline with the pharmacy and with the patient.",
            true),
    NOT_DELIVERED(
            "The prescription has not reached the pharmacy an hour after its release.",
            "Telephone the pharmacy, or send it to another one by $reroute.",
            true),
    NOT_ACCEPTED(
            "Neither the network nor the pharmacy has accepted the prescription a quarter of an hour after its release.",
            "Telephone the pharmacy if the patient needs the drug now; the delivery is repeated meanwhile.",
            true),
    REROUTE_REFUSED(
            "The prescription did not go to the other pharmacy.",
            "Read in the timeline why; then $reroute with liveTwice where that is meant, or $cancel.",
            true),
    FILL_NOTICES_REFUSED(
            "The pharmacy does not tell of the fills that the practice chose last, only of those that it told of before; the prescription itself goes on.",
            "Read in the timeline why; choose again by $fill-notices, or telephone the pharmacy where you count on a notice.",
            true),
    PRINTED_AND_SENT(
            "A page was printed while the pharmacy did not have the prescription, and now the pharmacy has it: it may be dispensed twice.",
            "Ask the patient whether the page was used; take it back, or telephone the pharmacy.",
            true),
    RENEWAL_REQUESTED(
            "The pharmacy asks for a renewal.",
            "Answer the Task: approved, approved-with-changes of the refills, denied, replace or pending.",
            false),
    CHANGE_REQUESTED(
            "The pharmacy asks for a change before it dispenses.",
            "Answer the Task: approved, approved-with-changes, denied, pending or validated, as its code allows.",
            false),
    VERBAL_ORDER(
            "A pharmacist wrote down what you ordered by telephone.",
            "Answer the Task: approved confirms it, denied says that it was not so.",
            false),
    EMERGENCY_SUPPLY(
            "A pharmacist dispensed an emergency supply.",
            "Answer the Task: approved confirms it, denied says that it was not so.",
            false),
    NEW_PRESCRIPTION_REQUESTED(
            "The pharmacy asks for a prescription of a drug for which it has none; the order shown is another one of the patient there.",
            "Answer the Task: approved with the prescription that you write, or denied with a reason.",
            false),
    AUTHORIZATION_NEEDED(
            "The patient's plan pays only with prior authorization, and nobody has asked for it.",
            "Start the case (/prior-authorizations of formulary-service), enter an approval that came by telephone, or"
                    + " cancel and prescribe what needs none.",
            false),
    AUTHORIZATION_QUESTIONS(
            "The payer asks questions before it decides about the prior authorization.",
            "Answer the case's questions and hand them in before the payer's time is over.",
            false),
    AUTHORIZATION_APPROVED(
            "The payer approved the prior authorization.",
            "Tell the patient, or the pharmacy if its claim was refused before.",
            true),
    AUTHORIZATION_DENIED(
            "The payer refused the prior authorization.",
            "Read the payer's reason; appeal, or cancel and prescribe what needs none.",
            true),
    AUTHORIZATION_EXPIRED(
            "The prior authorization is over while the prescription still runs.",
            "Prescribe anew if the patient still needs the drug: the plan is then asked again.",
            true);

    private final String meaning;
    private final String next;
    private final boolean settledByReading;

    AttentionKind(String meaning, String next, boolean settledByReading) {
        this.meaning = meaning;
        this.next = next;
        this.settledByReading = settledByReading;
    }

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What happened, one sentence. */
    public String meaning() {
        return meaning;
    }

    /** What to do, one sentence. */
    public String next() {
        return next;
    }

    /** Whether a pharmacy asks, so that the item has a request behind it. */
    public boolean asked() {
        return switch (this) {
            case RENEWAL_REQUESTED, CHANGE_REQUESTED, VERBAL_ORDER, EMERGENCY_SUPPLY, NEW_PRESCRIPTION_REQUESTED ->
                true;
            case HELD,
                    LATE_ALERT,
                    SCREENING_UNAVAILABLE,
                    DELIVERY_FAILED,
                    DELIVERY_UNKNOWN,
                    CANCEL_DENIED,
                    CANCEL_UNKNOWN,
                    NOT_DISPENSED,
                    TRANSFERRED,
                    CONTRADICTION,
                    NOT_DELIVERED,
                    NOT_ACCEPTED,
                    REROUTE_REFUSED,
                    FILL_NOTICES_REFUSED,
                    PRINTED_AND_SENT,
                    AUTHORIZATION_NEEDED,
                    AUTHORIZATION_QUESTIONS,
                    AUTHORIZATION_APPROVED,
                    AUTHORIZATION_DENIED,
                    AUTHORIZATION_EXPIRED -> false;
        };
    }

    /** Whether it is about the prior authorization of the prescription. */
    public boolean authorization() {
        return code().startsWith("authorization-");
    }

    /** The item for a prior authorization of this state; empty while the payer is to act. */
    public static Optional<AttentionKind> of(AuthorizationState state) {
        return switch (state) {
            case NEEDED -> Optional.of(AUTHORIZATION_NEEDED);
            case QUESTIONS -> Optional.of(AUTHORIZATION_QUESTIONS);
            case APPROVED -> Optional.of(AUTHORIZATION_APPROVED);
            case DENIED -> Optional.of(AUTHORIZATION_DENIED);
            case EXPIRED -> Optional.of(AUTHORIZATION_EXPIRED);
            case STARTED, SUBMITTED, APPEALED -> Optional.empty();
        };
    }

    /** Whether it is enough that somebody has seen to it; the others end only by an answer to the prescription. */
    public boolean settledByReading() {
        return settledByReading;
    }
}
