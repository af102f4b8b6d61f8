package org.scriptline.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * {@code POST /benefit}: an invented payer that answers in real time what a patient pays (docs/real-time-benefit.md). It
 * covers every drug; the copay is four dollars and the last three digits of the RxCUI in cents. A member whose id begins
 * with {@code SLOW} is never answered within the two seconds that a payer has.
 */
final class BenefitEndpoint implements HttpHandler {

    static final String PATH = "/benefit";

    private static final String JSON = "application/json";
    private static final long TOO_LONG_MILLIS = 5_000;
    private static final BigDecimal LEAST = new BigDecimal("4.00");
    private static final int CENTS = 1_000;

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<byte[]> body = Http.body(exchange);
        if (!exchange.getRequestMethod().equals("POST") || body.isEmpty()) {
            Http.answer(exchange, 405, "text/plain", "POST of at most 1 MB only");
            return;
        }
        JsonNode asked = Ledger.JSON.readTree(body.get());
        String inquiry = asked.path("inquiry").asText();
        if (inquiry.isEmpty() || asked.at("/member/id").asText().isEmpty()) {
            Http.answer(exchange, 400, "text/plain", "inquiry and member.id are missing");
            return;
        }
        if (asked.at("/member/id").asText().startsWith("SLOW")) {
            pause();
        }
        ObjectNode answer = Ledger.JSON.createObjectNode();
        answer.put("inquiry", inquiry)
                .put("covered", true)
                .put(
                        "patientPays",
                        LEAST.add(BigDecimal.valueOf(asked.at("/drug/rxcui").asLong() % CENTS, 2)))
                .put("reference", "RT-" + inquiry.substring(0, Math.min(8, inquiry.length())));
        Http.answer(exchange, 200, JSON, answer.toString());
    }

    private static void pause() {
        try {
            Thread.sleep(TOO_LONG_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
