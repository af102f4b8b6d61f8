package org.scriptline.pharmacy.running;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.AuthorizationMatrix;
import org.scriptline.kit.testing.AuthorizationMatrix.Attempt;
import org.scriptline.kit.testing.AuthorizationTable;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.TokenFaults;
import org.scriptline.kit.testing.Wire;
import org.scriptline.pharmacy.delivery.Released;

/** Who may do what with whose order: {@code authorization.txt} beside this class, cell by cell. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class AuthorizationTest {

    private static final String JSON = "application/json";
    /** Nothing is delivered to it in any test. */
    private static final String PARTNER = "5900009";

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    private final AuthorizationMatrix matrix = new AuthorizationMatrix(
            AuthorizationTable.read(AuthorizationTest.class, "authorization.txt")
                    .with(AuthorizationTable.ofKit("quarantine", "reconciliations", "kill-switches")),
            tokens());

    @BeforeEach
    void nothingElseIsDelivered() {
        gateway.leaveTheRestAlone();
    }

    @Test
    void everyOperationHasItsRow() {
        matrix.isComplete();
    }

    @Test
    void whoMayNotIsRefusedWithOneCodeAndNothingIsWritten() {
        matrix.refusesButKeepsIn("refused_message", database, this::attempt, "Okafor", "lisinopril");
    }

    @Test
    void whoMayIsServedAtItsCost() {
        matrix.allows(this::attempt, AuthorizationTable.numbers(AuthorizationTest.class, "statements.txt"));
    }

    @Test
    void aFaultyTokenOpensNothing() {
        TokenFaults.check("pharmacist", "5912359", "/worklist?limit=1");
    }

    private static Map<String, @Nullable String> tokens() {
        Map<String, @Nullable String> tokens = new HashMap<>();
        tokens.put("nobody", null);
        for (String who : List.of("prescriber", "agent", "emr", "pharmacist", "pharmacist2", "ops")) {
            tokens.put(who, TestTokens.token(who));
        }
        tokens.put("patient", TestTokens.patient(UUID.randomUUID().toString()));
        return tokens;
    }

    private Attempt attempt(String operation) {
        String path = operation.substring(operation.indexOf(' ') + 1);
        return switch (operation) {
            case "GET /worklist" -> {
                String id = listed().content().prescriptionId().toString();
                yield Attempt.of(path + "?limit=200", id);
            }
            case "GET /events" -> {
                String id = listed().content().prescriptionId().toString();
                yield new Attempt(
                        path + "?seconds=0", Map.of("Last-Event-ID", "0-00000000000000000000000000000000"), null, id);
            }
            case "GET /orders/{id}", "POST /orders/{id}/acknowledge", "POST /orders/{id}/claim" -> {
                String id = listed().content().prescriptionId().toString();
                yield Attempt.of(path.replace("{id}", id), id);
            }
            case "GET /orders/{id}/transfer" -> transferred(path);
            case "POST /orders/{id}/answer-cancel" -> claimed(path, "{\"approved\":true}", true);
            case "POST /orders/{id}/fill" ->
                claimed(
                        path,
                        "{\"fillNumber\":0,\"quantity\":30,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}",
                        false);
            case "POST /orders/{id}/not-dispensed" -> claimed(path, "{\"reason\":\"OUT_OF_STOCK\"}", false);
            case "POST /orders/{id}/request-change" -> claimed(path, "{\"code\":\"D\"}", false);
            case "POST /orders/{id}/request-prescription",
                    "POST /orders/{id}/verbal-order",
                    "POST /orders/{id}/emergency-supply" ->
                claimed(path, "{\"drug\":{\"description\":\"lisinopril 10 MG Oral Tablet\",\"quantity\":3}}", false);
            case "POST /orders/{id}/request-renewal" -> partlyFilled(path, "{\"refills\":2}");
            case "POST /orders/{id}/return-to-stock" -> partlyFilled(path, "{\"fillNumber\":0}");
            case "POST /orders/{id}/hold" -> claimed(path, "{\"comment\":\"calling\"}", false);
            case "GET /orders/{id}/claim", "POST /orders/{id}/return", "POST /orders/{id}/ready" ->
                claimed(path, null, false);
            case "POST /script" -> script(path);
            case "POST /fhir/MedicationDispense" ->
                fhir(path, FhirReports.by(FakePharmacies.WORKLIST_ONLY, dispense()));
            case "POST /fhir/Task" ->
                fhir(path, FhirReports.task(FhirReports.by(FakePharmacies.WORKLIST_ONLY, dispense())));
            case "POST /pharmacies/releases" -> load(path);
            case "GET /partners", "GET /messages" -> Attempt.of(path, AuthorizationMatrix.NO_RECORD);
            case "GET /partners/{ncpdpId}" ->
                Attempt.of(path.replace("{ncpdpId}", PARTNER), AuthorizationMatrix.NO_RECORD);
            case "POST /partners/{ncpdpId}/pause",
                    "POST /partners/{ncpdpId}/drain",
                    "POST /partners/{ncpdpId}/resume" -> because(path.replace("{ncpdpId}", PARTNER));
            case "GET /messages/{id}" -> Attempt.of(path.replace("{id}", message()), AuthorizationMatrix.NO_RECORD);
            case "POST /messages/{id}/payload" -> because(path.replace("{id}", message()));
            case "POST /messages/settle" ->
                Attempt.of(
                        path,
                        JSON,
                        ("{\"message\":\"" + message() + "\",\"reason\":\"a test\"}").getBytes(StandardCharsets.UTF_8),
                        AuthorizationMatrix.NO_RECORD);
            case "POST /inbound/unmatched/assign" -> unmatched(path);
            case "POST /inbound/refused/{id}/payload" -> because(path.replace("{id}", refused("<a")));
            case "POST /inbound/refused/{id}/replay" -> replay(path);
            case "GET /fhir/metadata",
                    "GET /service-levels",
                    "GET /pharmacies",
                    "GET /pharmacies/releases",
                    "GET /inbound/unmatched" -> Attempt.of(path, AuthorizationMatrix.NO_RECORD);
            default -> AuthorizationTable.kitAttempt(operation);
        };
    }

    private static Attempt because(String path) {
        return Attempt.of(
                path, JSON, "{\"reason\":\"a test\"}".getBytes(StandardCharsets.UTF_8), AuthorizationMatrix.NO_RECORD);
    }

    private Attempt unmatched(String path) {
        String messageId = ScriptTexts.newMessageId();
        ScriptTexts.post(
                FakePharmacies.WORKLIST_ONLY,
                ScriptTexts.message(
                        FakePharmacies.WORKLIST_ONLY, messageId, ScriptTexts.newMessageId(), ScriptTexts.VERIFY));
        return Attempt.of(
                path,
                JSON,
                ("{\"sender\":\"" + FakePharmacies.WORKLIST_ONLY + "\",\"messageId\":\"" + messageId + "\",\"order\":\""
                                + listed().content().prescriptionId() + "\",\"reason\":\"a test\"}")
                        .getBytes(StandardCharsets.UTF_8),
                AuthorizationMatrix.NO_RECORD);
    }

    private static Attempt replay(String path) {
        String message = ScriptTexts.message(
                        FakePharmacies.WORKLIST_ONLY,
                        ScriptTexts.newMessageId(),
                        ScriptTexts.newMessageId(),
                        ScriptTexts.VERIFY)
                .replace("\"", "\\\"");
        return Attempt.of(
                path.replace("{id}", refused("<a")),
                JSON,
                ("{\"reason\":\"a test\",\"text\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8),
                AuthorizationMatrix.NO_RECORD);
    }

    private static String refused(String text) {
        ScriptTexts.post(FakePharmacies.WORKLIST_ONLY, text);
        return Wire.send(TestTokens.token("ops"), "GET", "/inbound/refused", Map.of(), null)
                .json()
                .at("/items/0/id")
                .asText();
    }

    private String message() {
        PrescriptionReleased released = Released.to(FakePharmacies.REROUTED.getFirst());
        gateway.release(released);
        return "out:"
                + FakePharmacies.messageId(gateway.awaitReceived(FakePharmacies.REROUTED.getFirst(), released, 1)
                        .getFirst());
    }

    private static Attempt load(String path) {
        String file =
                DirectoryTest.file("ncpdpId,name,channel,status\n5800099,Authorization Pharmacy,WORKLIST,active\n");
        return new Attempt(
                path,
                Map.of("Content-Type", JSON),
                ("{\"path\":\"" + file + "\",\"source\":\"authorization\"}").getBytes(StandardCharsets.UTF_8),
                AuthorizationMatrix.NO_RECORD);
    }

    private PrescriptionReleased listed() {
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");
        return released;
    }

    private Attempt claimed(String path, @Nullable String body, boolean cancelled) {
        PrescriptionReleased released = listed();
        UUID id = released.content().prescriptionId();
        String secret = Wire.send(TestTokens.token("pharmacist2"), "POST", "/orders/" + id + "/claim", Map.of(), null)
                .json()
                .path("secret")
                .asText();
        if (cancelled) {
            gateway.cancel(released);
        }
        Map<String, String> headers =
                body == null ? Map.of("Claim-Secret", secret) : Map.of("Claim-Secret", secret, "Content-Type", JSON);
        return new Attempt(
                path.replace("{id}", id.toString()),
                headers,
                body == null ? null : body.getBytes(StandardCharsets.UTF_8),
                id.toString());
    }

    private Attempt partlyFilled(String path, String body) {
        Attempt claimed = claimed(path, body, false);
        Wire.send(
                TestTokens.token("pharmacist2"),
                "POST",
                claimed.path().replaceAll("[a-z-]+$", "fill"),
                claimed.headers(),
                "{\"fillNumber\":0,\"quantity\":10,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}"
                        .getBytes(StandardCharsets.UTF_8));
        return claimed;
    }

    /** What Riverside dispensed of an order before it gave the rest to another pharmacy. */
    private Attempt transferred(String path) {
        PrescriptionReleased released = listed();
        for (String message : List.of(
                ScriptTexts.about(FakePharmacies.WORKLIST_ONLY, released, ScriptTexts.fill("10")),
                ScriptTexts.transfer(
                        FakePharmacies.WORKLIST_ONLY, released, "RxTransfer", FakePharmacies.REROUTED.getLast()))) {
            ScriptTexts.post(FakePharmacies.WORKLIST_ONLY, message);
        }
        String id = released.content().prescriptionId().toString();
        return Attempt.of(path.replace("{id}", id), id);
    }

    private String dispense() {
        return FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(listed()), "30");
    }

    private static Attempt fhir(String path, String report) {
        return Attempt.of(
                path, "application/fhir+json", report.getBytes(StandardCharsets.UTF_8), AuthorizationMatrix.NO_RECORD);
    }

    private Attempt script(String path) {
        PrescriptionReleased released = listed();
        String number = Gateway.orderNumber(released);
        String message = ScriptTexts.message(
                        FakePharmacies.WORKLIST_ONLY, ScriptTexts.newMessageId(), number, ScriptTexts.VERIFY)
                .replace("</Header>", "<PrescriberOrderNumber>" + number + "</PrescriberOrderNumber></Header>");
        return Attempt.of(path, "application/xml", message.getBytes(StandardCharsets.UTF_8), number);
    }
}
