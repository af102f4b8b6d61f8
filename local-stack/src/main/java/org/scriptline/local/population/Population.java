package org.scriptline.local.population;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.stack.StackException;

/** Sends a population's histories as the EMR of Elm Street Clinic, and shows what they are good for. */
public final class Population {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String PHARMACY = "5912342";

    /** New orders that speak against drugs that a population takes. */
    private static final List<Drug> ORDERS = List.of(
            Drug.TRANYLCYPROMINE,
            new Drug("197517", "clarithromycin 500 MG Oral Tablet", "Take 1 tablet by mouth twice daily"),
            new Drug("855332", "warfarin sodium 5 MG Oral Tablet", "Take 1 tablet by mouth once daily"),
            new Drug("313096", "spironolactone 25 MG Oral Tablet", "Take 1 tablet by mouth once daily"),
            new Drug("197807", "ibuprofen 800 MG Oral Tablet", "Take 1 tablet by mouth three times daily"));

    private final Scriptline client;
    private final Path synthea;
    private final PrintWriter out;
    private final Map<String, Integer> sent = new TreeMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();
    private final List<String> records = new ArrayList<>();
    private int left;

    /**
     * @param synthea where Synthea's libraries are and populations are kept
     */
    public Population(Scriptline client, Path synthea, PrintWriter out) {
        this.client = client;
        this.synthea = synthea;
        this.out = out;
    }

    /** Generates, sends, and orders for one of them. */
    public void load(int patients) {
        say("%nGenerating %d living patients with Synthea (the first time takes a while) ...", patients);
        long began = System.nanoTime();
        List<Path> files = new Synthea(synthea).population(patients);
        say("%d patients after %.0f s.", files.size(), (System.nanoTime() - began) / 1e9);
        say(
                "%nSending their histories to POST /fhir as the EMR of %s: patients, allergies, conditions, weight,"
                        + " height, eGFR, potassium, pregnancy, coverage and drugs.",
                Practice.ELM_STREET.id());
        for (int i = 0; i < files.size(); i++) {
            send(i + 1, files.size(), files.get(i));
        }
        say("%nSent: %s.", sent);
        say("Not sent, because prescribing has no use for them: %d resources of other types.", left);
        say("Refused: %s.", refusals.isEmpty() ? "nothing" : refusals);
        show();
    }

    private void send(int number, int of, Path file) {
        History history = new History(read(file));
        left += history.left();
        List<String> transactions = history.transactions();
        for (int i = 0; i < transactions.size(); i++) {
            Answer answer = call(Call.transaction("emr", transactions.get(i))
                    .withIdempotencyKey(
                            UUID.nameUUIDFromBytes(transactions.get(i).getBytes(StandardCharsets.UTF_8))
                                    .toString()));
            if (!answer.succeeded()) {
                refused(number, answer);
                return;
            }
            if (i == 0) {
                records.add(answer.json()
                        .at("/entry/" + history.patient() + "/response/location")
                        .asText()
                        .split("/")[1]);
            }
        }
        history.counts().forEach((type, count) -> sent.merge(type, count, Integer::sum));
        say("  %3d of %d  %s", number, of, history.counts());
    }

    private void refused(int number, Answer answer) {
        JsonNode first = answer.json().at("/issue/0");
        refusals.merge(first.at("/details/coding/0/code").asText("status " + answer.status()), 1, Integer::sum);
        say(
                "  %3d refused: %s (%s)",
                number,
                first.at("/details/text").asText(),
                first.at("/expression/0").asText());
    }

    private void show() {
        for (String record : records) {
            if (!screened(record)) {
                continue;
            }
            for (Drug drug : ORDERS) {
                Optional<JsonNode> imported = againstHistory(ask(record, drug).json());
                if (imported.isPresent() && ordered(record, drug)) {
                    return;
                }
            }
        }
        say(
                "%nNobody of this population takes a drug that one of the sample orders speaks against; take more patients.");
    }

    /** Waits until the facts of the record are known to the screening. */
    private boolean screened(String record) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ask(record, Drug.LISINOPRIL).status() == 404) {
            if (System.nanoTime() > deadline) {
                throw new StackException(
                        "The facts have not reached the screening; see ./erx logs interaction-service.");
            }
            pause();
        }
        return true;
    }

    private Answer ask(String record, Drug drug) {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.putObject("patient").put("id", record);
        question.putArray("draft").addObject().put("name", drug.text()).put("rxcui", drug.rxnorm());
        return call(Call.post(Practice.ELM_STREET.who(), Call.INTERACTION_SERVICE, "/screenings", question.toString()));
    }

    private static Optional<JsonNode> againstHistory(JsonNode screening) {
        return screening
                .path("alerts")
                .valueStream()
                .filter(alert -> alert.path("display").asText().equals("INTERRUPT")
                        && alert.path("type").asText().equals("DRUG_DRUG")
                        && alert.path("involved")
                                .valueStream()
                                .anyMatch(one -> one.path("origin").asText().equals("imported")))
                .findFirst();
    }

    private boolean ordered(String record, Drug drug) {
        String who = Practice.ELM_STREET.who();
        Answer answer = call(Call.transaction(who, order(record, drug))
                .withIdempotencyKey(record + drug.rxnorm() + System.currentTimeMillis()));
        if (!answer.succeeded()) {
            refused(0, answer);
            return false;
        }
        String prescription =
                answer.json().at("/entry/0/response/location").asText().split("/")[1];
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<JsonNode> alert =
                    againstHistory(call(Call.read(who, prescription)).json().path("screening"));
            if (alert.isPresent()) {
                say(
                        "%nA new order for Patient/%s, drafted as MedicationRequest/%s: %s",
                        record, prescription, drug.text());
                say(
                        "  %s: %s",
                        alert.get().path("severity").asText(),
                        alert.get().path("summary").asText());
                alert.get()
                        .path("involved")
                        .forEach(one -> say(
                                "    %s (%s%s%s)",
                                one.path("name").asText(),
                                one.path("origin").asText("the new order"),
                                one.path("prescriber").isTextual()
                                        ? ", " + one.path("prescriber").asText()
                                        : "",
                                one.path("startedOn").isTextual()
                                        ? ", since " + one.path("startedOn").asText()
                                        : ""));
                return true;
            }
            pause();
        }
        return false;
    }

    private static String order(String record, Drug drug) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "transaction");
        ObjectNode entry = bundle.putArray("entry").addObject();
        ObjectNode order = entry.putObject("resource");
        order.put("resourceType", "MedicationRequest").put("status", "draft").put("intent", "order");
        order.putObject("subject").put("reference", "Patient/" + record);
        ObjectNode medication = order.putObject("medicationCodeableConcept").put("text", drug.text());
        medication
                .putArray("coding")
                .addObject()
                .put("system", "http://www.nlm.nih.gov/research/umls/rxnorm")
                .put("code", drug.rxnorm());
        order.putObject("requester")
                .put(
                        "reference",
                        "Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|" + Practice.ELM_STREET.npi());
        order.putArray("dosageInstruction").addObject().put("text", drug.sig());
        ObjectNode supply = order.putObject("dispenseRequest");
        supply.putObject("quantity").put("value", 30).put("unit", "tablet");
        supply.putObject("expectedSupplyDuration").put("value", 30).put("unit", "days");
        supply.putObject("performer")
                .putObject("identifier")
                .put("system", "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber")
                .put("value", PHARMACY);
        entry.putObject("request").put("method", "POST").put("url", "MedicationRequest");
        return bundle.toString();
    }

    private Answer call(Call call) {
        try {
            return client.sendUntilAnswered(call, PATIENCE);
        } catch (IOException e) {
            throw new StackException(
                    "%s did not answer: ./erx status tells whether it runs.".formatted(call.service()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Loading was interrupted.", e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Loading was interrupted.", e);
        }
    }

    private void say(String format, Object... parts) {
        out.printf(format + "%n", parts);
        out.flush();
    }
}
