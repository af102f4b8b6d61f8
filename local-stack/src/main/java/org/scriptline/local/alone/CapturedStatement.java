package org.scriptline.local.alone;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as a service had it carried out.
 *
 * @param session the server process that carried it out
 * @param transaction the virtual transaction id, which no other transaction of the capture has
 * @param endMillis when it ended, in milliseconds since 1970
 * @param millis how long it took
 * @param sql with {@code ?} for each value
 * @param values as text, null for NULL
 */
record CapturedStatement(
        long session,
        String database,
        String transaction,
        double endMillis,
        double millis,
        String sql,
        List<@Nullable String> values) {

    double startMillis() {
        return endMillis - millis;
    }

    @Override
    public String toString() {
        return "CapturedStatement[redacted]";
    }
}
