package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.local.http.JdkServer;

class ArrivalsTest {

    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer pharmacies;

    @BeforeEach
    void open() throws IOException {
        pharmacies = JdkServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pharmacies.createContext("/ledger", this::answer);
        pharmacies.start();
    }

    @AfterEach
    void close() {
        pharmacies.stop(0);
    }

    @Test
    void aLongLedgerIsReadPageByPage() throws IOException {
        // When
        Map<UUID, Instant> arrivals = Arrivals.read(
                URI.create("http://localhost:" + pharmacies.getAddress().getPort()), 3);
        // Then
        assertThat(arrivals)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        FIRST, Instant.parse("2026-11-22T10:00:00Z"), SECOND, Instant.parse("2026-11-22T10:00:07Z")));
        assertThat(asked).containsExactly("from=3&limit=10000", "from=5&limit=10000", "from=6&limit=10000");
    }

    @Test
    void repeatsAreToldWithTheirMessageAndOnceEach() throws IOException {
        // When
        Map<UUID, List<Arrival>> arrivals = Arrivals.all(
                URI.create("http://localhost:" + pharmacies.getAddress().getPort()));
        // Then
        assertThat(arrivals)
                .isEqualTo(Map.of(
                        FIRST,
                        List.of(
                                new Arrival("5900010", "m1", Instant.parse("2026-11-22T10:00:00Z")),
                                new Arrival("5900010", "m1", Instant.parse("2026-11-22T10:00:05Z"))),
                        SECOND,
                        List.of(new Arrival("5900010", "m1", Instant.parse("2026-11-22T10:00:07Z")))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        asked.add(query);
        String page = switch (query.substring(5, 6)) {
            case "0", "3" ->
                "{\"messages\": [%s, %s], \"next\": 5}"
                        .formatted(arrival(FIRST, "2026-11-22T10:00:00Z"), arrival(FIRST, "2026-11-22T10:00:05Z"));
            case "5" -> "{\"messages\": [%s], \"next\": 6}".formatted(arrival(SECOND, "2026-11-22T10:00:07Z"));
            default -> "{\"messages\": [], \"next\": 6}";
        };
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String arrival(UUID prescription, String at) {
        return """
                {"at": "%s", "event": "RECEIVED", "pharmacy": "5900010", "messageId": "m1", "type": "NewRx", "answer": "Status 010", "prescriberOrderNumber": "%s", "number": 1}""".formatted(at, prescription.toString().replace("-", ""));
    }
}
