package org.scriptline.pharmacy.conversation;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.RequestKind;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.pharmacy.order.Cancellation;
import org.scriptline.pharmacy.order.ClaimSteps;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;

/** Whether an order's state lets its pharmacy ask. A refusal is a sentence for the pharmacist. */
public final class RequestRules {

    private RequestRules() {}

    /** Why the pharmacy cannot ask for this; empty when it can. */
    public static Optional<Step.Refused> refusal(PharmacyOrder order, RequestKind kind, byte @Nullable [] secretHash) {
        if (order.claim() != null && !ClaimSteps.holds(order, secretHash)) {
            return Optional.of(new Step.Refused(
                    ErrorCode.CLAIM_SECRET_WRONG, "Somebody works on the order; only the holder of the claim asks."));
        }
        return refusal(order, kind).map(sentence -> new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, sentence));
    }

    /** The same without a claim: over SCRIPT there is none. */
    public static Optional<String> refusal(PharmacyOrder order, RequestKind kind) {
        boolean everything = order.dispensed().compareTo(order.authorised().total()) >= 0;
        return switch (kind) {
            case RENEWAL ->
                order.dispensed().signum() == 0
                        ? Optional.of("Nothing was dispensed yet; fill it, or ask for a change.")
                        : underCancel(order);
            case CHANGE ->
                everything ? Optional.of("Everything was dispensed; ask for a renewal.") : underCancel(order);
            case VERBAL_ORDER, EMERGENCY_SUPPLY, NEW_PRESCRIPTION -> Optional.empty();
        };
    }

    /**
     * Why an earlier request stands in the way of this one; null when it does not. Questions about the order wait one at a time. Of
     * supplies and of prescriptions that are asked for where none exists there may be several, and each is entered once.
     */
    public static @Nullable String conflict(KnownRequest earlier, Asked asked) {
        PharmacyRequestStated before = earlier.asked();
        if (earlier.state() != RequestState.WAITING || before.kind() != asked.kind()) {
            return null;
        }
        return switch (asked.kind()) {
            case RENEWAL, CHANGE -> "A request of this kind waits for the prescriber's answer already.";
            case VERBAL_ORDER, EMERGENCY_SUPPLY ->
                before.proposals().equals(asked.proposals()) && Objects.equals(before.note(), asked.note())
                        ? "The same supply waits for the prescriber's answer already; tell another one apart by its note."
                        : null;
            case NEW_PRESCRIPTION ->
                sameQuestion(earlier, asked)
                        ? "The same prescription is asked for and waits for the prescriber's answer already."
                        : null;
        };
    }

    /** Whether a request that came as a message asks anew what an earlier one of its kind asked: for other drugs there may be several questions at once. */
    public static boolean sameQuestion(KnownRequest earlier, Asked asked) {
        return switch (asked.kind()) {
            case RENEWAL, CHANGE -> true;
            case VERBAL_ORDER, EMERGENCY_SUPPLY, NEW_PRESCRIPTION ->
                earlier.asked().proposals().equals(asked.proposals());
        };
    }

    private static Optional<String> underCancel(PharmacyOrder order) {
        if (order.cancelled()) {
            return Optional.of("The order is cancelled.");
        }
        return order.cancel() instanceof Cancellation.Pending
                ? Optional.of("A cancel waits for the pharmacy's answer.")
                : Optional.empty();
    }
}
