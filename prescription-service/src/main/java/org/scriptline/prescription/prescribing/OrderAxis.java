package org.scriptline.prescription.prescribing;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.OrderStatus;

/** How what happens at the pharmacy moves the order axis; delivery never does. */
public final class OrderAxis {

    private OrderAxis() {}

    /** Whether everything authorised is dispensed, so that an active order is completed; an effective cancel is told apart. */
    public static boolean completedBy(PharmacyOrderStated state) {
        return state.cancel() != CancelStatus.APPROVED
                && state.dispensedQuantity().signum() > 0
                && state.dispensedQuantity().compareTo(state.authorisedQuantity()) >= 0;
    }

    /** How an active order ends whose cancel the pharmacy approved. */
    public static OrderStatus cancelledBy(PharmacyOrderStated state, @Nullable CancelReason reason) {
        if (reason == CancelReason.WRONG_PATIENT) {
            return OrderStatus.ENTERED_IN_ERROR;
        }
        return state.dispensedQuantity().signum() > 0 ? OrderStatus.STOPPED : OrderStatus.CANCELLED;
    }

    /** How a prescription ends that is cancelled before any pharmacy saw it. */
    public static OrderStatus cancelledBeforeRelease(CancelReason reason) {
        return reason == CancelReason.WRONG_PATIENT ? OrderStatus.ENTERED_IN_ERROR : OrderStatus.CANCELLED;
    }
}
