package org.scriptline.contracts.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.status.OrderStatus;

/** Cancelled before release: no pharmacy ever saw it. */
public record PrescriptionCancelled(
        UUID prescriptionId,
        UUID patientId,
        CancelReason reason,
        @Nullable String comment,
        Instant cancelledAt,
        OrderStatus endedAs) {}
