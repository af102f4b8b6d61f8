package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.FillStatus;

/**
 * What a worklist pharmacy dispenses or does not. Here we say no: never more than authorised, one content per number, only with the claim's secret.
 *
 * <pre>
 *  none ──claim──► in-progress ──► ready ──► partial ──► dispensed ──claim (refills left)──► in-progress
 *    ▲                │    │                  │             │                                    ▲
 *    └───give back────┘    └──► not-dispensed └──► returned ◄┘ ─────────claim────────────────────┘  any ──► transferred
 * </pre>
 */
public final class FillSteps {

    private FillSteps() {}

    /** A fill by the holder of the claim. The same number with the same content again is the same fill. */
    public static Step fill(PharmacyOrder order, byte @Nullable [] secretHash, Fill fill) {
        for (RecordedFill recorded : order.fills()) {
            if (recorded.fill().number() == fill.number()) {
                return recorded.here() && !recorded.returned() && same(recorded.fill(), fill)
                        ? new Step.Unchanged(order)
                        : new Step.Refused(
                                ErrorCode.FILL_NUMBER_USED, "The next number is " + order.nextFillNumber() + ".");
            }
        }
        if (!ClaimSteps.holds(order, secretHash)) {
            return ClaimSteps.wrongSecret();
        }
        if (order.cancel() instanceof Cancellation.Pending || order.cancelled()) {
            return new Step.Refused(ErrorCode.PHARMACY_ORDER_CONFLICT, "A cancel waits for the pharmacy's answer.");
        }
        if (order.authorised().expired()) {
            return ClaimSteps.expired(order);
        }
        if (fill.number() != order.nextFillNumber()) {
            return new Step.Refused(
                    ErrorCode.PHARMACY_ORDER_CONFLICT, "The next fill number is " + order.nextFillNumber() + ".");
        }
        BigDecimal total = order.dispensed().add(fill.quantity());
        if (total.compareTo(order.authorised().total()) > 0) {
            return new Step.Refused(
                    ErrorCode.FILL_EXCEEDS_AUTHORISED,
                    "Dispensed would be " + total.toPlainString() + " of "
                            + order.authorised().total().toPlainString() + ".");
        }
        return recorded(order, fill);
    }

    private static Step recorded(PharmacyOrder order, Fill fill) {
        BigDecimal begun = order.dispensed()
                .add(fill.quantity())
                .remainder(order.authorised().perFill());
        boolean partial = begun.signum() != 0;
        List<RecordedFill> fills = new ArrayList<>(order.fills());
        fills.add(new RecordedFill(
                new Fill(
                        fill.number(),
                        fill.quantity(),
                        order.authorised().unit(),
                        fill.ndc(),
                        fill.daysSupply(),
                        fill.filledOn(),
                        partial,
                        fill.description(),
                        partial ? order.authorised().perFill().subtract(begun) : null),
                false,
                true));
        PharmacyOrder next = order.withFills(fills);
        return partial
                ? new Step.Moved(next.with(FillStatus.PARTIAL, null), OrderChange.PARTIALLY_FILLED, null)
                : new Step.Moved(next.claimed(null).with(FillStatus.DISPENSED, null), OrderChange.FILLED, null);
    }

    /** Nothing is dispensed, with a coded reason; the claim ends. */
    public static Step notDispensed(PharmacyOrder order, byte @Nullable [] secretHash, NotDispensedReason reason) {
        if (order.claim() == null && order.fill() == FillStatus.NOT_DISPENSED && order.notDispensedReason() == reason) {
            return new Step.Unchanged(order);
        }
        if (!ClaimSteps.holds(order, secretHash)) {
            return ClaimSteps.wrongSecret();
        }
        boolean elsewhere = reason == NotDispensedReason.TRANSFERRED;
        return new Step.Moved(
                order.claimed(null).with(elsewhere ? FillStatus.TRANSFERRED : FillStatus.NOT_DISPENSED, reason),
                elsewhere ? OrderChange.TRANSFERRED : OrderChange.NOT_DISPENSED,
                null);
    }

    /**
     * The latest fill was not picked up and goes back to stock: it counts as dispensed no more; what was transferred stays so. Said again, it changes nothing. Whoever works on the order says so
     * with the claim's secret, and the claim ends.
     */
    public static Step backToStock(PharmacyOrder order, byte @Nullable [] secretHash, int number) {
        RecordedFill latest = order.fills().stream()
                .filter(RecordedFill::here)
                .max(Comparator.comparingInt(fill -> fill.fill().number()))
                .orElse(null);
        if (latest == null || latest.fill().number() != number) {
            return new Step.Refused(
                    ErrorCode.PHARMACY_ORDER_CONFLICT,
                    latest == null
                            ? "Nothing was dispensed."
                            : "Only the latest fill goes back to stock, which is number "
                                    + latest.fill().number() + ".");
        }
        if (latest.returned()) {
            return new Step.Unchanged(order);
        }
        if (order.claim() != null && !ClaimSteps.holds(order, secretHash)) {
            return ClaimSteps.wrongSecret();
        }
        List<RecordedFill> fills = order.fills().stream()
                .map(fill ->
                        fill.fill().number() == number ? new RecordedFill(fill.fill(), true, fill.counted()) : fill)
                .toList();
        PharmacyOrder next = order.claimed(null).withFills(fills);
        return new Step.Moved(
                order.fill() == FillStatus.TRANSFERRED ? next : next.with(FillStatus.RETURNED, null),
                OrderChange.RETURNED_TO_STOCK,
                null);
    }

    private static boolean same(Fill recorded, Fill sent) {
        return recorded.quantity().compareTo(sent.quantity()) == 0
                && recorded.filledOn().equals(sent.filledOn())
                && Objects.equals(recorded.ndc(), sent.ndc())
                && Objects.equals(recorded.daysSupply(), sent.daysSupply())
                && Objects.equals(recorded.description(), sent.description());
    }
}
