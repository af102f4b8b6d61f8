package org.scriptline.local.load;

import java.util.LinkedHashMap;
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

    /** Both stretches together; of the database nothing is said. */
    Usage plus(Usage other) {
        Map<String, Double> both = new LinkedHashMap<>(cpuSeconds);
        other.cpuSeconds().forEach((process, spent) -> both.merge(process, spent, Double::sum));
        return new Usage(seconds + other.seconds(), both, Optional.empty());
    }

    /** Cores that were busy with the stack and the load, on average. */
    double coresBusy() {
        return cpuSeconds.values().stream().mapToDouble(Double::doubleValue).sum() / seconds;
    }
}
