package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.tracing.OpenSpan;
import org.scriptline.kit.tracing.Spans;
import org.scriptline.kit.web.Traces;
import org.scriptline.pharmacy.delivery.Carrier;
import org.scriptline.pharmacy.delivery.Parcel;
import org.scriptline.pharmacy.delivery.Reply;
import org.scriptline.pharmacy.delivery.Transport;
import org.scriptline.pharmacy.script.Reading;
import org.scriptline.pharmacy.script.xml.ScriptReader;

/** Posts a message to a pharmacy's SCRIPT endpoint and reads what comes back. */
@ApplicationScoped
public class PharmacyClient implements Carrier {

    /** No answer is larger: a Status has 1 KB. */
    static final int LARGEST_ANSWER = 256 * 1024;

    private static final int DEEPEST_CAUSE = 8;

    private final ScriptReader reader = new ScriptReader();
    private final PartnerClients clients;
    private final Endpoints endpoints;
    private final Duration timeout;
    private final Spans spans;

    public PharmacyClient(
            Endpoints endpoints,
            PartnerClients clients,
            @ConfigProperty(name = "scriptline.delivery.timeout") Duration timeout,
            Spans spans) {
        this.endpoints = endpoints;
        this.clients = clients;
        this.timeout = timeout;
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
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoints.endpoint(parcel.pharmacyNcpdpId()))
                .timeout(timeout)
                .header("Content-Type", "application/xml; charset=UTF-8")
                .header("Accept", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(parcel.body()));
        endpoints
                .bearerToken(parcel.pharmacyNcpdpId())
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (traceparent != null) {
            request.header(Traces.HEADER, traceparent);
        }
        try {
            HttpResponse<InputStream> response = clients.of(parcel.pharmacyNcpdpId())
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                return read(body.readNBytes(LARGEST_ANSWER + 1), response.statusCode());
            }
        } catch (HttpConnectTimeoutException silent) {
            return new Reply.Nothing("The pharmacy could not be reached.", false);
        } catch (HttpTimeoutException late) {
            return new Reply.Nothing("The pharmacy did not answer in time.");
        } catch (ConnectException refused) {
            return new Reply.Nothing("The pharmacy could not be reached.", false);
        } catch (IOException broken) {
            return unsecured(broken)
                    ? Reply.Nothing.untrusted()
                    : new Reply.Nothing("The connection to the pharmacy broke.");
        }
    }

    /** A refused certificate, ours or the pharmacy's, ends the connection before any message is read. */
    private static boolean unsecured(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SSLHandshakeException || cause instanceof CertificateException) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private Reply read(byte[] body, int status) {
        if (body.length > LARGEST_ANSWER) {
            return new Reply.Nothing("The pharmacy's answer was too large.");
        }
        return switch (reader.read(body)) {
            case Reading.Readable readable ->
                new Reply.Answered(readable.message().body());
            case Reading.Unreadable ignored ->
                new Reply.Nothing("The pharmacy answered with HTTP status " + status + " and nothing that is SCRIPT.");
        };
    }
}
