package org.scriptline.prescription.running;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.AuthorizationMatrix;
import org.scriptline.kit.testing.AuthorizationMatrix.Attempt;
import org.scriptline.kit.testing.AuthorizationTable;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.TokenFaults;
import org.scriptline.kit.testing.Wire;
import org.scriptline.prescription.prescribing.Samples;

/** Who may do what with whose prescription: {@code authorization.txt} beside this class, cell by cell. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {

    private static final String FHIR = Orders.FHIR;
    private static final Alert ALERT = Samples.alert("alert-m", Severity.CONTRAINDICATED, Display.INTERRUPT);
    private static final List<String> FACTS =
            List.of("AllergyIntolerance", "Condition", "Observation", "Coverage", "MedicationStatement");

    @Inject
    Database database;

    private Peers peers;
    private AuthorizationMatrix matrix;
    private Orders.Stored held;
    private Orders.Stored filled;
    private Orders.Stored routed;
    private Orders.Stored failed;
    private final Map<String, String> kept = new HashMap<>();

    @BeforeAll
    void prepare() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        peers.statePharmacy("5912359", true);
        Orders.awaitPharmacy();
        await().atMost(Duration.ofMinutes(1)).until(this::otherPharmacyKnown);
        routed = Orders.create("active");
        peers.answerGate(routed.id(), routed.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(routed, "active none none none");
        failed = Orders.create("active");
        peers.answerGate(failed.id(), failed.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(failed, "active none none none");
        peers.stateOrder(
                failed.id(),
                failed.patient(),
                OrderChange.REJECTED,
                TransmissionStatus.FAILED,
                CancelStatus.NONE,
                FillStatus.NONE,
                "0");
        Orders.awaitAxes(failed, "active failed none none");
        held = Orders.create("active");
        filled = Orders.create("active");
        peers.answerGate(held.id(), held.patient(), 1, GateVerdict.HELD, List.of(ALERT));
        peers.answerGate(filled.id(), filled.patient(), 1, GateVerdict.CLEARED, List.of());
        Orders.awaitAxes(filled, "active none none none");
        Fill part = new Fill(0, BigDecimal.TEN, "tablet", null, 10, LocalDate.of(2026, 11, 21), true);
        peers.stateOrder(new PharmacyOrderStated(
                filled.id(),
                filled.patient(),
                "5912342",
                OrderChange.PARTIALLY_FILLED,
                null,
                Samples.SIGNED_AT,
                TransmissionStatus.VERIFIED,
                null,
                1,
                CancelStatus.NONE,
                FillStatus.PARTIAL,
                null,
                List.of(part),
                BigDecimal.TEN,
                new BigDecimal(30),
                List.of()));
        Orders.awaitAxes(held, "held none none none");
        Orders.awaitAxes(filled, "active verified none partial");
        for (String type : FACTS) {
            kept.put(type, posted("/fhir/" + type, fact(type)));
        }
        kept.put("Patient", held.patient().toString());
        for (String type : List.of("DetectedIssue", "Provenance", "Task")) {
            kept.put(type, first(type, held));
        }
        kept.put("MedicationDispense", first("MedicationDispense", filled));
        Orders.leaveNobodyOverdue(database);
        matrix = new AuthorizationMatrix(
                AuthorizationTable.read(AuthorizationTest.class, "authorization.txt")
                        .with(AuthorizationTable.ofKit("quarantine", "reconciliations", "kill-switches")),
                tokens());
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void everyOperationHasItsRow() {
        matrix.isComplete();
    }

    @Test
    void whoMayNotIsRefusedWithOneCodeAndNothingIsWritten() {
        matrix.refuses(database, this::attempt, "Marlowe", "Larch Road", held.mrn());
    }

    @Test
    void whoMayIsServedAtItsCost() {
        matrix.allows(this::attempt, AuthorizationTable.numbers(AuthorizationTest.class, "statements.txt"));
    }

    @Test
    void aFaultyTokenOpensNothing() {
        TokenFaults.check("prescriber", "elm-street", "/fhir/MedicationRequest?_count=1");
        TokenFaults.check("patient", "elm-street", "/fhir/MedicationRequest?_count=1");
    }

    private boolean otherPharmacyKnown() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("select from pharmacy where ncpdp_id = '5912359'");
                    ResultSet row = select.executeQuery()) {
                return row.next();
            }
        });
    }

    private Map<String, @Nullable String> tokens() {
        Map<String, @Nullable String> tokens = new HashMap<>();
        tokens.put("nobody", null);
        for (String who : List.of("prescriber", "agent", "emr", "pharmacist", "ops")) {
            tokens.put(who, TestTokens.token(who));
        }
        tokens.put("colleague", TestTokens.prescriber("rosa", "elm-street", "1456789019"));
        tokens.put("elsewhere", TestTokens.token("prescriber2"));
        tokens.put("agent2", TestTokens.sign("agent-2", "harbor-cardiology", "agent"));
        tokens.put("emr2", TestTokens.sign("emr-2", "harbor-cardiology", "emr"));
        tokens.put("patient", TestTokens.patient(held.patient().toString(), "elm-street"));
        tokens.put("patient1", TestTokens.patient(held.patient().toString()));
        tokens.put("patient2", TestTokens.patient(UUID.randomUUID().toString(), "elm-street"));
        tokens.put("patient3", TestTokens.patient(held.patient().toString(), "harbor-cardiology"));
        return tokens;
    }

    private Attempt attempt(String row) {
        String operation = row.replaceAll(" \\(.*", "");
        String path = operation.substring(operation.indexOf(' ') + 1);
        String type = path.replaceAll("^/fhir/?", "").replaceAll("/.*", "");
        if (operation.startsWith("POST /fhir/") && FACTS.contains(type) && !path.contains("_search")) {
            return Attempt.of(path, FHIR, fact(type), AuthorizationMatrix.NO_RECORD);
        }
        if (operation.startsWith("PUT ") && kept.containsKey(type)) {
            String id = String.valueOf(kept.get(type));
            String body = new String(type.equals("Patient") ? person() : fact(type), StandardCharsets.UTF_8);
            return Attempt.of(
                    path.replace("{id}", id), FHIR, text(body.replaceFirst(",", ",\"id\":\"" + id + "\",")), id);
        }
        return switch (row) {
            case "POST /fhir/MedicationRequest" ->
                Attempt.of(path, FHIR, fresh("draft"), AuthorizationMatrix.NO_RECORD);
            case "POST /fhir/MedicationRequest (active)" ->
                Attempt.of(path, FHIR, fresh("active"), AuthorizationMatrix.NO_RECORD);
            case "POST /fhir" ->
                Attempt.of(
                        path,
                        FHIR,
                        text(Bundles.transaction(
                                Bundles.patient(UUID.randomUUID().toString()),
                                Bundles.prescriber(),
                                Bundles.order("draft", "Take one tablet by mouth once a day"))),
                        AuthorizationMatrix.NO_RECORD);
            case "POST /fhir/Patient" -> Attempt.of(path, FHIR, person(), AuthorizationMatrix.NO_RECORD);
            case "PUT /fhir/MedicationRequest/{id}" -> {
                Orders.Stored draft = Orders.create("draft");
                yield at(draft, path, Orders.order("draft", draft.mrn()).bytes());
            }
            case "POST /fhir/MedicationRequest/{id}/$sign" -> at(Orders.create("draft"), path, null);
            case "POST /fhir/MedicationRequest/{id}/$cancel" -> at(waiting(), path, Orders.reason("COST"));
            case "POST /fhir/MedicationRequest/{id}/$reroute" -> at(routed, path, text("""
                    {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"5912359"},
                     {"name":"reason","valueCode":"PATIENT_REQUEST"}]}"""));
            case "POST /fhir/MedicationRequest/{id}/$resend" -> at(failed, path, null);
            case "POST /fhir/MedicationRequest/{id}/$fill-notices" -> at(failed, path, text("""
                    {"resourceType":"Parameters","parameter":[{"name":"notices","valueCode":"NONE"}]}"""));
            case "POST /fhir/MedicationRequest/{id}/$release-unscreened" ->
                at(overdue(), path, Orders.reason("CHECKED_BY_HAND"));
            case "GET /fhir/MedicationRequest/{id}", "GET /prescriptions/{id}", "GET /prescriptions/{id}/timeline" ->
                at(held, path, null);
            case "GET /prescriptions/{id}/print" -> at(routed, path, null);
            case "POST /fhir/MedicationRequest/{id}/$renew" -> at(filled, path, null);
            case "POST /inbox/answers" ->
                Attempt.of(
                        path,
                        "application/json",
                        text("{\"answers\":[{\"task\":\"" + UUID.randomUUID() + "\"}]}"),
                        AuthorizationMatrix.NO_RECORD);
            case "POST /fhir/Task/{id}/$redirect" -> {
                UUID task = ConversationTest.asked(peers, filled);
                yield new Attempt(
                        path.replace("{id}", task.toString()),
                        Map.of("Content-Type", FHIR),
                        ConversationTest.parameters("\"to\",\"valueString\":\"1456789019\""),
                        task.toString());
            }
            case "POST /fhir/Task/{id}/$answer", "POST /fhir/Task/{id}/$prepare" -> {
                UUID task = ConversationTest.asked(peers, filled);
                yield new Attempt(
                        path.replace("{id}", task.toString()),
                        Map.of("Content-Type", FHIR),
                        ConversationTest.parameters(
                                "\"outcome\",\"valueCode\":\"denied\"},{\"name\":\"reason\",\"valueCode\":\"TOO_SOON\""),
                        task.toString());
            }
            case "POST /inbox/{id}/seen" -> {
                String item = String.valueOf(kept.get("Task"));
                yield Attempt.of(path.replace("{id}", item), item);
            }
            case "GET /inbox" -> Attempt.of(path + "?limit=200", held.id().toString());
            case "GET /prescriptions" ->
                Attempt.of(path + "?patient=" + held.patient(), held.id().toString());
            default -> derived(operation, path, type);
        };
    }

    private Attempt derived(String operation, String path, String type) {
        Orders.Stored of = type.equals("MedicationDispense") ? filled : held;
        if (operation.endsWith("/_search")) {
            return Attempt.of(
                    path,
                    "application/x-www-form-urlencoded",
                    text("patient=" + of.patient()),
                    of.id().toString());
        }
        if ((operation.startsWith("GET /fhir/") || operation.startsWith("DELETE ")) && kept.containsKey(type)) {
            String id = String.valueOf(kept.get(type));
            return path.endsWith("/{id}")
                    ? Attempt.of(path.replace("{id}", id), id)
                    : Attempt.of(path + "?patient=" + of.patient(), of.id().toString());
        }
        if (operation.equals("GET /fhir/MedicationRequest")) {
            return Attempt.of(path + "?patient=" + of.patient(), of.id().toString());
        }
        String definition = type.equals("OperationDefinition") ? "MedicationRequest-sign" : "order-status";
        return operation.contains(" /fhir")
                ? Attempt.of(path.replace("{id}", definition), AuthorizationMatrix.NO_RECORD)
                : AuthorizationTable.kitAttempt(operation);
    }

    private static Attempt at(Orders.Stored stored, String path, byte @Nullable [] body) {
        String id = stored.id().toString();
        return body == null
                ? Attempt.of(path.replace("{id}", id), id)
                : Attempt.of(path.replace("{id}", id), FHIR, body, id);
    }

    private static byte[] fresh(String status) {
        return Orders.order(status, UUID.randomUUID().toString()).bytes();
    }

    private Orders.Stored overdue() {
        Orders.Stored signed = Orders.create("active");
        Orders.waitTooLong(database, signed.id());
        Orders.awaitInbox(signed);
        return signed;
    }

    private Orders.Stored waiting() {
        Orders.Stored signed = Orders.create("active");
        Orders.waitForever(database, signed.id());
        return signed;
    }

    private static byte[] person() {
        return text("""
            {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
             "name":[{"family":"Rowan","given":["Una"]}],"gender":"female","birthDate":"1961-04-12",
             "address":[{"line":["1 Elm Street"],"city":"Lindenfield","state":"OH","postalCode":"43999"}]}\
            """.formatted(UUID.randomUUID()));
    }

    /** A fact about the held prescription's patient, named by the record's id, that nobody has sent before. */
    private byte[] fact(String type) {
        String subject = "{\"reference\":\"Patient/" + held.patient() + "\"}";
        String known = switch (type) {
            case "AllergyIntolerance" -> Bundles.allergy("Patient/" + held.patient(), "confirmed");
            case "Observation" -> Bundles.weight("Patient/" + held.patient(), "80");
            case "Condition" -> """
                {"resourceType":"Condition","subject":%s,"code":{"text":"asthma"},
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]}}\
                """.formatted(subject);
            case "Coverage" -> """
                {"resourceType":"Coverage","status":"active","beneficiary":%s,"payor":[{"display":"Larch Health"}],
                 "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"S5820-034-000"}]}\
                """.formatted(subject);
            default -> """
                {"resourceType":"MedicationStatement","status":"active","subject":%s,
                 "medicationCodeableConcept":{"text":"warfarin"},"effectivePeriod":{"start":"2026-09-01"}}\
                """.formatted(subject);
        };
        return text(known.replaceFirst(
                ",",
                ",\"identifier\":[{\"system\":\"http://elm-street.example/facts\",\"value\":\"" + UUID.randomUUID()
                        + "\"}],"));
    }

    private static String posted(String path, byte[] body) {
        Wire.Answer created = Wire.send(TestTokens.token("agent"), "POST", path, Map.of("Content-Type", FHIR), body);
        return created.json().path("id").asText(created.text());
    }

    private static String first(String type, Orders.Stored of) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            JsonNode found = Orders.read("/fhir/" + type + "?patient=" + of.patient());
                            return found.at("/entry/0/resource/id").asText("");
                        },
                        id -> !id.isEmpty());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
