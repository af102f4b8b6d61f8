package org.scriptline.contracts.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.status.OrderStatus;

/**
 * A released prescription ended by an effective cancel: the drug leaves the profile with this date.
 *
 * @param endedAs cancelled, stopped or entered-in-error
 * @param endedOn local date of the practice
 */
public record PrescriptionEnded(
        UUID prescriptionId,
        UUID patientId,
        OrderStatus endedAs,
        @Nullable CancelReason reason,
        Instant endedAt,
        LocalDate endedOn) {}
