package org.scriptline.kit.tracing;

import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Begins spans: of a request, of an event that is sent or applied, of a message to a pharmacy.
 *
 * <p>Whether a trace is recorded is decided by who began it: by the caller's {@code traceparent}, else here by
 * {@code scriptline.tracing.ratio}.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/">OpenTelemetry</a>
 */
@ApplicationScoped
public class Spans {

    private final @Nullable SpanExport export;

    @Inject
    public Spans(
            @ConfigProperty(name = "scriptline.tracing.endpoint") Optional<String> endpoint,
            @ConfigProperty(name = "scriptline.tracing.ratio") double ratio,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "scriptline.instance") String instance) {
        this(endpoint.map(address -> SpanExport.to(address, ratio, service, instance))
                .orElse(null));
    }

    Spans(@Nullable SpanExport export) {
        this.export = export;
    }

    /** Whether spans are recorded at all; callers spare themselves everything else when not. */
    public boolean on() {
        return export != null;
    }

    /** A request that came in; its name is given later, when its route is known. */
    public OpenSpan request(String method, @Nullable String traceparent) {
        return begin(method, SpanKind.SERVER, traceparent, null);
    }

    /** An event on its way from its transaction to the broker. @param since when it happened */
    public OpenSpan sent(String topic, String type, @Nullable String traceparent, Instant since) {
        return begin("send " + topic, SpanKind.PRODUCER, traceparent, since)
                .with("messaging.system", "kafka")
                .with("messaging.destination.name", topic)
                .with("cloudevents.event_type", type);
    }

    /** An event that a consumer applies, from its batch's begin until the commit. */
    public OpenSpan applied(String topic, String type, String consumer, @Nullable String traceparent) {
        return begin("process " + topic, SpanKind.CONSUMER, traceparent, null)
                .with("messaging.system", "kafka")
                .with("messaging.destination.name", topic)
                .with("messaging.consumer.group.name", consumer)
                .with("cloudevents.event_type", type);
    }

    /** A question to somebody outside. */
    public OpenSpan asked(String name, @Nullable String traceparent) {
        return begin(name, SpanKind.CLIENT, traceparent, null);
    }

    void stop(@Observes ShutdownEvent event) {
        if (export != null) {
            export.close();
        }
    }

    private OpenSpan begin(String name, SpanKind kind, @Nullable String traceparent, @Nullable Instant since) {
        return export == null ? OpenSpan.NONE : export.begin(name, kind, traceparent, since);
    }
}
