package org.scriptline.formulary.service;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.AuthorizationMatrix;
import org.scriptline.kit.testing.AuthorizationMatrix.Attempt;
import org.scriptline.kit.testing.AuthorizationTable;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.TokenFaults;

/** Who may do what with whose prior authorization: {@code authorization.txt} beside this class, cell by cell. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizationTest {

    private static final String JSON = "application/json";

    @Inject
    Database database;

    private final AuthorizationMatrix matrix = new AuthorizationMatrix(
            AuthorizationTable.read(AuthorizationTest.class, "authorization.txt")
                    .with(AuthorizationTable.ofKit("quarantine", "reconciliations")),
            tokens());

    private SignedPrescriptions prescriptions;

    @BeforeAll
    void connect() {
        prescriptions = new SignedPrescriptions();
    }

    @AfterAll
    void leave() {
        prescriptions.close();
    }

    @Test
    void everyOperationHasItsRow() {
        matrix.isComplete();
    }

    @Test
    void whoMayNotIsRefusedWithOneCodeAndNothingIsWritten() {
        matrix.refuses(database, this::attempt, "Marlowe", "T-1");
    }

    @Test
    void whoMayIsServedAtItsCost() {
        matrix.allows(this::attempt, AuthorizationTable.numbers(AuthorizationTest.class, "statements.txt"));
    }

    @Test
    void aFaultyTokenOpensNothing() {
        TokenFaults.check("agent", "elm-street", "/plans?contractId=S9901");
    }

    private static Map<String, @Nullable String> tokens() {
        Map<String, @Nullable String> tokens = new HashMap<>();
        tokens.put("nobody", null);
        for (String who : List.of("prescriber", "agent", "emr", "pharmacist", "ops")) {
            tokens.put(who, TestTokens.token(who));
        }
        tokens.put("elsewhere", TestTokens.token("prescriber2"));
        tokens.put("agent2", TestTokens.sign("agent-2", "harbor-cardiology", "agent"));
        tokens.put("patient", TestTokens.patient(UUID.randomUUID().toString()));
        return tokens;
    }

    private Attempt attempt(String operation) {
        return switch (operation) {
            case "POST /coverage-checks" ->
                Attempt.of("/coverage-checks", JSON, text("""
                    {"plan":{"contractId":"S9901","planId":"2"},"asOf":"2026-11-21","drug":{"rxcui":"617314"}}"""), AuthorizationMatrix.NO_RECORD);
            case "POST /coverage-checks/batch" ->
                Attempt.of("/coverage-checks/batch", JSON, text("{\"checks\":[]}"), AuthorizationMatrix.NO_RECORD);
            case "GET /prior-authorizations" -> Attempt.of("/prior-authorizations?limit=200", id(opened()));
            case "GET /prior-authorizations/{id}",
                    "POST /prior-authorizations/{id}/start",
                    "POST /prior-authorizations/{id}/submit" -> onCase(operation, null);
            case "POST /prior-authorizations/{id}/answers" ->
                onCase(operation, "{\"answers\":[{\"question\":\"q\",\"value\":\"yes\"}]}");
            case "POST /prior-authorizations/{id}/approval" ->
                onCase(
                        operation,
                        "{\"reference\":\"T-1\",\"reason\":\"by telephone at nine\",\"validFrom\":\"2026-11-22\",\"validUntil\":\"2027-11-21\"}");
            case "POST /prior-authorizations/{id}/appeal" -> onCase(operation, "{\"note\":\"why\"}");
            case "GET /formulary-drugs" ->
                Attempt.of("/formulary-drugs?contractId=S9901&planId=2", AuthorizationMatrix.NO_RECORD);
            case "GET /cds-services", "GET /cds-clients", "DELETE /cds-clients", "GET /fhir/metadata" ->
                Attempt.of(operation.substring(operation.indexOf('/')), AuthorizationMatrix.NO_RECORD);
            case "POST /cds-services/{id}", "POST /cds-services/{id}/feedback" ->
                Attempt.of(
                        operation.substring("POST ".length()).replace("{id}", "nothing"),
                        JSON,
                        text("{}"),
                        AuthorizationMatrix.NO_RECORD);
            case "PUT /cds-clients" ->
                Attempt.of(
                        "/cds-clients",
                        JSON,
                        text(
                                "{\"issuer\":\"https://matrix.example\",\"practice\":\"linden-row\",\"jwksUrl\":\"https://matrix.example/jwks\"}"),
                        AuthorizationMatrix.NO_RECORD);
            case "GET /fhir/{type}" -> Attempt.of("/fhir/InsurancePlan", AuthorizationMatrix.NO_RECORD);
            case "GET /fhir/{type}/{id}" -> Attempt.of("/fhir/InsurancePlan/nothing", AuthorizationMatrix.NO_RECORD);
            case "GET /plans" -> Attempt.of("/plans?contractId=S9901", AuthorizationMatrix.NO_RECORD);
            case "GET /releases/progress" -> Attempt.of("/releases/progress", AuthorizationMatrix.NO_RECORD);
            case "GET /releases/{id}/diff" -> Attempt.of("/releases/nothing/diff", AuthorizationMatrix.NO_RECORD);
            case "GET /step-rules" -> Attempt.of("/step-rules", AuthorizationMatrix.NO_RECORD);
            case "POST /step-rules" ->
                Attempt.of("/step-rules", JSON, text("{\"version\":\"1\"}"), AuthorizationMatrix.NO_RECORD);
            case "GET /releases" -> Attempt.of("/releases", AuthorizationMatrix.NO_RECORD);
            case "POST /releases" ->
                Attempt.of("/releases", JSON, text("{\"path\":\"nowhere\"}"), AuthorizationMatrix.NO_RECORD);
            case "GET /drug-references" -> Attempt.of("/drug-references", AuthorizationMatrix.NO_RECORD);
            case "POST /drug-references" ->
                Attempt.of("/drug-references", JSON, text("{\"path\":\"nowhere\"}"), AuthorizationMatrix.NO_RECORD);
            case "POST /drug-references/{id}/activate",
                    "POST /drug-references/{id}/roll-back",
                    "POST /releases/{id}/activate",
                    "POST /releases/{id}/roll-back" ->
                Attempt.of(operation.substring("POST ".length()).replace("{id}", "nothing"), "nothing");
            default -> AuthorizationTable.kitAttempt(operation);
        };
    }

    private String opened() {
        return prescriptions.authorization();
    }

    private static String id(String authorization) {
        return authorization.substring(authorization.lastIndexOf('/') + 1);
    }

    /** On an authorization of Elm Street Clinic that nobody has begun. */
    private Attempt onCase(String operation, @Nullable String body) {
        String id = id(opened());
        String path = operation.substring(operation.indexOf('/')).replace("{id}", id);
        return body == null ? Attempt.of(path, id) : Attempt.of(path, JSON, text(body), id);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
