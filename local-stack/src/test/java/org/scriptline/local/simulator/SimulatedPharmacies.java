package org.scriptline.local.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** A running simulator with fast timing, and what a prescriber's gateway and a tester would ask of it. */
final class SimulatedPharmacies implements AutoCloseable {

    static final SimulatorTiming FAST = new SimulatorTiming(
            Duration.ofMillis(20),
            Duration.ofMillis(150),
            Duration.ofSeconds(3),
            Duration.ofMillis(20),
            Duration.ofMillis(10),
            Duration.ofMillis(40),
            Duration.ofSeconds(20));

    /** Nothing is filled and nothing verified late while a test runs. */
    static final SimulatorTiming NEVER_FILLS = new SimulatorTiming(
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofMillis(500),
            Duration.ofMillis(20),
            Duration.ofMillis(10),
            Duration.ofMillis(40),
            Duration.ofSeconds(20));

    private final PharmacySimulator simulator;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ScriptReader reader = new ScriptReader();

    SimulatedPharmacies(FakeGateway gateway, Path directory, SimulatorTiming timing) {
        this(gateway, directory, timing, PartnerChannels.NONE);
    }

    SimulatedPharmacies(FakeGateway gateway, Path directory, SimulatorTiming timing, PartnerChannels channels) {
        simulator = PharmacySimulator.start(new PharmacySimulator.Settings(
                0, gateway.uri().resolve("/script"), ncpdpId -> "token-of-" + ncpdpId, directory, timing, channels));
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/xml")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a NewRx for 30 tablets and returns the answer in one line, such as {@code Status 010}. */
    String newRx(String pharmacy, String messageId, String orderNumber) throws Exception {
        return answer(post("/script/" + pharmacy, SampleMessages.newRx(pharmacy, messageId, orderNumber, "30")));
    }

    String cancelRx(String pharmacy, String messageId, String orderNumber, String relatesTo) throws Exception {
        return answer(
                post("/script/" + pharmacy, SampleMessages.cancelRx(pharmacy, messageId, orderNumber, relatesTo)));
    }

    /** Sends an RxFillIndicatorChange. */
    String fillNotices(String pharmacy, String messageId, String orderNumber, String words) throws Exception {
        return answer(post("/script/" + pharmacy, SampleMessages.fillNotices(pharmacy, messageId, orderNumber, words)));
    }

    private String answer(HttpResponse<String> response) throws ScriptReader.UnreadableMessage {
        ScriptMessage message = reader.read(response.body().getBytes(StandardCharsets.UTF_8));
        return message.type() + " "
                + ScriptMessage.text(message.transaction(), "Code").orElse("");
    }

    String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return Ledger.JSON.readTree(get(path));
    }

    int port() {
        return simulator.port();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + simulator.port() + path);
    }

    @Override
    public void close() {
        simulator.close();
    }
}
