package org.scriptline.pharmacy.delivery.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * One request to a pharmacy, and the same once more at once when the connection broke under it before any answer and may have been a kept one: a server closes those when
 * it likes, and the JDK's client repeats no POST by itself. Messages carry a MessageID by which a pharmacy knows a repeat, so that the second is harmless where the first
 * had come there after all. A pharmacy that has not answered of late has no connection to keep, and is tried once; that is looked at before the first request, for
 * several kept connections may break together.
 */
final class Exchange {

    private final LongSupplier nanos;
    private final long keptNanos;
    private final Runnable repeated;
    private final Map<String, Long> answeredAt = new ConcurrentHashMap<>();

    /**
     * @param nanos a clock for spans of time
     * @param keptNanos how long a connection is kept
     * @param repeated told of each second request
     */
    Exchange(LongSupplier nanos, long keptNanos, Runnable repeated) {
        this.nanos = nanos;
        this.keptNanos = keptNanos;
        this.repeated = repeated;
    }

    /**
     * Sends it and gives the answer's head.
     *
     * @param usual keeps connections for the next request
     * @param fresh for the second one; none of its connections was used with the first
     */
    HttpResponse<InputStream> send(String pharmacy, HttpClient usual, HttpClient fresh, HttpRequest request)
            throws IOException, InterruptedException {
        Long mark = answeredOfLate(pharmacy);
        try {
            return answered(pharmacy, send(usual, request));
        } catch (HttpTimeoutException | ConnectException | SSLHandshakeException notBroken) {
            throw notBroken;
        } catch (IOException broken) {
            if (mark == null) {
                throw broken;
            }
            repeated.run();
            return again(pharmacy, mark, fresh, request);
        }
    }

    /** A pharmacy that breaks this one too has no connection to keep, unless it has answered another request meanwhile. */
    private HttpResponse<InputStream> again(String pharmacy, Long mark, HttpClient fresh, HttpRequest request)
            throws IOException, InterruptedException {
        try {
            return answered(pharmacy, send(fresh, request));
        } catch (IOException again) {
            answeredAt.remove(pharmacy, mark);
            throw again;
        }
    }

    private static HttpResponse<InputStream> send(HttpClient client, HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpResponse<InputStream> answered(String pharmacy, HttpResponse<InputStream> response) {
        answeredAt.put(pharmacy, nanos.getAsLong());
        return response;
    }

    /** When it answered, while a connection may be kept since then; null when it did not. */
    private @Nullable Long answeredOfLate(String pharmacy) {
        Long at = answeredAt.get(pharmacy);
        return at != null && nanos.getAsLong() - at <= keptNanos ? at : null;
    }
}
