package org.scriptline.pharmacy.delivery.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.web.Traces;
import org.scriptline.pharmacy.delivery.Reply;

/** Posts bytes to a partner with its credentials, and tells each way of getting nothing back from the others. */
@ApplicationScoped
public class PartnerPost {

    /** No answer is larger: a Status has 1 KB. */
    static final int LARGEST_ANSWER = 256 * 1024;

    private static final int DEEPEST_CAUSE = 8;

    private final PartnerClients clients;
    private final Endpoints endpoints;
    private final Duration timeout;
    private final Exchange exchange;

    public PartnerPost(
            PartnerClients clients,
            Endpoints endpoints,
            MeterRegistry meters,
            @ConfigProperty(name = "scriptline.delivery.timeout") Duration timeout) {
        this.clients = clients;
        this.endpoints = endpoints;
        this.timeout = timeout;
        Counter repeated = meters.counter("scriptline.delivery.reconnected");
        this.exchange = new Exchange(System::nanoTime, PartnerClients.KEPT.toNanos(), repeated::increment);
    }

    /**
     * Sends it, and waits no longer than the time-out; once more when a kept connection broke under it ({@link Exchange}).
     *
     * @param headers besides those of credentials and trace
     * @param read what the answer's HTTP status and body mean
     */
    public Reply post(
            String pharmacy,
            URI to,
            Map<String, String> headers,
            byte[] body,
            @Nullable String traceparent,
            BiFunction<Integer, byte[], Reply> read)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).timeout(timeout).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        endpoints.bearerToken(pharmacy).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        if (traceparent != null) {
            request.header(Traces.HEADER, traceparent);
        }
        try {
            HttpResponse<InputStream> response =
                    exchange.send(pharmacy, clients.of(pharmacy), clients.again(pharmacy), request.build());
            try (InputStream answer = response.body()) {
                byte[] bytes = answer.readNBytes(LARGEST_ANSWER + 1);
                return bytes.length > LARGEST_ANSWER
                        ? new Reply.Nothing("The pharmacy's answer was too large.")
                        : read.apply(response.statusCode(), bytes);
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
}
