package org.scriptline.pharmacy.order;

import java.time.Instant;
import org.scriptline.contracts.events.PharmacyOrderStated;

/** The event that tells the others how an order stands. */
public final class StatedOrder {

    private StatedOrder() {}

    /** The whole state after {@code moved}. */
    public static PharmacyOrderStated of(Step.Moved moved, Instant at) {
        PharmacyOrder order = moved.order();
        return new PharmacyOrderStated(
                order.id(),
                order.route().patientId(),
                order.route().pharmacyNcpdpId(),
                moved.change(),
                moved.detail(),
                at,
                order.transmission().status(),
                order.errorCode(),
                order.attempts(),
                order.cancel().status(),
                order.fill(),
                order.notDispensedReason(),
                order.standingFills(),
                order.dispensed(),
                order.authorised().total(),
                order.contradictions());
    }
}
