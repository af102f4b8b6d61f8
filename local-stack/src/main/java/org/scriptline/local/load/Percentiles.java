package org.scriptline.local.load;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Exact percentiles by the nearest rank, over every measured value. */
record Percentiles(List<Duration> sorted) {

    static Percentiles of(Collection<Duration> durations) {
        return new Percentiles(durations.stream().sorted().toList());
    }

    /**
     * The smallest value that at least {@code percent} of a hundred values do not exceed; zero when nothing was measured.
     *
     * @param percent above 0, at most 100
     */
    Duration at(int percent) {
        if (sorted.isEmpty()) {
            return Duration.ZERO;
        }
        int rank = Math.ceilDiv(percent * sorted.size(), 100);
        return sorted.get(Math.max(rank, 1) - 1);
    }

    /** The three usual ones in milliseconds, in one line. */
    String line() {
        return sorted.isEmpty()
                ? "nothing measured"
                : String.format(
                        Locale.ROOT,
                        "p50 %,d ms   p95 %,d ms   p99 %,d ms   max %,d ms",
                        at(50).toMillis(),
                        at(95).toMillis(),
                        at(99).toMillis(),
                        at(100).toMillis());
    }
}
