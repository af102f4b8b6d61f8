package org.scriptline.local.load;

import java.util.Map;
import java.util.Optional;

/**
 * What a stretch of time cost.
 *
 * @param seconds its length
 * @param cpuSeconds seconds of one core by process; empty where the platform tells nothing
 * @param database PostgreSQL's counters; empty when the server was restarted in between, which forgets them
 */
record Usage(double seconds, Map<String, Double> cpuSeconds, Optional<DatabaseCounters> database) {

    /** Cores that were busy with the stack and the load, on average. */
    double coresBusy() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() / seconds;
    }
}
