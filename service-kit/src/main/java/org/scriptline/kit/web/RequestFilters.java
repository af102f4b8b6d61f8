package org.scriptline.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.problem.ProblemResponses;
import org.scriptline.kit.tracing.OpenSpan;
import org.scriptline.kit.tracing.RouteNaming;
import org.scriptline.kit.tracing.Spans;

/** What every request passes first: it gets a correlation id and a trace, and a body that says it is too large is refused. */
@ApplicationScoped
public class RequestFilters {

    /** The largest body in bytes. */
    public static final long BODY_LIMIT = 1024 * 1024;

    private static final int FAILURES = 500;

    private final IdGenerator ids;
    /** Health, metrics and descriptions are asked for all the time and are no part of any trace. */
    private static final String OBSERVATION = "/q/";

    private final ProblemResponses responses;
    private final Spans spans;

    public RequestFilters(IdGenerator ids, ProblemResponses responses, Spans spans) {
        this.ids = ids;
        this.responses = responses;
        this.spans = spans;
    }

    void register(@Observes Filters filters) {
        filters.register(this::correlate, 400);
        filters.register(this::limit, 300);
    }

    private void correlate(RoutingContext context) {
        WaitingLimit.arrived(context, System.nanoTime());
        String given = context.request().getHeader(Correlation.HEADER);
        String id = Correlation.allowed(given) ? given : ids.next().toString();
        Correlation.set(id);
        context.response().putHeader(Correlation.HEADER, id);
        if (spans.on() && !context.normalizedPath().startsWith(OBSERVATION)) {
            measure(context);
        } else {
            Traces.continueOrBegin(context.request().getHeader(Traces.HEADER));
        }
        context.next();
    }

    private void measure(RoutingContext context) {
        String method = context.request().method().name();
        OpenSpan span = spans.request(method, Traces.valid(context.request().getHeader(Traces.HEADER)));
        Traces.use(span.traceparent(null));
        context.addEndHandler(done -> {
            String route = RouteNaming.of(context);
            int status = context.response().getStatusCode();
            span.named(route == null ? method : method + " " + route)
                    .with("http.request.method", method)
                    .with("http.response.status_code", status);
            if (route != null) {
                span.with("http.route", route);
            }
            if (status >= FAILURES) {
                span.failed(Integer.toString(status));
            }
            span.end();
        });
    }

    private void limit(RoutingContext context) {
        String declared = context.request().getHeader("Content-Length");
        if (declared != null && tooLarge(declared)) {
            ProblemResponses.Body body = responses.body(
                    new ProblemException(ErrorCode.BODY_TOO_LARGE),
                    context.request().path());
            context.response()
                    .setStatusCode(body.status())
                    .putHeader("Content-Type", body.mediaType())
                    .putHeader("Connection", "close")
                    .end(Buffer.buffer(body.bytes()));
        } else {
            context.next();
        }
    }

    private static boolean tooLarge(String declared) {
        try {
            return Long.parseLong(declared) > BODY_LIMIT;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
