package org.scriptline.local.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.scriptline.local.http.HttpAnswer;
import org.scriptline.local.http.KeptConnections;

/** When each order's NewRx reached its pharmacy and was answered with a Status, as the pharmacies' own ledger says. */
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
        each(simulator, first, (prescription, arrival) -> arrivals.putIfAbsent(prescription, arrival.at()));
        return arrivals;
    }

    /** Every one since the beginning, repeats too, by prescription and in their order. */
    static Map<UUID, List<Arrival>> all(URI simulator) throws IOException {
        Map<UUID, List<Arrival>> arrivals = new HashMap<>();
        each(
                simulator,
                0,
                (prescription, arrival) -> arrivals.computeIfAbsent(prescription, any -> new ArrayList<>())
                        .add(arrival));
        return arrivals;
    }

    private static void each(URI simulator, int first, BiConsumer<UUID, Arrival> arrivals) throws IOException {
        int next = first;
        int asked;
        do {
            asked = next;
            next = readPage(get(simulator, asked), arrivals);
        } while (next > asked);
    }

    /** Hands on a page's arrivals; where the next page begins. */
    private static int readPage(byte[] page, BiConsumer<UUID, Arrival> arrivals) throws IOException {
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
                } else if (token == JsonToken.END_OBJECT) {
                    if (isArrival(entry)) {
                        arrivals.accept(
                                uuid(entry.getOrDefault("prescriberOrderNumber", "")),
                                new Arrival(
                                        entry.getOrDefault("pharmacy", ""),
                                        entry.getOrDefault("messageId", ""),
                                        Instant.parse(entry.getOrDefault("at", ""))));
                    }
                    // The page itself ends as an object too.
                    entry.clear();
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
