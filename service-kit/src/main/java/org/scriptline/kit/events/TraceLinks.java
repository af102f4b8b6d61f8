package org.scriptline.kit.events;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.web.Traces;

/**
 * Which trace an event belongs to: in a request that of the request, in a batch that of the incoming event about the
 * same aggregate, or else about the same key.
 */
public final class TraceLinks {

    private final Map<String, String> byName = new HashMap<>();

    /** What this transaction does about the aggregate or key belongs to the trace; null changes nothing. */
    public void link(String subjectOrKey, @Nullable String traceparent) {
        if (traceparent != null) {
            byName.put(subjectOrKey, traceparent);
        }
    }

    @Nullable
    String of(OutgoingEvent event) {
        if (byName.isEmpty()) {
            return Traces.current();
        }
        String trace = byName.get(event.subject());
        return trace != null ? trace : byName.get(event.key());
    }
}
