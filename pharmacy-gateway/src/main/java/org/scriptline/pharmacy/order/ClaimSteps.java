package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.FillStatus;

/** What a worklist pharmacy does before it fills: acknowledge, claim, make ready, give back. */
public final class ClaimSteps {

    private ClaimSteps() {}

    /** The pharmacist has seen the order. */
    public static Step acknowledge(PharmacyOrder order) {
        return order.transmission() instanceof Transmission.Delivered delivered
                ? new Step.Moved(order.with(delivered.toVerified()), OrderChange.ACKNOWLEDGED, null)
                : new Step.Unchanged(order);
    }

    /** Takes the order into work; whoever claims has also seen it. */
    public static Step claim(PharmacyOrder order, byte[] secretHash) {
        if (order.claim() != null) {
            return new Step.Refused(ErrorCode.CLAIM_HELD, "Somebody of this pharmacy works on it.");
        }
        if (order.authorised().expired()) {
            return expired(order);
        }
        Optional<String> closed = closed(order);
        if (closed.isPresent()) {
            return new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, closed.get());
        }
        PharmacyOrder seen = order.transmission() instanceof Transmission.Delivered delivered
                ? order.with(delivered.toVerified())
                : order;
        return new Step.Moved(
                seen.claimed(new Claim(order.claims() + 1, secretHash)).with(FillStatus.IN_PROGRESS, null),
                OrderChange.CLAIMED,
                null);
    }

    /** Gives the claim back. */
    public static Step giveBack(PharmacyOrder order, byte @Nullable [] secretHash) {
        if (!holds(order, secretHash)) {
            return wrongSecret();
        }
        PharmacyOrder free = order.claimed(null);
        return new Step.Moved(free.with(fillWithoutClaim(free), null), OrderChange.CLAIM_RETURNED, null);
    }

    /** The medicine waits for the patient. */
    public static Step ready(PharmacyOrder order, byte @Nullable [] secretHash) {
        if (!holds(order, secretHash)) {
            return wrongSecret();
        }
        if (order.cancel() instanceof Cancellation.Pending) {
            return new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, "A cancel waits for the pharmacy's answer.");
        }
        if (order.authorised().expired()) {
            return expired(order);
        }
        return order.fill() == FillStatus.READY
                ? new Step.Unchanged(order)
                : new Step.Moved(order.with(FillStatus.READY, null), OrderChange.READY, null);
    }

    /** Whether the secret is the claim's. */
    public static boolean holds(PharmacyOrder order, byte @Nullable [] secretHash) {
        Claim claim = order.claim();
        return claim != null && secretHash != null && claim.opens(secretHash);
    }

    /** Nothing is made ready or dispensed any more; it can be given back, and the pharmacy may say that it was not dispensed. */
    static Step expired(PharmacyOrder order) {
        return new Step.Refused(
                ErrorCode.ORDER_EXPIRED,
                "It could be dispensed until " + order.authorised().expiredOn() + ".");
    }

    static Step wrongSecret() {
        return new Step.Refused(ErrorCode.CLAIM_SECRET_WRONG, "Claim-Secret is missing, or is not this claim's.");
    }

    /** Where the fill axis stands when nobody works on the order. */
    static FillStatus fillWithoutClaim(PharmacyOrder order) {
        BigDecimal dispensed = order.dispensed();
        if (dispensed.signum() == 0) {
            return FillStatus.NONE;
        }
        return dispensed.remainder(order.authorised().perFill()).signum() == 0
                ? FillStatus.DISPENSED
                : FillStatus.PARTIAL;
    }

    private static Optional<String> closed(PharmacyOrder order) {
        if (order.cancelled()) {
            return Optional.of("The order is cancelled.");
        }
        if (order.cancel() instanceof Cancellation.Pending) {
            return Optional.of("A cancel waits for the pharmacy's answer.");
        }
        if (order.fill() == FillStatus.TRANSFERRED) {
            return Optional.of("The order was transferred.");
        }
        return order.dispensed().compareTo(order.authorised().total()) >= 0
                ? Optional.of("Everything authorised was dispensed.")
                : Optional.empty();
    }
}
