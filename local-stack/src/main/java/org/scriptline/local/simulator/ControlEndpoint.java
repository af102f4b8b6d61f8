package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code POST /control/{ncpdpId}/up} and {@code /down}: switches a pharmacy on or off; {@link AskingEndpoint} has the rest. */
final class ControlEndpoint implements HttpHandler {

    static final String PATH = "/control/";
    private static final Pattern SWITCH = Pattern.compile("/control/([0-9]{7})/(up|down)");

    private final Switchboard switchboard;
    private final Ledger ledger;
    private final AskingEndpoint asking;
    private final Clock clock = Clock.systemUTC();

    ControlEndpoint(Switchboard switchboard, Ledger ledger, AskingEndpoint asking) {
        this.asking = asking;
        this.switchboard = switchboard;
        this.ledger = ledger;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("POST") && AskingEndpoint.matches(exchange)) {
            asking.handle(exchange);
            return;
        }
        Matcher match = SWITCH.matcher(exchange.getRequestURI().getPath());
        if (!exchange.getRequestMethod().equals("POST")) {
            Http.answer(exchange, 405, "text/plain", "POST only");
        } else if (!match.matches() || PharmacyBehaviour.of(match.group(1)).isEmpty()) {
            Http.answer(
                    exchange,
                    404,
                    "text/plain",
                    "POST /control/{ncpdpId}/up, /down, /renew or /change of a simulated pharmacy");
        } else {
            boolean up = match.group(2).equals("up");
            switchboard.turn(match.group(1), up);
            ledger.append(LedgerEntry.control(clock.instant(), match.group(1), up), null);
            Http.answer(
                    exchange,
                    200,
                    "application/json",
                    "{\"pharmacy\":\"" + match.group(1) + "\",\"state\":\"" + match.group(2) + "\"}");
        }
    }
}
