package org.scriptline.local.probe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.scriptline.local.http.JdkServer;

/** Shows what the probe found: {@code /metrics} for Prometheus, {@code /health} with 503 when the last one failed. */
final class ProbeMonitor implements AutoCloseable {

    private final AtomicReference<@Nullable ProbeResult> last = new AtomicReference<>();
    private final AtomicLong successes = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final HttpServer server;

    ProbeMonitor(int port) throws IOException {
        server = JdkServer.open(new InetSocketAddress(port), 0);
        server.createContext("/metrics", exchange -> answer(exchange, 200, "text/plain; version=0.0.4", metrics()));
        server.createContext("/health", this::health);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void take(ProbeResult result) {
        (result.success() ? successes : failures).incrementAndGet();
        last.set(result);
    }

    private String metrics() {
        StringBuilder text = new StringBuilder("# TYPE scriptline_probe_prescriptions_total counter\n")
                .append("scriptline_probe_prescriptions_total{success=\"true\"} ")
                .append(successes)
                .append("\nscriptline_probe_prescriptions_total{success=\"false\"} ")
                .append(failures)
                .append('\n');
        ProbeResult result = last.get();
        if (result != null) {
            gauge(text, "scriptline_probe_success", result.success() ? 1 : 0);
            gauge(text, "scriptline_probe_accepted_seconds", result.accepted().toMillis() / 1000.0);
            gauge(text, "scriptline_probe_delivered_seconds", result.delivered().toMillis() / 1000.0);
            gauge(text, "scriptline_probe_last_timestamp_seconds", result.at().getEpochSecond());
        }
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, double value) {
        text.append("# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value)
                .append('\n');
    }

    private void health(HttpExchange exchange) throws IOException {
        ProbeResult result = last.get();
        String words = result == null ? "no prescription yet" : result.toString();
        answer(exchange, result == null || !result.success() ? 503 : 200, "text/plain", words + "\n");
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
