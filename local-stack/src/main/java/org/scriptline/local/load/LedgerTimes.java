package org.scriptline.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When each order's first NewRx reached its pharmacy, as the pharmacies' own ledger says. */
final class LedgerTimes {

    private LedgerTimes() {}

    /** By order number, which is the prescription's id as 32 hex digits. */
    static Map<String, Instant> read(URI simulator) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(simulator + "/ledger")).build();
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Map<String, Instant> arrivals = new HashMap<>();
            for (JsonNode entry : JsonMapper.builder().build().readTree(body).path("messages")) {
                if (entry.path("event").asText().equals("RECEIVED")
                        && entry.path("type").asText().equals("NewRx")) {
                    arrivals.putIfAbsent(
                            entry.path("prescriberOrderNumber").asText(),
                            Instant.parse(entry.path("at").asText()));
                }
            }
            return arrivals;
        }
    }
}
