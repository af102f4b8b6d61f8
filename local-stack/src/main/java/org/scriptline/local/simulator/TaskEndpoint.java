package org.scriptline.local.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code POST /fhir/{ncpdpId}/Task}: the pharmacy's FHIR R4 server, which takes Tasks and nothing else. A Task is created once for each message, whether or not
 * the sender says {@code If-None-Exist}; a repeat answers it as it now stands. {@code GET /fhir/{ncpdpId}/Task/{messageId}} reads it.
 */
final class TaskEndpoint implements HttpHandler {

    static final String PATH = "/fhir/";
    private static final String FHIR_JSON = "application/fhir+json";
    private static final Pattern TASKS = Pattern.compile("/fhir/([0-9]{7})/Task(?:/([0-9A-Za-z-]{1,64}))?");

    private final DispensingDesk desk;
    private final Ledger ledger;
    private final Switchboard switchboard;
    private final Roles roles;
    private final SimulatorTiming timing;
    private final TaskReader reader = new TaskReader();
    private final ScriptWriter writer = new ScriptWriter(Clock.systemUTC());

    TaskEndpoint(DispensingDesk desk, Ledger ledger, Switchboard switchboard, Roles roles, SimulatorTiming timing) {
        this.desk = desk;
        this.ledger = ledger;
        this.switchboard = switchboard;
        this.roles = roles;
        this.timing = timing;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Matcher path = TASKS.matcher(exchange.getRequestURI().getPath());
        Optional<PharmacyBehaviour> behaviour = path.matches() ? roles.of(path.group(1)) : Optional.empty();
        if (behaviour.isEmpty()) {
            outcome(exchange, 404, "not-found", "There is no such Task server here.");
        } else if (!switchboard.isUp(path.group(1), behaviour.get())) {
            Http.cut(
                    exchange,
                    behaviour.get() == PharmacyBehaviour.NEVER_ANSWERS ? timing.slowAnswerAfter() : Duration.ZERO);
        } else if (exchange.getRequestMethod().equals("POST") && path.group(2) == null) {
            create(exchange, path.group(1), behaviour.get());
        } else if (exchange.getRequestMethod().equals("GET") && path.group(2) != null) {
            read(exchange, path.group(1), path.group(2));
        } else {
            outcome(exchange, 405, "not-supported", "POST a Task, or GET one by its message's id.");
        }
    }

    private void create(HttpExchange exchange, String pharmacy, PharmacyBehaviour behaviour) throws IOException {
        Optional<byte[]> body = Http.body(exchange);
        if (body.isEmpty()) {
            outcome(exchange, 413, "too-long", "More than 1 MB.");
            return;
        }
        String document = new String(body.get(), StandardCharsets.UTF_8);
        ScriptMessage message;
        try {
            message = reader.read(pharmacy, document);
        } catch (ScriptReader.UnreadableMessage e) {
            outcome(exchange, 422, "invalid", String.valueOf(e.getMessage()));
            return;
        }
        boolean known = ledger.receivedXml(message.messageId()).isPresent();
        Answer answer = desk.receive(message, document, behaviour);
        if (behaviour == PharmacyBehaviour.ANSWERS_SLOWLY) {
            dawdle();
        }
        if (answer instanceof Answer.Garbage) {
            Http.answer(exchange, 200, "text/html", writer.answer(answer, message, DispensingDesk.newMessageId()));
        } else if (answer instanceof Answer.Error error && !error.isFinal()) {
            outcome(exchange, 503, "transient", error.description());
        } else {
            task(exchange, known ? 200 : 201, message, document);
        }
    }

    /** Once the status has been told, what it says counts as taken by the sender. */
    private void task(HttpExchange exchange, int status, ScriptMessage message, String document) throws IOException {
        String standing = desk.standing(message);
        ObjectNode task = (ObjectNode) Ledger.JSON.readTree(document);
        task.put("id", message.messageId()).put("status", standing);
        exchange.getResponseHeaders().set("Location", PATH + message.to() + "/Task/" + message.messageId());
        Http.answer(exchange, status, FHIR_JSON, task.toString());
        desk.told(message, standing);
    }

    private void read(HttpExchange exchange, String pharmacy, String id) throws IOException {
        Optional<String> document = ledger.receivedXml(id).filter(text -> text.startsWith("{"));
        if (document.isEmpty()) {
            outcome(exchange, 404, "not-found", "There is no such Task.");
            return;
        }
        try {
            ScriptMessage message = reader.read(pharmacy, document.get());
            ObjectNode task = (ObjectNode) Ledger.JSON.readTree(document.get());
            task.put("id", id).put("status", desk.standing(message));
            Http.answer(exchange, 200, FHIR_JSON, task.toString());
        } catch (ScriptReader.UnreadableMessage e) {
            throw new IllegalStateException("the ledger holds a Task that was readable once", e);
        }
    }

    private void dawdle() throws InterruptedIOException {
        try {
            Thread.sleep(timing.slowAnswerAfter());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("closing down");
        }
    }

    private static void outcome(HttpExchange exchange, int status, String code, String words) throws IOException {
        ObjectNode outcome = Ledger.JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", code)
                .put("diagnostics", words);
        Http.answer(exchange, status, FHIR_JSON, outcome.toString());
    }
}
