package org.scriptline.local.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.scriptline.local.http.JdkServer;

/** Takes what the pharmacies send, remembers it in order of arrival, keeps mailboxes, and can be told to be out of order for a while. */
final class FakeGateway implements AutoCloseable {

    record Arrival(String authorization, ScriptMessage message) {}

    private final HttpServer server;
    private final ScriptReader reader = new ScriptReader();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<String> tasks = new CopyOnWriteArrayList<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private final List<String> garbage = new CopyOnWriteArrayList<>();
    private final Deque<Kept> mailbox = new ConcurrentLinkedDeque<>();
    private final AtomicInteger outages = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();

    private static final int LARGEST = 1024 * 1024;

    private record Kept(String messageId, String xml) {}

    FakeGateway() throws IOException {
        server = JdkServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/script", this::receive);
        server.createContext("/fhir/Task", this::receiveTask);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            turnedAway.incrementAndGet();
            Http.answer(exchange, 503, "text/plain", "away");
            return;
        }
        if (body.length > LARGEST) {
            Http.answer(
                    exchange,
                    413,
                    "application/xml",
                    SampleMessages.wrapped("UNKNOWN", "SCRIPTLINE", "answer", "<Error><Code>900</Code></Error>"));
            return;
        }
        try {
            ScriptMessage message = reader.read(body);
            Kept oldest = mailbox.peekFirst();
            if (oldest != null && oldest.messageId().equals(message.relatesToMessageId())) {
                mailbox.pollFirst();
                oldest = mailbox.peekFirst();
            }
            if (message.type().equals("GetMessage")) {
                questions.add(message.release() + " " + message.relatesToMessageId());
                Http.answer(exchange, 200, "application/xml", oldest == null ? nothing(message) : oldest.xml());
                return;
            }
            arrivals.add(new Arrival(exchange.getRequestHeaders().getFirst("Authorization"), message));
            Http.answer(
                    exchange,
                    200,
                    "application/xml",
                    SampleMessages.wrapped(
                            message.from(), message.to(), "answer", "<Status><Code>010</Code></Status>"));
        } catch (ScriptReader.UnreadableMessage e) {
            garbage.add(new String(body, StandardCharsets.UTF_8));
            Http.answer(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
        }
    }

    private void receiveTask(HttpExchange exchange) throws IOException {
        String task = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            turnedAway.incrementAndGet();
            Http.answer(exchange, 503, "text/plain", "away");
            return;
        }
        tasks.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + task);
        Http.answer(exchange, 200, "application/fhir+json", "{\"resourceType\":\"OperationOutcome\"}");
    }

    /** Each Authorization and Task. */
    List<String> tasks() {
        return List.copyOf(tasks);
    }

    private static String nothing(ScriptMessage question) {
        return SampleMessages.wrapped(question.from(), question.to(), "answer", "<Status><Code>003</Code></Status>");
    }

    /** The one mailbox gets a message. */
    void keep(String messageId, String xml) {
        mailbox.addLast(new Kept(messageId, xml));
    }

    /** Release and acknowledged message of each GetMessage. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    /** What came and was no SCRIPT. */
    List<String> garbage() {
        return List.copyOf(garbage);
    }

    boolean emptied() {
        return mailbox.isEmpty();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void failNext(int requests) {
        outages.set(requests);
    }

    int turnedAway() {
        return turnedAway.get();
    }

    List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    List<ScriptMessage> messages(String type) {
        return arrivals.stream()
                .map(Arrival::message)
                .filter(message -> message.type().equals(type))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
