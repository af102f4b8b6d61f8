package org.scriptline.local.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * Times from intended starts, in an HdrHistogram of microseconds with three significant digits. The loop is open and every life is
 * measured from the instant at which it should have started, so nothing is omitted when the system stalls and nothing is corrected.
 */
final class Latencies {

    private static final long LONGEST_MICROS = Duration.ofHours(2).toNanos() / 1_000;

    private final Histogram micros = new Histogram(LONGEST_MICROS, 3);

    void record(Duration duration) {
        micros.recordValue(Math.clamp(duration.toNanos() / 1_000, 0, LONGEST_MICROS));
    }

    /** The value that {@code percent} of a hundred do not exceed, in milliseconds; 0 when nothing was measured. */
    double at(double percent) {
        return micros.getTotalCount() == 0 ? 0 : micros.getValueAtPercentile(percent) / 1_000.0;
    }

    /** For people, in whole milliseconds. */
    String line() {
        return line("%,.0f");
    }

    /** For people, in milliseconds with two decimals. */
    String fineLine() {
        return line("%,.2f");
    }

    private String line(String number) {
        return micros.getTotalCount() == 0
                ? "nothing measured"
                : String.format(
                        Locale.ROOT,
                        "p50 # ms   p95 # ms   p99 # ms   p99.9 # ms   max # ms".replace("#", number),
                        at(50),
                        at(95),
                        at(99),
                        at(99.9),
                        at(100));
    }

    /** For machines, in milliseconds. */
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("count", micros.getTotalCount())
                .put("p50", at(50))
                .put("p95", at(95))
                .put("p99", at(99))
                .put("p999", at(99.9))
                .put("max", at(100));
    }
}
