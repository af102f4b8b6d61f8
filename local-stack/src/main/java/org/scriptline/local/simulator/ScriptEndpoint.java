package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** {@code POST /script/{ncpdpId}}: the pharmacy's SCRIPT endpoint. */
final class ScriptEndpoint implements HttpHandler {

    static final String PATH = "/script/";

    private final DispensingDesk desk;
    private final Switchboard switchboard;
    private final Roles roles;
    private final SimulatorTiming timing;
    private final ScriptReader reader = new ScriptReader();
    private final ScriptWriter writer = new ScriptWriter(Clock.systemUTC());

    ScriptEndpoint(DispensingDesk desk, Switchboard switchboard, Roles roles, SimulatorTiming timing) {
        this.desk = desk;
        this.switchboard = switchboard;
        this.roles = roles;
        this.timing = timing;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String pharmacy = exchange.getRequestURI().getPath().substring(PATH.length());
        Optional<PharmacyBehaviour> behaviour = roles.of(pharmacy);
        if (behaviour.isEmpty()) {
            Http.answer(exchange, 404, "text/plain", "no pharmacy answers SCRIPT here");
        } else if (!exchange.getRequestMethod().equals("POST")) {
            Http.answer(exchange, 405, "text/plain", "POST only");
        } else if (!switchboard.isUp(pharmacy, behaviour.get())) {
            Http.cut(
                    exchange,
                    behaviour.get() == PharmacyBehaviour.NEVER_ANSWERS ? timing.slowAnswerAfter() : Duration.ZERO);
        } else {
            receive(exchange, pharmacy, behaviour.get());
        }
    }

    private void receive(HttpExchange exchange, String pharmacy, PharmacyBehaviour behaviour) throws IOException {
        Optional<byte[]> body = Http.body(exchange);
        if (body.isEmpty()) {
            Http.answer(exchange, 413, "text/plain", "more than 1 MB");
            return;
        }
        ScriptMessage message;
        try {
            message = reader.read(body.get());
        } catch (ScriptReader.UnreadableMessage e) {
            Http.answer(exchange, 400, "text/plain", e.getMessage() == null ? "unreadable" : e.getMessage());
            return;
        }
        Answer answer = message.to().equals(pharmacy)
                ? desk.receive(message, new String(body.get(), StandardCharsets.UTF_8), behaviour)
                : new Answer.Error("900", "Header/To is not the pharmacy of this address");
        if (behaviour == PharmacyBehaviour.ANSWERS_SLOWLY) {
            dawdle();
        }
        String type = answer instanceof Answer.Garbage ? "text/html" : "application/xml; charset=UTF-8";
        Http.answer(exchange, 200, type, writer.answer(answer, message, DispensingDesk.newMessageId()));
    }

    private void dawdle() throws InterruptedIOException {
        try {
            Thread.sleep(timing.slowAnswerAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closing down");
        }
    }
}
