package org.scriptline.local.simulator;

import java.time.Duration;

/**
 * How long the pretend pharmacies take. Tests shrink it; {@link #REALISTIC} is what {@code ./erx up} uses.
 *
 * @param fillAfter from the Verify to the RxFill of a pharmacy that does not fill at once
 * @param lateVerifyAfter from the Status to the Verify of the pharmacy that verifies late
 * @param slowAnswerAfter how long the slow pharmacy keeps the HTTP request open; longer than any sender waits
 * @param lookEvery how often a mailbox is asked and a folder looked into, while there is nothing
 * @param firstRetryAfter the pause before the first repeat of a message that the gateway did not take; it doubles from there
 * @param longestRetryPause the cap of that pause
 * @param giveUpAfter when a message that the gateway never took is given up
 */
public record SimulatorTiming(
        Duration fillAfter,
        Duration lateVerifyAfter,
        Duration slowAnswerAfter,
        Duration lookEvery,
        Duration firstRetryAfter,
        Duration longestRetryPause,
        Duration giveUpAfter) {

    /** The times named in the table of pretend pharmacies; the gateway may be away for half an hour before anything is given up. */
    public static final SimulatorTiming REALISTIC = new SimulatorTiming(
            Duration.ofSeconds(1),
            Duration.ofSeconds(20),
            Duration.ofSeconds(45),
            Duration.ofSeconds(1),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofMinutes(30));

    /** The pause before repeat number {@code repeat}, counted from 1. */
    Duration pauseBefore(int repeat) {
        int doublings = Math.min(repeat - 1, 16);
        Duration pause = firstRetryAfter.multipliedBy(1L << doublings);
        return pause.compareTo(longestRetryPause) < 0 ? pause : longestRetryPause;
    }
}
