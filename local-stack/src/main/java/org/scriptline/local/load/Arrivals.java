package org.scriptline.local.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.scriptline.local.http.HttpAnswer;
import org.scriptline.local.http.KeptConnections;

/** When each order's first NewRx reached its pharmacy and was answered with a Status, as the pharmacies' own ledger says. */
final class Arrivals {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int PAGE = 10_000;
    private static final int BEYOND_THE_END = 999_999_999;

    private Arrivals() {}

    /** How many entries the ledger has. */
    static int size(URI simulator) throws IOException {
        return JsonMapper.builder()
                .build()
                .readTree(get(simulator, BEYOND_THE_END))
                .path("next")
                .asInt();
    }

    /** By prescription, from entry number {@code first} on. */
    static Map<UUID, Instant> read(URI simulator, int first) throws IOException {
        Map<UUID, Instant> arrivals = new HashMap<>();
        int next = first;
        int asked;
        do {
            asked = next;
            next = readPage(get(simulator, asked), arrivals);
        } while (next > asked);
        return arrivals;
    }

    /** Adds a page's arrivals; where the next page begins. */
    private static int readPage(byte[] page, Map<UUID, Instant> arrivals) throws IOException {
        int next = 0;
        try (JsonParser parser = JsonMapper.builder().build().createParser(page)) {
            Map<String, String> entry = new HashMap<>();
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    entry.clear();
                } else if (token == JsonToken.VALUE_STRING) {
                    entry.put(parser.currentName(), parser.getText());
                } else if (token == JsonToken.VALUE_NUMBER_INT
                        && parser.currentName().equals("next")) {
                    next = parser.getIntValue();
                } else if (token == JsonToken.END_OBJECT && isArrival(entry)) {
                    arrivals.putIfAbsent(
                            uuid(entry.getOrDefault("prescriberOrderNumber", "")),
                            Instant.parse(entry.getOrDefault("at", "")));
                }
            }
        }
        return next;
    }

    private static boolean isArrival(Map<String, String> entry) {
        return "RECEIVED".equals(entry.get("event"))
                && "NewRx".equals(entry.get("type"))
                && entry.getOrDefault("answer", "").startsWith("Status ")
                && entry.getOrDefault("prescriberOrderNumber", "").matches("[0-9a-f]{32}");
    }

    private static UUID uuid(String orderNumber) {
        return new UUID(
                Long.parseUnsignedLong(orderNumber.substring(0, 16), 16),
                Long.parseUnsignedLong(orderNumber.substring(16), 16));
    }

    private static byte[] get(URI simulator, int from) throws IOException {
        try (KeptConnections connections = new KeptConnections(CONNECT, PATIENCE)) {
            HttpAnswer answer = connections.send(
                    "GET", URI.create(simulator + "/ledger?from=" + from + "&limit=" + PAGE), Map.of(), null);
            if (answer.status() != 200) {
                throw new IOException("the pharmacies' ledger answers with status " + answer.status());
            }
            return answer.body();
        }
    }
}
