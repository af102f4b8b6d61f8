package org.scriptline.kit.web;

import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The id by which a request is found in the logs. */
public final class Correlation {

    /** Request and answer header. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String MDC_KEY = "correlationId";
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private Correlation() {}

    /** The current request's id, {@code none} outside a request. */
    public static String current() {
        return MDC.get(MDC_KEY) instanceof String id ? id : "none";
    }

    static void set(String id) {
        MDC.put(MDC_KEY, id);
    }

    static boolean allowed(@Nullable String id) {
        return id != null && ALLOWED.matcher(id).matches();
    }
}
