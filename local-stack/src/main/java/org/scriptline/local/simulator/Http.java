package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The few things that every handler of the simulator does with an exchange. */
final class Http {

    private static final int LARGEST_BODY = 1_000_000;

    private Http() {}

    /** The request body, or empty when it is over 1 MB. */
    static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(body);
    }

    /** The parameters behind the question mark; of a repeated one the first. */
    static Map<String, String> query(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(part -> part.split("=", 2))
                        .filter(part -> part.length == 2)
                        .collect(Collectors.toMap(
                                part -> part[0],
                                part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8),
                                (first, second) -> first));
    }

    static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /**
     * Closes the connection without a byte of answer: the sender cannot know whether anything arrived.
     *
     * @param silence how long it is kept before
     */
    static void cut(HttpExchange exchange, Duration silence) throws InterruptedIOException {
        try {
            Thread.sleep(silence);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closing down");
        } finally {
            exchange.close();
        }
    }
}
