package org.scriptline.kit.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The W3C trace of a request: taken over from the caller's {@code traceparent} or begun here, kept in the logging
 * context under the names that OpenTelemetry uses, written beside every event that the request causes, and sent on as a
 * header of the record and of the SCRIPT message. Without spans the caller's span id goes on unchanged; with them
 * ({@link org.scriptline.kit.tracing.Spans}) it is that of the span in which something happens.
 *
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public final class Traces {

    /** Header of requests, records and SCRIPT messages. */
    public static final String HEADER = "traceparent";

    private static final String TRACE_ID = "traceId";
    private static final String SPAN_ID = "spanId";
    private static final String SAMPLED = "sampled";
    private static final int LENGTH = 55;
    private static final HexFormat HEX = HexFormat.of();

    private Traces() {}

    /** The current request's {@code traceparent}, null outside a request. */
    public static @Nullable String current() {
        return MDC.get(TRACE_ID) instanceof String trace && MDC.get(SPAN_ID) instanceof String span
                ? "00-" + trace + "-" + span + ("true".equals(MDC.get(SAMPLED)) ? "-01" : "-00")
                : null;
    }

    /** The value if it is a version 00 {@code traceparent}, else null: what cannot be read is not passed on. */
    public static @Nullable String valid(@Nullable String value) {
        return value != null
                        && value.length() == LENGTH
                        && value.startsWith("00-")
                        && value.charAt(35) == '-'
                        && value.charAt(52) == '-'
                        && identifies(value, 3, 35)
                        && identifies(value, 36, 52)
                        && hexadecimal(value, 53, LENGTH)
                ? value
                : null;
    }

    /** Makes the caller's trace the current one, or begins one that is not sampled. */
    static void continueOrBegin(@Nullable String given) {
        use(valid(given));
    }

    /** Makes a valid {@code traceparent} the current one; null begins a trace that is not sampled. */
    static void use(@Nullable String value) {
        if (value == null) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            MDC.put(TRACE_ID, HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong() | 1));
            MDC.put(SPAN_ID, HEX.toHexDigits(random.nextLong() | 1));
            MDC.put(SAMPLED, "false");
        } else {
            MDC.put(TRACE_ID, value.substring(3, 35));
            MDC.put(SPAN_ID, value.substring(36, 52));
            MDC.put(SAMPLED, Boolean.toString((Character.digit(value.charAt(54), 16) & 1) == 1));
        }
    }

    private static boolean identifies(String value, int from, int to) {
        return hexadecimal(value, from, to)
                && value.substring(from, to).chars().anyMatch(character -> character != '0');
    }

    private static boolean hexadecimal(String value, int from, int to) {
        for (int position = from; position < to; position++) {
            char character = value.charAt(position);
            if ((character < '0' || character > '9') && (character < 'a' || character > 'f')) {
                return false;
            }
        }
        return true;
    }
}
