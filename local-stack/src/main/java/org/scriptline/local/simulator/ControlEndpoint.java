package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /control/{ncpdpId}/up} and {@code /down} switch a pharmacy on or off; {@code /behave?as=NAME} lets it behave so from now on, also an id that nobody
 * played before. {@code GET /control} says what there is. {@link AskingEndpoint} has the rest.
 */
final class ControlEndpoint implements HttpHandler {

    static final String PATH = "/control";
    private static final Pattern BEHAVE = Pattern.compile("/control/([0-9]{7})/behave");
    private static final Pattern SWITCH = Pattern.compile("/control/([0-9]{7})/(up|down)");

    private final Switchboard switchboard;
    private final Roles roles;
    private final Ledger ledger;
    private final AskingEndpoint asking;
    private final Clock clock = Clock.systemUTC();

    ControlEndpoint(Switchboard switchboard, Roles roles, Ledger ledger, AskingEndpoint asking) {
        this.asking = asking;
        this.roles = roles;
        this.switchboard = switchboard;
        this.ledger = ledger;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST") && AskingEndpoint.matches(exchange)) {
            asking.handle(exchange);
            return;
        }
        String path = exchange.getRequestURI().getPath();
        Matcher match = SWITCH.matcher(path);
        Matcher behave = BEHAVE.matcher(path);
        if (exchange.getRequestMethod().equals("GET") && path.equals(PATH)) {
            Http.answer(exchange, 200, "application/json", Ledger.JSON.writeValueAsString(all()));
        } else if (!exchange.getRequestMethod().equals("POST")) {
            Http.answer(exchange, 405, "text/plain", "POST only");
        } else if (behave.matches()) {
            behave(exchange, behave.group(1));
        } else if (!match.matches() || roles.of(match.group(1)).isEmpty()) {
            Http.answer(
                    exchange,
                    404,
                    "text/plain",
                    "POST /control/{ncpdpId}/up, /down, /renew or /change of a simulated pharmacy, or /behave?as=NAME");
        } else {
            boolean up = match.group(2).equals("up");
            switchboard.turn(match.group(1), up);
            ledger.append(LedgerEntry.control(clock.instant(), match.group(1), match.group(2)), null);
            Http.answer(
                    exchange,
                    200,
                    "application/json",
                    "{\"pharmacy\":\"" + match.group(1) + "\",\"state\":\"" + match.group(2) + "\"}");
        }
    }

    private void behave(HttpExchange exchange, String pharmacy) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        Optional<PharmacyBehaviour> wanted =
                query.startsWith("as=") ? Roles.named(query.substring(3)) : Optional.empty();
        if (wanted.isEmpty()) {
            Http.answer(exchange, 400, "text/plain", "as is one of the behaviours that GET /control names");
            return;
        }
        roles.give(pharmacy, wanted.get());
        switchboard.asItsRole(pharmacy);
        ledger.append(
                LedgerEntry.control(clock.instant(), pharmacy, wanted.get().name()), null);
        Http.answer(
                exchange,
                200,
                "application/json",
                "{\"pharmacy\":\"" + pharmacy + "\",\"behaviour\":\"" + wanted.get() + "\"}");
    }

    private record All(Map<String, String> behaviours, Map<String, PharmacyBehaviour> pharmacies) {}

    /** Every behaviour by name with what it does, and who plays which. */
    private All all() {
        Map<String, String> behaviours = new LinkedHashMap<>();
        for (PharmacyBehaviour behaviour : PharmacyBehaviour.values()) {
            behaviours.put(behaviour.name(), behaviour.does());
        }
        Map<String, PharmacyBehaviour> pharmacies = PharmacyBehaviour.named();
        pharmacies.putAll(roles.given());
        return new All(behaviours, pharmacies);
    }
}
