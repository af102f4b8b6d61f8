package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.tracing.OpenSpan;
import org.scriptline.kit.tracing.Spans;
import org.scriptline.pharmacy.delivery.Carrier;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.Transport;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Posts a message to a pharmacy's SCRIPT endpoint and reads what comes back. */
@ApplicationScoped
public class PharmacyClient implements Carrier {

    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/xml; charset=UTF-8", "Accept", "application/xml");

    private final ScriptReader reader = new ScriptReader();
    private final Endpoints endpoints;
    private final PartnerPost post;
    private final Spans spans;

    public PharmacyClient(Endpoints endpoints, PartnerPost post, Spans spans) {
        this.endpoints = endpoints;
        this.post = post;
        this.spans = spans;
    }

    @Override
    public Transport transport() {
        return Transport.SCRIPT;
    }

    /** Sends it once; waits no longer than the timeout. */
    @Override
    public Reply carry(Parcel parcel) throws InterruptedException {
        if (!spans.on()) {
            return post(parcel, parcel.traceparent());
        }
        OpenSpan span = spans.asked("POST SCRIPT", parcel.traceparent())
                .with("scriptline.message", parcel.kind().name())
                .with("scriptline.pharmacy", parcel.pharmacyNcpdpId())
                .with("scriptline.attempt", parcel.attempt());
        try {
            Reply reply = post(parcel, span.traceparent(parcel.traceparent()));
            if (reply instanceof Reply.Nothing) {
                span.failed("no-answer");
            }
            return reply;
        } finally {
            span.end();
        }
    }

    private Reply post(Parcel parcel, @Nullable String traceparent) throws InterruptedException {
        String pharmacy = parcel.pharmacyNcpdpId();
        return post.post(pharmacy, endpoints.endpoint(pharmacy), HEADERS, parcel.body(), traceparent, this::read);
    }

    private Reply read(int status, byte[] body) {
        return switch (reader.read(body)) {
            case Reading.Readable readable ->
                new Reply.Answered(readable.message().body());
            case Reading.Unreadable ignored ->
                new Reply.Nothing("The pharmacy answered with HTTP status " + status + " and nothing that is SCRIPT.");
        };
    }
}
