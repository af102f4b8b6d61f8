package org.scriptline.prescription.searching;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.Coded;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.prescription.prescribing.Prescription;
import org.scriptline.prescription.prescribing.Waiting;

/** Whom a prescription waits for. */
public enum WaitingFor implements Coded {
    /** A draft, a hold, a late alert, a failed or unknown delivery, or a screening that does not come. */
    PRESCRIBER,
    /** Signed, and the release gate has time yet. */
    SCREENING,
    /** Cleared, and operations keep it back; it goes out by itself after the lift. */
    OPERATIONS,
    /** Released, and the pharmacy or the way to it has the next step. */
    PHARMACY,
    /** Nothing is to come, or nothing before the next refill. */
    NOBODY;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whom the prescription waits for.
     *
     * @param words what it waits for, null when for nothing
     */
    public static WaitingFor of(Prescription prescription, @Nullable String words, Instant now, Duration patience) {
        if (Waiting.stopped(words)) {
            return OPERATIONS;
        }
        return switch (prescription.order()) {
            case DRAFT, HELD -> PRESCRIBER;
            case SIGNED -> Waiting.overdue(prescription, now, patience) ? PRESCRIBER : SCREENING;
            case ACTIVE -> active(prescription);
            case COMPLETED -> prescription.lateAlertOpen() ? PRESCRIBER : NOBODY;
            case EXPIRED, STOPPED, CANCELLED, ENTERED_IN_ERROR -> NOBODY;
        };
    }

    private static WaitingFor active(Prescription prescription) {
        if (prescription.lateAlertOpen()) {
            return PRESCRIBER;
        }
        if (prescription.cancel() == CancelStatus.REQUESTED || prescription.cancel() == CancelStatus.PENDING) {
            return PHARMACY;
        }
        if (prescription.fill() != FillStatus.NONE) {
            return prescription.fill() == FillStatus.DISPENSED ? NOBODY : PHARMACY;
        }
        boolean nowhere = prescription.transmission() == TransmissionStatus.FAILED
                || prescription.transmission() == TransmissionStatus.UNKNOWN;
        return nowhere ? PRESCRIBER : PHARMACY;
    }
}
