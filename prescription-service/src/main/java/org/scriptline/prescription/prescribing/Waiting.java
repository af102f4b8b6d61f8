package org.scriptline.prescription.prescribing;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;

/** What a prescription waits for, in words. */
public final class Waiting {

    /** The gate has not answered within its patience; only now may it be released unscreened. */
    public static final String SCREENING_UNAVAILABLE = "screening unavailable";

    private static final String STOPPED = "releases stopped: ";

    private static final String LATE_ALERT = "the prescriber's answer to an alert that came after the release";

    private Waiting() {}

    /** What it waits for, null when for nothing. */
    public static @Nullable String of(Prescription prescription, Instant now, Duration patience) {
        return switch (prescription.order()) {
            case DRAFT -> "signature";
            case SIGNED -> overdue(prescription, now, patience) ? SCREENING_UNAVAILABLE : "screening";
            case HELD -> "the prescriber's review of what the release gate found";
            case ACTIVE -> active(prescription);
            case COMPLETED -> prescription.lateAlertOpen() ? LATE_ALERT : null;
            case EXPIRED, STOPPED, CANCELLED, ENTERED_IN_ERROR -> null;
        };
    }

    /** The gate has cleared it and operations keep it back, for a coded reason; it goes out by itself. */
    public static String releasesStopped(String reason) {
        return STOPPED + reason;
    }

    /** Whether the words say that operations keep it back. */
    public static boolean stopped(@Nullable String waiting) {
        return waiting != null && waiting.startsWith(STOPPED);
    }

    /** Whether the gate's patience is over. */
    public static boolean overdue(Prescription prescription, Instant now, Duration patience) {
        Instant signedAt = prescription.signedAt();
        return prescription.order() == OrderStatus.SIGNED && signedAt != null && !now.isBefore(signedAt.plus(patience));
    }

    private static @Nullable String active(Prescription prescription) {
        if (prescription.lateAlertOpen()) {
            return LATE_ALERT;
        }
        if (prescription.cancel() == CancelStatus.REQUESTED || prescription.cancel() == CancelStatus.PENDING) {
            return "the pharmacy's answer to the cancellation";
        }
        if (prescription.fill() != FillStatus.NONE) {
            return prescription.fill() == FillStatus.DISPENSED ? null : "the pharmacy";
        }
        return switch (prescription.transmission()) {
            case NONE, QUEUED -> "delivery to the pharmacy";
            case RETRYING -> "the pharmacy's system, which does not answer; delivery is repeated";
            case ACCEPTED_BY_NETWORK, DELIVERED -> "the pharmacy: nobody there has confirmed receipt yet";
            case VERIFIED -> "the pharmacy to fill it";
            case FAILED -> "the prescriber: the pharmacy did not accept it";
            case UNKNOWN -> "the prescriber: nobody knows whether the pharmacy has it";
        };
    }
}
