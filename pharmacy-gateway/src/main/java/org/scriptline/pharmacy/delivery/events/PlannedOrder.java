package org.scriptline.pharmacy.delivery.events;

import java.util.Optional;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.order.PharmacyOrder;

/**
 * An order to be stored.
 *
 * @param parcel its NewRx, empty for a worklist order and for one that cannot be sent; attempt 0 when it does not leave at once
 * @param impossible why it cannot be sent, empty when it can
 */
record PlannedOrder(
        PrescriptionReleased released, PharmacyOrder order, Optional<Parcel> parcel, Optional<String> impossible) {}
