package org.scriptline.kit.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.web.Traces;

class SpansTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CALLER = "00-" + TRACE + "-00f067aa0ba902b7-01";
    private static final String UNSAMPLED = "00-" + TRACE + "-00f067aa0ba902b7-00";

    private final List<SpanData> exported = new ArrayList<>();
    private final Spans spans = spans(1);

    @Test
    void whatARequestCausesHangsTogetherInTheCallersTrace() {
        // When
        OpenSpan request = spans.request("POST", CALLER);
        OpenSpan sent = spans.sent(
                "erx.prescription", "signed", request.traceparent(null), Instant.ofEpochSecond(1_800_000_000));
        OpenSpan applied = spans.applied("erx.prescription", "signed", "gate", sent.traceparent(null));
        applied.failed("EVENT_REFUSED").end();
        sent.end();
        request.named("POST /fhir/MedicationRequest").end();

        // Then
        assertThat(exported).extracting(SpanData::getTraceId).containsOnly(TRACE);
        assertThat(exported)
                .extracting(SpanData::getName)
                .containsExactly("process erx.prescription", "send erx.prescription", "POST /fhir/MedicationRequest");
        assertThat(exported)
                .extracting(SpanData::getParentSpanId)
                .containsExactly(exported.get(1).getSpanId(), exported.get(2).getSpanId(), "00f067aa0ba902b7");
        assertThat(exported.get(1).getStartEpochNanos()).isEqualTo(1_800_000_000_000_000_000L);
        assertThat(exported.getFirst().getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(exported.getFirst().getStatus().getDescription()).isEqualTo("EVENT_REFUSED");
    }

    @Test
    void aTraceThatItsCallerDoesNotRecordTravelsOnAndIsNotExported() {
        // When
        OpenSpan request = spans.request("GET", UNSAMPLED);
        request.end();

        // Then
        assertThat(exported).isEmpty();
        assertThat(request.traceparent(null)).startsWith("00-" + TRACE).endsWith("-00");
    }

    @Test
    void whoBeginsATraceDecidesByTheRatio() {
        // When
        OpenSpan recorded = spans.request("GET", null);
        OpenSpan left = spans(0).request("GET", null);
        recorded.end();
        left.end();

        // Then
        assertThat(exported).hasSize(1);
        assertThat(Traces.valid(recorded.traceparent(null))).endsWith("-01");
        assertThat(Traces.valid(left.traceparent(null))).endsWith("-00");
    }

    @Test
    void withoutAnEndpointNothingIsRecordedAndTheTraceTravelsAsItCame() {
        // When
        Spans off = new Spans(Optional.empty(), 1, "service", "instance");

        // Then
        assertThat(off.on()).isFalse();
        assertThat(off.request("GET", CALLER)).isSameAs(OpenSpan.NONE);
        assertThat(OpenSpan.NONE.with("a", "b").failed("c").traceparent(CALLER)).isEqualTo(CALLER);
    }

    private Spans spans(double ratio) {
        return new Spans(new SpanExport(SimpleSpanProcessor.create(new Collecting(exported)), ratio, "test", "test-1"));
    }

    private record Collecting(List<SpanData> into) implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            into.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
