package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /control/{ncpdpId}/renew?order=…&refills=…} and {@code /change?order=…&code=…&drug=…&rxnorm=…}: lets a pharmacy ask
 * the prescriber about an order that it has; the order is its PrescriberOrderNumber, with or without hyphens.
 */
final class AskingEndpoint {

    private static final Pattern PATH = Pattern.compile("/control/([0-9]{7})/(renew|change)");
    private static final Set<String> CODES = Set.of("G", "T", "P", "D", "S", "OS", "U");

    private final DispensingDesk desk;

    AskingEndpoint(DispensingDesk desk) {
        this.desk = desk;
    }

    /** Whether the address is one of these. */
    static boolean matches(HttpExchange exchange) {
        return PATH.matcher(exchange.getRequestURI().getPath()).matches();
    }

    void handle(HttpExchange exchange) throws IOException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            throw new IllegalArgumentException("not an address of a question");
        }
        Map<String, String> query = Http.query(exchange);
        Function<String, Asking> question = question(path.group(2), query);
        String order = query.getOrDefault("order", "").replace("-", "");
        if (question == null) {
            Http.answer(exchange, 400, "text/plain", "code is one of G, T, P, D, S, OS, U; refills is 0 to 99");
            return;
        }
        Optional<Asking> asked = desk.ask(path.group(1), order, question);
        if (asked.isEmpty()) {
            Http.answer(
                    exchange, 404, "text/plain", "this pharmacy has no such order; order is a PrescriberOrderNumber");
        } else {
            Http.answer(
                    exchange,
                    200,
                    "application/json",
                    "{\"pharmacy\":\"" + path.group(1) + "\",\"asked\":\""
                            + asked.get().type() + "\",\"messageId\":\""
                            + asked.get().messageId() + "\"}");
        }
    }

    private static @Nullable Function<String, Asking> question(String kind, Map<String, String> query) {
        if (kind.equals("renew")) {
            String refills = query.getOrDefault("refills", "0");
            return refills.matches("[0-9]{1,2}")
                    ? messageId -> new Asking.Renewal(messageId, Integer.parseInt(refills))
                    : null;
        }
        String code = query.getOrDefault("code", "S");
        return CODES.contains(code)
                ? messageId -> new Asking.Change(messageId, code, query.get("drug"), query.get("rxnorm"))
                : null;
    }
}
