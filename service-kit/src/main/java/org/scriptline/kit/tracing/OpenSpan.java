package org.scriptline.kit.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/** Something that has begun and is measured until {@link #end()}; when no spans are recorded it does nothing. */
public final class OpenSpan {

    static final OpenSpan NONE = new OpenSpan(null);

    private final @Nullable Span span;

    OpenSpan(@Nullable Span span) {
        this.span = span;
    }

    /** The {@code traceparent} of whatever this causes; the given one when nothing is recorded. */
    public @Nullable String traceparent(@Nullable String otherwise) {
        return span == null ? otherwise : written(span.getSpanContext());
    }

    /** Adds a code, a count or a public name; never anything about a patient. */
    public OpenSpan with(String attribute, String value) {
        if (span != null) {
            span.setAttribute(attribute, value);
        }
        return this;
    }

    /** Adds a number. */
    public OpenSpan with(String attribute, long value) {
        if (span != null) {
            span.setAttribute(attribute, value);
        }
        return this;
    }

    /** Names it once more is known. */
    public OpenSpan named(String name) {
        if (span != null) {
            span.updateName(name);
        }
        return this;
    }

    /** It did not go well. @param code a coded reason, for example {@code EVENT_REFUSED} */
    public OpenSpan failed(String code) {
        if (span != null) {
            span.setStatus(StatusCode.ERROR, code);
        }
        return this;
    }

    /** It is over. */
    public void end() {
        if (span != null) {
            span.end();
        }
    }

    private static String written(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }
}
