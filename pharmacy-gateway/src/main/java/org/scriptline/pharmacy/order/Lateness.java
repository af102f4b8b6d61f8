package org.scriptline.pharmacy.order;

import java.util.List;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.status.TransmissionStatus;

/** When a delivery is so late that the prescriber is told, although it goes on. */
public enum Lateness {
    /** Nobody, not even the network, has accepted it. */
    NOT_ACCEPTED(
            1, 15, OrderChange.NOT_ACCEPTED_IN_TIME, List.of(TransmissionStatus.QUEUED, TransmissionStatus.RETRYING)),
    /** The pharmacy does not have it as far as anybody knows. */
    NOT_DELIVERED(
            2,
            60,
            OrderChange.NOT_DELIVERED_IN_TIME,
            List.of(TransmissionStatus.QUEUED, TransmissionStatus.RETRYING, TransmissionStatus.ACCEPTED_BY_NETWORK));

    private final int level;
    private final int minutes;
    private final OrderChange change;
    private final List<TransmissionStatus> transmissions;

    Lateness(int level, int minutes, OrderChange change, List<TransmissionStatus> transmissions) {
        this.level = level;
        this.minutes = minutes;
        this.change = change;
        this.transmissions = transmissions;
    }

    /** What is stored: 1 or 2. */
    public int level() {
        return level;
    }

    /** Minutes after the release, or after it went on to another pharmacy. */
    public int minutes() {
        return minutes;
    }

    /** Codes of the transmissions that are late then. */
    public List<String> transmissions() {
        return transmissions.stream().map(TransmissionStatus::code).toList();
    }

    /** Tells, unless it has been accepted meanwhile. */
    public Step on(PharmacyOrder order) {
        return transmissions.contains(order.transmission().status())
                ? new Step.Moved(order, change, null)
                : new Step.Unchanged(order);
    }
}
