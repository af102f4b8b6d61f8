package org.scriptline.local.probe;

import java.time.Duration;
import java.time.Instant;

/**
 * What became of one synthetic prescription.
 *
 * @param outcome {@code delivered}, or where it stuck: refused, unreachable, or its last axes and what it waits for
 * @param accepted from the request to its answer
 * @param delivered from the request until the pharmacy had it, or until patience was over
 */
public record ProbeResult(Instant at, boolean success, String outcome, Duration accepted, Duration delivered) {

    @Override
    public String toString() {
        return "%s %s: accepted after %d ms, %s after %d ms"
                .formatted(
                        at,
                        success ? "ok" : "FAILED",
                        accepted.toMillis(),
                        success ? "delivered" : outcome,
                        delivered.toMillis());
    }
}
