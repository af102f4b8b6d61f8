package org.scriptline.pharmacy.delivery;

import java.time.Duration;
import java.time.Instant;

/**
 * When a delivery without an answer is tried again: after 1, 5 and 10 minutes, then every 10 minutes until the deadline; 24 hours for a NewRx, 48 hours for the
 * answer to a CancelRx. Networks publish this schedule.
 *
 * @param minute how long a minute lasts, for tests and demonstrations
 */
public record RetrySchedule(Duration minute) {

    private static final int[] FIRST_MINUTES = {1, 5};
    private static final int LATER_MINUTES = 10;
    private static final int NEW_RX_MINUTES = 24 * 60;
    private static final int CANCEL_MINUTES = 48 * 60;
    /** Of the pause at most a twentieth is added, so that a pharmacy that comes back does not get everything in one moment. */
    private static final int JITTER_PART = 20;

    /**
     * When to try again.
     *
     * @param attempts how many were made, at least 1
     * @param random 0 inclusive to 1 exclusive
     */
    public Instant next(Instant now, int attempts, double random) {
        int minutes = attempts <= FIRST_MINUTES.length ? FIRST_MINUTES[attempts - 1] : LATER_MINUTES;
        Duration pause = minute.multipliedBy(minutes);
        return now.plus(pause).plusNanos((long) (pause.dividedBy(JITTER_PART).toNanos() * random));
    }

    public Instant newRxDeadline(Instant start) {
        return start.plus(minute.multipliedBy(NEW_RX_MINUTES));
    }

    public Instant cancelDeadline(Instant start) {
        return start.plus(minute.multipliedBy(CANCEL_MINUTES));
    }
}
