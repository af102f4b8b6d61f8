package org.scriptline.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Lets a request look as if it had come longer ago than it did. */
@ApplicationScoped
public class LateArrivals {

    /** How many seconds earlier, in a request's header. */
    static final String HEADER = "X-Waited-Seconds";

    private static final int AFTER_ARRIVAL = 399;

    void register(@Observes Filters filters) {
        filters.register(LateArrivals::earlier, AFTER_ARRIVAL);
    }

    private static void earlier(RoutingContext request) {
        String seconds = request.request().getHeader(HEADER);
        if (seconds != null) {
            WaitingLimit.arrived(
                    request,
                    System.nanoTime()
                            - Duration.ofSeconds(Long.parseLong(seconds)).toNanos());
        }
        request.next();
    }
}
