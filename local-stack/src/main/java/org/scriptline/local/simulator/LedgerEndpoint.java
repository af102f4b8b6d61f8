package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /ledger} (every message with its times; {@code ?from=N} leaves out the first N, {@code &limit=N} ends after N, {@code &pharmacy=ID} leaves out all others'; {@code next} is where to go
 * on), {@code GET /ledger/summary} and {@code GET /ledger/messages/{messageId}} (the XML of a received message). Lists are written as they are read, for a long run fills hundreds of megabytes.
 */
final class LedgerEndpoint implements HttpHandler {

    static final String PATH = "/ledger";
    private static final String MESSAGES = PATH + "/messages/";
    private static final String JSON = "application/json";
    private static final long LENGTH_UNKNOWN = 0;

    private record Page(List<LedgerEntry> messages, int next) {}

    private final Ledger ledger;

    LedgerEndpoint(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("GET")) {
            Http.answer(exchange, 405, "text/plain", "GET only");
        } else if (path.equals(PATH)) {
            Map<String, String> query = Http.query(exchange);
            int from = Math.min(number(query.getOrDefault("from", "0")), ledger.size());
            List<LedgerEntry> entries = ledger.entries(from, number(query.getOrDefault("limit", "999999999")));
            String pharmacy = query.get("pharmacy");
            json(
                    exchange,
                    new Page(
                            entries.stream()
                                    .filter(entry ->
                                            pharmacy == null || entry.pharmacy().equals(pharmacy))
                                    .toList(),
                            from + entries.size()));
        } else if (path.equals(PATH + "/summary")) {
            json(exchange, LedgerSummary.of(ledger.entries(0, ledger.size())));
        } else if (path.startsWith(MESSAGES)) {
            Optional<String> xml = ledger.receivedXml(path.substring(MESSAGES.length()));
            Http.answer(exchange, xml.isPresent() ? 200 : 404, "application/xml; charset=UTF-8", xml.orElse(""));
        } else {
            json(exchange, 404, Map.of("title", "There is no such page of the ledger"));
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }

    private static void json(HttpExchange exchange, Object value) throws IOException {
        json(exchange, 200, value);
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", JSON);
        exchange.sendResponseHeaders(status, LENGTH_UNKNOWN);
        try (OutputStream body = exchange.getResponseBody()) {
            Ledger.JSON.writeValue(body, value);
        }
    }
}
