package org.scriptline.local.load;

import java.util.Map;

/**
 * What a run came to, in counts and times.
 *
 * @param rate lives offered per second
 * @param seconds for which lives were started
 * @param completedPerSecond ends per second between the first and the last end; when a queue grows it is below the rate
 * @param holdsOffered prescriptions that the gate should hold, on top of the lives
 * @param invalid requests that were wrong on purpose
 * @param refused of those, the ones answered with the expected status
 * @param troubles what should not have happened, and how often
 */
record LoadFigures(
        double rate,
        int seconds,
        long offered,
        long complete,
        double completedPerSecond,
        long holdsOffered,
        long held,
        long invalid,
        Map<InvalidRequest, Long> refused,
        Course accept,
        Course signToPharmacy,
        Latencies wholeLife,
        Map<String, Long> troubles) {

    /** Whether every life ended as it should and every wrong request got its status. */
    boolean asExpected() {
        return troubles.isEmpty() && complete == offered && held == holdsOffered && invalid == refusedAsExpected();
    }

    long refusedAsExpected() {
        return refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
