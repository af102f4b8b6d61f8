package org.scriptline.endtoend.checker;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what the pharmacies say they received and dispensed. */
final class LedgerReader {

    private LedgerReader() {}

    /** By order number. */
    static Map<String, LedgerOrder> read(URI simulator) throws IOException, InterruptedException {
        String body;
        try (HttpClient client = HttpClient.newHttpClient()) {
            body = client.send(
                            HttpRequest.newBuilder(URI.create(simulator + "/ledger/summary"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        }
        Map<String, LedgerOrder> orders = new HashMap<>();
        JsonNode summary = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(body);
        for (JsonNode order : summary.path("orders")) {
            String number = order.path("prescriberOrderNumber").asText();
            orders.put(
                    number,
                    new LedgerOrder(
                            number,
                            order.path("pharmacy").asText(),
                            order.path("newRx").asInt(),
                            order.path("messageIds").asInt(),
                            order.path("verified").asInt(),
                            fills(order.path("fills"))));
        }
        return orders;
    }

    private static List<LedgerOrder.LedgerFill> fills(JsonNode fills) {
        List<LedgerOrder.LedgerFill> all = new ArrayList<>();
        for (JsonNode fill : fills) {
            all.add(new LedgerOrder.LedgerFill(
                    fill.path("number").asInt(),
                    fill.path("quantity").decimalValue(),
                    fill.path("sent").asInt()));
        }
        return all;
    }
}
