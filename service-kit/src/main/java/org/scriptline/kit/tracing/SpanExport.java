package org.scriptline.kit.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanLimits;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one place that knows the SDK: records spans and sends them in batches; what does not fit into its queue is dropped. */
final class SpanExport {

    private static final String PATH = "/v1/traces";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final int QUEUE = 8_192;
    private static final int ATTRIBUTE_LENGTH = 128;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    SpanExport(SpanProcessor processor, double ratio, String service, String instance) {
        this.provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault()
                        .merge(Resource.create(Attributes.of(
                                AttributeKey.stringKey("service.name"),
                                service,
                                AttributeKey.stringKey("service.instance.id"),
                                instance))))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(ratio)))
                .setSpanLimits(SpanLimits.builder()
                        .setMaxAttributeValueLength(ATTRIBUTE_LENGTH)
                        .build())
                .addSpanProcessor(processor)
                .build();
        this.tracer = provider.get("org.scriptline");
    }

    /** @param endpoint the collector's address for OTLP over HTTP, with or without {@value #PATH} */
    static SpanExport to(String endpoint, double ratio, String service, String instance) {
        String base = endpoint.replaceAll("/+$", "");
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(base.endsWith(PATH) ? base : base + PATH)
                .setCompression("gzip")
                .setTimeout(PATIENCE)
                .build();
        SpanProcessor batches = BatchSpanProcessor.builder(exporter)
                .setScheduleDelay(BEAT)
                .setMaxQueueSize(QUEUE)
                .build();
        return new SpanExport(batches, ratio, service, instance);
    }

    OpenSpan begin(String name, SpanKind kind, @Nullable String traceparent, @Nullable Instant since) {
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent(traceparent));
        if (since != null) {
            builder.setStartTimestamp(since);
        }
        return new OpenSpan(builder.startSpan());
    }

    void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Context parent(@Nullable String traceparent) {
        if (traceparent == null) {
            return Context.root();
        }
        return Context.root()
                .with(Span.wrap(SpanContext.createFromRemoteParent(
                        traceparent.substring(3, 35),
                        traceparent.substring(36, 52),
                        TraceFlags.fromHex(traceparent, 53),
                        TraceState.getDefault())));
    }
}
