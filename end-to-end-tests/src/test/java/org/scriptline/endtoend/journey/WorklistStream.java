package org.scriptline.endtoend.journey;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Call;

/** A pharmacy's system that listens to what moves in its worklist, until it is closed. */
final class WorklistStream implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DATA = "data:";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private WorklistStream() {}

    /** Listens as this pharmacist; the stream has begun when it is returned. */
    static WorklistStream of(RunningStack stack, String who) throws IOException, InterruptedException {
        WorklistStream stream = new WorklistStream();
        HttpResponse<Stream<String>> response = stream.client.send(
                HttpRequest.newBuilder(URI.create(stack.addresses().service(Call.PHARMACY_GATEWAY) + "/events"))
                        .header(
                                "Authorization",
                                "Bearer " + stack.processes().tokens().of(who))
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        Thread.ofVirtual().start(() -> response.body().forEach(stream.lines::add));
        await().atMost(PATIENCE).until(() -> !stream.lines.isEmpty());
        return stream;
    }

    /** Waits until the stream has told exactly these axes of the order: transmission, cancel and fill. */
    void until(String order, String transmission, String cancel, String fill) {
        await().atMost(PATIENCE)
                .until(
                        () -> last(order),
                        told -> told.map(WorklistStream::axes)
                                .equals(Optional.of(String.join(" ", transmission, cancel, fill))));
    }

    /** The sequences of the order's events as they came. */
    List<Long> sequences(String order) {
        return of(order).map(told -> told.path("sequence").asLong()).toList();
    }

    /** Everything that was told of the order, as it came. */
    String words(String order) {
        return String.join("\n", of(order).map(JsonNode::toString).toList());
    }

    private Optional<JsonNode> last(String order) {
        return of(order).reduce((earlier, later) -> later);
    }

    private static String axes(JsonNode told) {
        return String.join(
                " ",
                told.path("transmission").asText(),
                told.path("cancel").asText(),
                told.path("fill").asText());
    }

    private Stream<JsonNode> of(String order) {
        return lines.stream()
                .filter(line -> line.startsWith(DATA))
                .map(line -> json(line.substring(DATA.length())))
                .filter(told -> told.path("order").asText().equals(order));
    }

    private static JsonNode json(String text) {
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("the stream does not tell JSON", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
