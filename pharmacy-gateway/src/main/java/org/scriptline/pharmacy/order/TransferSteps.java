package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.FillStatus;

/**
 * A pharmacy gives what is left of an order to another one, by a transfer between the two: the order ends at the first and, where the second is known here, goes on there
 * with what is left. It is the same order, so that nothing is dispensed twice, and it is not sent: the second pharmacy has the prescription from the first.
 */
public final class TransferSteps {

    private TransferSteps() {}

    /**
     * The pharmacy where the order is says that it gave it away. Said again it changes nothing.
     *
     * @param goesOn whether it goes on at the pharmacy that got it
     * @param detail a sentence about who got it, null when nobody was named
     */
    public static Step given(PharmacyOrder order, boolean goesOn, @Nullable String detail) {
        boolean known = order.fill() == FillStatus.TRANSFERRED;
        if (known && !goesOn) {
            return new Step.Unchanged(order);
        }
        Optional<String> nothing = nothingToGive(order);
        if (nothing.isPresent()) {
            return new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, nothing.get());
        }
        return !known && ReportedFillSteps.transferred(order) instanceof Step.Moved moved
                ? new Step.Moved(moved.order(), moved.change(), detail)
                : new Step.Unchanged(order);
    }

    private static Optional<String> nothingToGive(PharmacyOrder order) {
        if (order.cancelled()) {
            return Optional.of("The prescription is cancelled; it cannot be transferred");
        }
        if (order.authorised().expired()) {
            return Optional.of("The prescription has expired; it cannot be transferred");
        }
        return order.left().signum() == 0
                ? Optional.of("Everything was dispensed; nothing is left to transfer")
                : Optional.empty();
    }

    /**
     * It goes on at the pharmacy that got it. What was under way at the first, a claim, a cancel, another pharmacy that waits for it, ends there; the caller asks again
     * for what the prescriber still wants. A cancel that nobody ever answered stays unanswered.
     *
     * @param told how much the first pharmacy says was left, in the order's unit; null when it did not say
     */
    public static Step received(PharmacyOrder order, PharmacyOrder.Reroute receiver, @Nullable BigDecimal told) {
        String giver = order.route().pharmacyNcpdpId();
        PharmacyOrder next = order.givenTo(receiver);
        next = next.with(begun(next), null);
        if (order.cancel() instanceof Cancellation.Unknown unanswered) {
            next = next.with(unanswered);
        }
        BigDecimal left = next.left();
        if (told != null && told.compareTo(left) != 0) {
            next = next.contradicted("Pharmacy " + giver + " transferred " + told.toPlainString() + " "
                    + order.authorised().unit() + "; by its fills " + left.toPlainString() + " were left.");
        }
        return new Step.Moved(
                next,
                OrderChange.REROUTED,
                "Pharmacy " + receiver.pharmacyNcpdpId() + " has it from pharmacy " + giver
                        + " by a transfer and may dispense the " + left.toPlainString() + " "
                        + order.authorised().unit() + " that are left.");
    }

    /** What was dispensed elsewhere shows; what was only taken back shows too. */
    private static FillStatus begun(PharmacyOrder order) {
        FillStatus dispensed = ClaimSteps.fillWithoutClaim(order);
        return dispensed == FillStatus.NONE && !order.fills().isEmpty() ? FillStatus.RETURNED : dispensed;
    }
}
