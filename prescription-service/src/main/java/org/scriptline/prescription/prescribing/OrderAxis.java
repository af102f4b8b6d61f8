package org.scriptline.prescription.prescribing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.OrderStatus;

/** How what happens at the pharmacy moves the order axis; delivery never does. */
public final class OrderAxis {

    private OrderAxis() {}

    /** The status that an active prescription gets from the pharmacy's state, empty when it stays active. */
    public static Optional<OrderStatus> endedBy(PharmacyOrderStated state, @Nullable CancelReason reason) {
        if (state.cancel() == CancelStatus.APPROVED) {
            return Optional.of(cancelled(state, reason));
        }
        boolean nothingRemains = state.dispensedQuantity().signum() > 0
                && state.dispensedQuantity().compareTo(state.authorisedQuantity()) >= 0;
        return nothingRemains ? Optional.of(OrderStatus.COMPLETED) : Optional.empty();
    }

    /** How a prescription ends that is cancelled before any pharmacy saw it. */
    public static OrderStatus cancelledBeforeRelease(CancelReason reason) {
        return reason == CancelReason.WRONG_PATIENT ? OrderStatus.ENTERED_IN_ERROR : OrderStatus.CANCELLED;
    }

    private static OrderStatus cancelled(PharmacyOrderStated state, @Nullable CancelReason reason) {
        if (reason == CancelReason.WRONG_PATIENT) {
            return OrderStatus.ENTERED_IN_ERROR;
        }
        return state.dispensedQuantity().signum() > 0 ? OrderStatus.STOPPED : OrderStatus.CANCELLED;
    }
}
