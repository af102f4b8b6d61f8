package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The few things that every handler of the simulator does with an exchange. */
final class Http {

    private static final int LARGEST_BODY = 1_000_000;

    private Http() {}

    /** The request body, or empty when it is over 1 MB. */
    static Optional<byte[]> body(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(body);
    }

    static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    /** Closes the connection without a byte of answer: the sender cannot know whether anything arrived. */
    static void cut(HttpExchange exchange) {
        exchange.close();
    }
}
