package org.scriptline.prescription.printing;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

/** What a printed prescription is worth beside the electronic one. */
public enum Worth {
    /** The pharmacy surely did not get it. */
    PRESCRIPTION,
    /** Nobody knows whether the pharmacy has it. */
    ASK_FIRST,
    /** It is somewhere else, or over, or an obstacle stands against it: not to be dispensed from. */
    COPY;

    /** Of a prescription that was released. */
    public static Worth of(
            OrderStatus order,
            TransmissionStatus transmission,
            CancelStatus cancel,
            FillStatus fill,
            @Nullable Obstacle obstacle) {
        if (obstacle != null || order != OrderStatus.ACTIVE || fill != FillStatus.NONE || beingCancelled(cancel)) {
            return COPY;
        }
        return switch (transmission) {
            case FAILED -> PRESCRIPTION;
            case UNKNOWN -> ASK_FIRST;
            case NONE, QUEUED, RETRYING, ACCEPTED_BY_NETWORK, DELIVERED, VERIFIED -> COPY;
        };
    }

    private static boolean beingCancelled(CancelStatus cancel) {
        return cancel == CancelStatus.REQUESTED || cancel == CancelStatus.PENDING || cancel == CancelStatus.APPROVED;
    }
}
