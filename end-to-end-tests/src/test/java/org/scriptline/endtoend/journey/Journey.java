package org.scriptline.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.client.Scriptline;

/** The steps that journeys are made of, in the words of prescribers and pharmacists. */
public final class Journey {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final RunningStack stack;
    private final Scriptline client;

    public Journey(RunningStack stack) {
        this.stack = stack;
        this.client = stack.client();
    }

    /** Somebody whom no other test knows. */
    public static Person somebody() {
        return Person.unseen(UUID.randomUUID().toString().substring(0, 13));
    }

    /** One call, with its definite answer. */
    public Answer call(Call call) {
        try {
            return client.sendUntilAnswered(call, PATIENCE);
        } catch (IOException e) {
            throw new AssertionError(call + " was never answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends the order, which must be accepted, and returns its id. */
    public String prescribe(PrescriptionRequest request) {
        Answer answer = call(
                Call.prescribe(request).withIdempotencyKey(UUID.randomUUID().toString()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.id();
    }

    /** Signs without overriding anything. */
    public Answer sign(Practice practice, String prescription) {
        return sign(practice, prescription, List.of());
    }

    /** Signs, overriding these alerts with one reason. */
    public Answer sign(Practice practice, String prescription, List<String> overridden) {
        StringBuilder overrides = new StringBuilder();
        for (String alert : overridden) {
            overrides
                    .append(overrides.isEmpty() ? "" : ",")
                    .append("{\"name\":\"override\",\"part\":[{\"name\":\"alert\",\"valueString\":\"")
                    .append(alert)
                    .append("\"},{\"name\":\"reason\",\"valueCode\":\"SPECIALIST_ADVICE\"},")
                    .append("{\"name\":\"comment\",\"valueString\":\"Agreed with the psychiatrist by telephone\"}]}");
        }
        return operate(practice, prescription, "$sign", overrides.toString());
    }

    public Answer cancel(Practice practice, String prescription, String reason) {
        return call(Call.cancel(practice.who(), prescription, reason)
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    /** Sends the prescription to another pharmacy. */
    Answer reroute(Practice practice, String prescription, String pharmacy, boolean liveTwice) {
        return operate(
                practice,
                prescription,
                "$reroute",
                "{\"name\":\"pharmacy\",\"valueString\":\"" + pharmacy
                        + "\"},{\"name\":\"reason\",\"valueCode\":\"PATIENT_REQUEST\"},"
                        + "{\"name\":\"liveTwice\",\"valueBoolean\":" + liveTwice + "}");
    }

    public Answer releaseUnscreened(Practice practice, String prescription) {
        return operate(
                practice,
                prescription,
                "$release-unscreened",
                "{\"name\":\"reason\",\"valueCode\":\"CHECKED_BY_HAND\"}");
    }

    /** Chooses anew of which fills the practice hears. */
    public Answer fillNotices(Practice practice, String prescription, String notices) {
        return operate(
                practice, prescription, "$fill-notices", "{\"name\":\"notices\",\"valueCode\":\"" + notices + "\"}");
    }

    private Answer operate(Practice practice, String prescription, String operation, String parameters) {
        String json = parameters.isEmpty()
                ? "{\"resourceType\":\"Parameters\"}"
                : "{\"resourceType\":\"Parameters\",\"parameter\":[" + parameters + "]}";
        return call(Call.fhir(practice.who(), "MedicationRequest/" + prescription + "/" + operation, json)
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    /** What the prescriber sees of it now. */
    public JsonNode look(Practice practice, String prescription) {
        Answer answer = call(Call.read(practice.who(), prescription));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Waits until the prescriber sees exactly these axes. */
    public void untilAxes(
            Practice practice, String prescription, String order, String transmission, String cancel, String fill) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Axes.of(look(practice, prescription)))
                        .isEqualTo(new Axes(order, transmission, cancel, fill)));
    }

    /** Waits until the screening of the prescription's present revision is there, and returns it. */
    public JsonNode untilScreened(Practice practice, String prescription) {
        return await().atMost(PATIENCE)
                .until(() -> look(practice, prescription).path("screening"), screening -> screening.has("outcome"));
    }

    /** The ids of the interruptive alerts of a screening. */
    static List<String> interruptive(JsonNode screening) {
        return screening
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("display").asText().equals("INTERRUPT"))
                .map(alert -> alert.path("id").asText())
                .toList();
    }

    /** The timeline's sentences. */
    public List<String> timeline(Practice practice, String prescription) {
        JsonNode timeline = call(Call.get(
                        practice.who(), Call.PRESCRIPTION_SERVICE, "/prescriptions/" + prescription + "/timeline"))
                .json();
        return timeline.findValuesAsText("sentence");
    }

    /** What the pharmacies' ledger has of this order; a missing node when no message ever arrived. */
    JsonNode atPharmacy(String prescription) {
        String number = prescription.replace("-", "");
        return json("/ledger/summary")
                .path("orders")
                .valueStream()
                .filter(order -> order.path("prescriberOrderNumber").asText().equals(number))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    /** The XML of the NewRx as the pharmacy received it. */
    String newRx(String prescription) {
        String number = prescription.replace("-", "");
        String messageId = json("/ledger")
                .path("messages")
                .valueStream()
                .filter(message -> message.path("type").asText().equals("NewRx")
                        && message.path("prescriberOrderNumber").asText().equals(number))
                .map(message -> message.path("messageId").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no NewRx arrived for " + prescription));
        return simulator("GET", "/ledger/messages/" + messageId);
    }

    /** Switches a pretend pharmacy {@code up} or {@code down}. */
    void switchPharmacy(String ncpdpId, String state) {
        simulator("POST", "/control/" + ncpdpId + "/" + state);
    }

    /** Lets a pretend pharmacy ask about an order: {@code renew}, {@code change} and what belongs to it. */
    void letAsk(String ncpdpId, String kind, String prescription, String more) {
        String answer = simulator("POST", "/control/" + ncpdpId + "/" + kind + "?order=" + prescription + more);
        assertThat(answer).contains("\"messageId\":");
    }

    /** The item of the practice's inbox that is about this prescription, as soon as it is there. */
    JsonNode untilInInbox(Practice practice, String kind, String prescription) {
        return await().atMost(PATIENCE)
                .until(
                        () -> call(Call.get(
                                        practice.who(),
                                        Call.PRESCRIPTION_SERVICE,
                                        "/inbox?limit=200&kind=" + kind + "&prescriber=" + practice.npi()))
                                .json()
                                .path("items")
                                .valueStream()
                                .filter(item ->
                                        item.path("prescription").asText().equals(prescription))
                                .findFirst()
                                .orElse(MissingNode.getInstance()),
                        item -> !item.isMissingNode());
    }

    /** Answers what a pharmacy asks; {@code more} are further parameters, each with its comma before it. */
    public Answer answer(Practice practice, String task, String outcome, String more) {
        return call(Call.fhir(
                        practice.who(),
                        "Task/" + task + "/$answer",
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"outcome\",\"valueCode\":\""
                                + outcome + "\"}" + more + "]}")
                .withIdempotencyKey(UUID.randomUUID().toString()));
    }

    /** What the pharmacies received under this order's number, each once: the transaction, and the decision where it is an answer. */
    List<String> received(String prescription) {
        String number = prescription.replace("-", "");
        return json("/ledger")
                .path("messages")
                .valueStream()
                .filter(message ->
                        message.path("prescriberOrderNumber").asText().equals(number)
                                && message.path("event").asText().equals("RECEIVED"))
                .map(message -> message.path("type").asText()
                        + (message.path("decision").isTextual()
                                ? " " + message.path("decision").asText()
                                : ""))
                .distinct()
                .toList();
    }

    /** How and with what answer the pharmacies' fills of this order reached the gateway, each once: the ledger's channel and answer. */
    List<String> fillsTold(String prescription) {
        String number = prescription.replace("-", "");
        return json("/ledger")
                .path("messages")
                .valueStream()
                .filter(message ->
                        message.path("prescriberOrderNumber").asText().equals(number)
                                && message.path("type").asText().equals("RxFill")
                                && message.path("event").asText().equals("SENT"))
                .map(message -> message.path("channel").asText() + " "
                        + message.path("answer").asText())
                .distinct()
                .toList();
    }

    private JsonNode json(String path) {
        try {
            return JsonMapper.builder().build().readTree(simulator("GET", path));
        } catch (IOException e) {
            throw new AssertionError("the ledger is not JSON", e);
        }
    }

    private String simulator(String method, String path) {
        try {
            return PLAIN.send(
                            HttpRequest.newBuilder(URI.create(stack.addresses().simulator() + path))
                                    .method(method, HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError("the simulator does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
