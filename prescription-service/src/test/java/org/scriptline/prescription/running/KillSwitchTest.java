package org.scriptline.prescription.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.prescription.fhir.OrderFixture;
import org.scriptline.prescription.prescribing.Samples;

/** Operations stop releases; what is stopped waits in sight and goes out by itself. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillSwitchTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Database database;

    private Peers peers;

    private record Stored(UUID id, UUID patient) {}

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("select ncpdp_id from pharmacy where ncpdp_id = ?", "5912342"))
                        .hasSize(1));
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void aReleaseToAStoppedPharmacyWaitsInSightAndGoesOutWhenTheSwitchIsLifted() {
        // Given
        int id = stop("""
                {"scope": "pharmacy", "target": "5912342", "reason": "PHARMACY_SYSTEM_FAULT"}""").statusCode(201).extract().path("id");
        Stored signed = sign();
        peers.answerGate(signed.id(), signed.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(signed, "waiting", "releases stopped: PHARMACY_SYSTEM_FAULT");
        awaitStatus(signed, "order", "signed");
        stop("""
                {"scope": "pharmacy", "target": "5912342", "reason": "OTHER", "comment": "again"}""").statusCode(200).body("id", equalTo(id)).body("reason", equalTo("PHARMACY_SYSTEM_FAULT"));
        as("ops").get("/kill-switches").then().statusCode(200).body("items.waiting", equalTo(List.of(1)));

        // When
        lift(id, "their system answers again").statusCode(200).body("liftedBy", equalTo("ops-1"));

        // Then
        awaitStatus(signed, "order", "active");
        assertThat(texts(
                        "select type from event where direction = 'P' and subject = ? order by sequence",
                        signed.id().toString()))
                .containsExactly("org.scriptline.prescription.signed.v1", "org.scriptline.prescription.released.v1");
        assertThat(texts("""
                        select action || ' ' || actor || ' ' || reason from audit
                        where subject_kind = 'kill-switch' and subject = ? order by id""", "pharmacy 5912342"))
                .containsExactly(
                        "throw-kill-switch ops-1 PHARMACY_SYSTEM_FAULT",
                        "lift-kill-switch ops-1 their system answers again");
    }

    @Test
    void aStoppedRuleKeepsBackWhatItSpokeAboutAndNothingElse() {
        // Given
        int id = stop("""
                {"scope": "rule", "target": "ssri-maoi", "reason": "KNOWLEDGE_DEFECT"}""").extract().path("id");
        Stored spoken = sign();
        Stored silent = sign();

        // When
        peers.answerGate(
                spoken.id(),
                spoken.patient(),
                1,
                GateVerdict.CLEARED,
                List.of(Samples.alert("alert-7", Severity.MODERATE, Display.PASSIVE)));
        peers.answerGate(silent.id(), silent.patient(), 1, GateVerdict.CLEARED, List.of());

        // Then
        awaitStatus(spoken, "waiting", "releases stopped: KNOWLEDGE_DEFECT");
        awaitStatus(silent, "order", "active");
        lift(id, "the rule was corrected").statusCode(200);
        awaitStatus(spoken, "order", "active");
    }

    @Test
    void whileEverythingIsStoppedNothingIsReleasedUnscreenedAndACancelledOneStaysCancelled() {
        // Given
        int id = stop("""
                {"scope": "all", "reason": "EXERCISE"}""").extract().path("id");
        Stored unscreened = sign();
        Orders.waitTooLong(database, unscreened.id());
        awaitStatus(unscreened, "waiting", "screening unavailable");
        Stored cancelled = sign();
        peers.answerGate(cancelled.id(), cancelled.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(cancelled, "waiting", "releases stopped: EXERCISE");
        List<String> stopped = as("prescriber")
                .get("/prescriptions?waiting=operations")
                .then()
                .extract()
                .path("items.id");
        List<String> waitingFor = as("prescriber")
                .get("/prescriptions?waiting=operations")
                .then()
                .extract()
                .path("items.waitingFor");
        List<String> others = as("prescriber")
                .get("/prescriptions?waiting=screening,prescriber&limit=200")
                .then()
                .extract()
                .path("items.id");

        // When
        operation(unscreened, "$release-unscreened", "SERVICE_UNAVAILABLE_URGENT")
                .statusCode(503)
                .body("issue[0].details.coding[0].code", equalTo("RELEASES_STOPPED"));
        operation(cancelled, "$cancel", "PATIENT_REQUEST").statusCode(200);
        lift(id, "exercise over").statusCode(200);

        // Then
        assertThat(stopped).containsExactly(cancelled.id().toString());
        assertThat(waitingFor).containsExactly("operations");
        assertThat(others)
                .contains(unscreened.id().toString())
                .doesNotContain(cancelled.id().toString());
        operation(unscreened, "$release-unscreened", "SERVICE_UNAVAILABLE_URGENT")
                .statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(
                                "select gate_pass::text from stopped_release where prescription = ?::uuid",
                                cancelled.id().toString()))
                        .isEmpty());
        awaitStatus(cancelled, "order", "cancelled");
    }

    @Test
    void onlyOperationsStopAndOnlyWhatExistsForACodedReason() {
        // When / Then
        as("prescriber").get("/kill-switches").then().statusCode(403);
        stop("""
                {"scope": "prescriber", "target": "1234567893", "reason": "OTHER"}""").statusCode(400).body("code", equalTo("PARAMETER_INVALID"));
        stop("""
                {"scope": "pharmacy", "target": "corner", "reason": "EXERCISE"}""").statusCode(400);
        stop("""
                {"scope": "all", "reason": "BORED"}""").statusCode(422).body("code", equalTo("REASON_INVALID"));
        stop("""
                {"scope": "all", "reason": "OTHER"}""").statusCode(422).body("code", equalTo("REASON_INVALID"));
        lift(9_999_999, "no such switch").statusCode(404);
    }

    private static ValidatableResponse stop(String body) {
        return as("ops")
                .contentType("application/json")
                .body(body)
                .post("/kill-switches")
                .then();
    }

    private static ValidatableResponse lift(int id, String reason) {
        return as("ops")
                .contentType("application/json")
                .body("{\"reason\": \"" + reason + "\"}")
                .post("/kill-switches/" + id + "/lift")
                .then();
    }

    private static ValidatableResponse operation(Stored prescription, String operation, String reason) {
        return as("prescriber")
                .contentType("application/fhir+json")
                .body("""
                        {"resourceType":"Parameters","parameter":[{"name":"reason","valueCode":"%s"}]}""".formatted(reason))
                .post("/fhir/MedicationRequest/" + prescription.id() + "/" + operation)
                .then();
    }

    private static Stored sign() {
        JsonPath created = as("prescriber")
                .contentType("application/fhir+json")
                .body(OrderFixture.lisinopril()
                        .set("/status", "active")
                        .set(
                                "/contained/0/identifier/0/value",
                                UUID.randomUUID().toString())
                        .remove("/identifier")
                        .remove("/authoredOn")
                        .bytes())
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Stored(
                UUID.fromString(created.getString("id")),
                UUID.fromString(created.getString("subject.identifier.value")));
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(TestTokens.token(who));
    }

    private static void awaitStatus(Stored prescription, String path, Object expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(as("prescriber")
                                .get("/prescriptions/" + prescription.id())
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath()
                                .<Object>get(path))
                        .isEqualTo(expected));
    }

    private List<String> texts(String sql, String parameter) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, parameter);
                try (ResultSet rows = select.executeQuery()) {
                    List<String> texts = new ArrayList<>();
                    while (rows.next()) {
                        texts.add(rows.getString(1));
                    }
                    return texts;
                }
            }
        });
    }
}
