package org.scriptline.kit.web;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * Refuses a request that has waited so long for its turn that whoever asked has given up, or is about to: to carry it out all the same would only let the next
 * ones wait as long. Nothing has been done for it, so that it is safe to repeat.
 */
public class WaitingLimit {

    private static final String ARRIVED = WaitingLimit.class.getName();

    private final Duration patience;

    public WaitingLimit(@ConfigProperty(name = "scriptline.http.patience") Duration patience) {
        this.patience = patience;
    }

    /** Notes when a request came: on an event loop, before it waits for anything. */
    static void arrived(RoutingContext request, long nanos) {
        request.put(ARRIVED, nanos);
    }

    /** Runs on the thread that is going to work for the request, right before it does. */
    @ServerRequestFilter
    public void refuseLate(RoutingContext request) {
        Long arrived = request.get(ARRIVED);
        if (arrived != null && System.nanoTime() - arrived > patience.toNanos()) {
            throw new ProblemException(
                    ErrorCode.OVERLOADED,
                    "The request waited for more than %d seconds and nothing was done; repeat it in a moment."
                            .formatted(patience.toSeconds()));
        }
    }
}
