package org.scriptline.pharmacy.servicelevel;

/**
 * What became of the NewRx messages to one pharmacy that came to an end in a stretch of time. Tallies can be added up.
 *
 * @param delivered taken by the pharmacy or its network
 * @param rejected refused for what is in them, by Error 900
 * @param failed refused for any other reason: the receiver's systems or configuration
 * @param unknown given up without an answer when their time was over
 * @param repeated how many of all these needed more than one attempt
 * @param inTime how many were delivered or rejected within the objective's time
 * @param minutesTried in how many minutes an attempt ended, of any message of ours
 * @param minutesAnswered in how many of these at least one was answered
 * @param stoppedSeconds for how long operations kept messages back
 * @param times of those that were delivered, from when the gateway had the message
 */
public record Tally(
        long delivered,
        long rejected,
        long failed,
        long unknown,
        long repeated,
        long inTime,
        long minutesTried,
        long minutesAnswered,
        long stoppedSeconds,
        DeliveryTimes times) {

    /** Nothing was sent. */
    public static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0, 0, 0, DeliveryTimes.NONE);

    /** Only minutes in which something was tried, and those of them in which something was answered. */
    public static Tally ofMinutes(long tried, long answered) {
        return new Tally(0, 0, 0, 0, 0, 0, tried, answered, 0, DeliveryTimes.NONE);
    }

    /** Only a stop. */
    public static Tally ofStop(long seconds) {
        return new Tally(0, 0, 0, 0, 0, 0, 0, 0, seconds, DeliveryTimes.NONE);
    }

    /** How many came to an end. */
    public long messages() {
        return delivered + rejected + failed + unknown;
    }

    /** How many did not arrive. */
    long undelivered() {
        return messages() - delivered;
    }

    /** How many were neither delivered nor rejected in time. */
    long late() {
        return messages() - inTime;
    }

    /** Both together. */
    public Tally plus(Tally other) {
        return new Tally(
                delivered + other.delivered,
                rejected + other.rejected,
                failed + other.failed,
                unknown + other.unknown,
                repeated + other.repeated,
                inTime + other.inTime,
                minutesTried + other.minutesTried,
                minutesAnswered + other.minutesAnswered,
                stoppedSeconds + other.stoppedSeconds,
                times.plus(other.times));
    }

    /** Only what says nothing of a single message: reachability and stops. */
    Tally withoutMessages() {
        return ofMinutes(minutesTried, minutesAnswered).plus(ofStop(stoppedSeconds));
    }
}
