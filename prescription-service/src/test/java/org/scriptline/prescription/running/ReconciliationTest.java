package org.scriptline.prescription.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.reconciliation.AggregateState;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.prescription.fhir.OrderFixture;

/** What another service states is compared, each difference is named, and it is settled when both sides agree. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReconciliationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TOPIC = "erx.pharmacy-order";

    @Inject
    Database database;

    private Peers peers;

    /** A stored prescription and its patient. */
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
    void aPlantedDifferenceIsNamedAndSettledAndWhatAgreesIsNot() {
        // Given
        Stored agreeing = delivered();
        Stored differing = delivered();
        String ghost = UUID.randomUUID().toString();

        // When
        peers.stateReconciliation(
                "pharmacy-gateway",
                new AggregateState(TOPIC, agreeing.id().toString(), 1, "delivered none none"),
                new AggregateState(TOPIC, differing.id().toString(), 1, "failed none none"),
                new AggregateState(TOPIC, ghost, 2, "verified none none"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(differences("open"))
                        .containsExactly(
                                "differs " + differing.id() + " 1 failed none none, 1 delivered none none",
                                "missing " + ghost + " 2 verified none none, 0 null"));
        ops().get("/reconciliations")
                .then()
                .body("comparisons[0].service", equalTo("pharmacy-gateway"))
                .body("comparisons[0].compared", equalTo(3))
                .body("comparisons[0].differences", equalTo(2));
        given().get("/q/metrics").then().body(containsString("scriptline_reconciliation_differences 2.0"));
        peers.stateOrder(
                differing.id(),
                differing.patient(),
                OrderChange.FAILED,
                TransmissionStatus.FAILED,
                CancelStatus.NONE,
                FillStatus.NONE,
                "0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(differences("open"))
                        .containsExactly("missing " + ghost + " 2 verified none none, 0 null"));
        assertThat(differences("settled"))
                .containsExactly("differs " + differing.id() + " 1 failed none none, 1 delivered none none");
    }

    @Test
    void onRequestTheServiceStatesWhatItHasSpokenAboutSinceTheLastTime() {
        // Given
        String id = delivered().id().toString();

        // When
        ops().post("/reconciliations").then().statusCode(200);

        // Then
        List<String> pages = texts("""
                select convert_from(payload, 'UTF8') from event
                where direction = 'P' and topic = ? order by sequence""", "erx.reconciliation");
        assertThat(pages).filteredOn(page -> page.contains(id)).singleElement().satisfies(page -> {
            JsonPath stated = new JsonPath(page);
            assertThat(stated.getString("service")).isEqualTo("prescription-service");
            assertThat(stated.getInt("aggregates.find { it.subject == '" + id + "' }.sequence"))
                    .isEqualTo(2);
        });
        given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .get("/reconciliations")
                .then()
                .statusCode(403);
        assertThat(texts("select outcome from audit where action = ?", "state-reconciliation"))
                .isNotEmpty();
    }

    private static List<String> differences(String state) {
        JsonPath answer = ops().get("/reconciliations?state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> named = new ArrayList<>();
        for (Map<String, Object> item : answer.<Map<String, Object>>getList("items")) {
            named.add("%s %s %s %s, %s %s"
                    .formatted(
                            item.get("kind"),
                            item.get("subject"),
                            item.get("statedSequence"),
                            item.get("statedState"),
                            item.get("knownSequence"),
                            item.get("knownState")));
        }
        named.sort(null);
        return named;
    }

    /** A released prescription that the gateway has delivered. */
    private Stored delivered() {
        JsonPath created = given().auth()
                .oauth2(TestTokens.token("prescriber"))
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
        UUID id = UUID.fromString(created.getString("id"));
        UUID patient = UUID.fromString(created.getString("subject.identifier.value"));
        peers.answerGate(id, patient, 1, GateVerdict.CLEARED, List.of());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(id)).isEqualTo("active none"));
        peers.stateOrder(
                id,
                patient,
                OrderChange.DELIVERED,
                TransmissionStatus.DELIVERED,
                CancelStatus.NONE,
                FillStatus.NONE,
                "0");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(status(id)).isEqualTo("active delivered"));
        return new Stored(id, patient);
    }

    private String status(UUID id) {
        return texts(
                        "select order_status || ' ' || transmission_status from prescription where id = ?::uuid",
                        id.toString())
                .getFirst();
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops"));
    }

    private List<String> texts(String sql, String parameter) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, parameter);
                try (ResultSet rows = select.executeQuery()) {
                    List<String> texts = new ArrayList<>();
                    while (rows.next()) {
                        texts.add(new String(rows.getBytes(1), StandardCharsets.UTF_8));
                    }
                    return texts;
                }
            }
        });
    }
}
