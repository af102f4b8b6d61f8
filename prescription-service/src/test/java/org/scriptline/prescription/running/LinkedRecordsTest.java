package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.AlertsWithdrawn;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.prescription.prescribing.Samples;

/** A link that a machine made, told with the answer to a signature: both patients, once, to the signer. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkedRecordsTest {
    private static final Instant LINKED_AT = Instant.parse("2026-11-20T08:15:00Z");
    private static final String AGREEMENT = "32.0: FAMILY EQUAL 8.0, GIVEN VARIANT 5.0";

    @Inject
    Database database;

    private Peers peers;

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        Orders.awaitPharmacy();
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void theSignerSeesBothPatientsOnceAndNobodyElseDoes() {
        // Given
        Orders.Stored signed = Orders.create("active");
        UUID other = elsewhere();
        peers.answerGate(signed.id(), signed.patient(), 1, List.of(new LinkNotice(other, AGREEMENT, LINKED_AT)));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                count("select count(*) from linked_record where prescription::text = ?", signed.id()))
                        .isEqualTo(1));
        String status = "/prescriptions/" + signed.id();
        String order = "/fhir/MedicationRequest/" + signed.id();

        // When
        JsonNode agent = get("agent", status);
        String emr = get("emr", order).toString();
        Wire.Answer minimal =
                Wire.send(TestTokens.token("prescriber"), "GET", order, Map.of("Prefer", "return=minimal"), null);
        JsonNode first = get("prescriber", order);
        JsonNode second = get("prescriber", order);

        // Then
        assertThat(agent.path("linkedRecords")).isEmpty();
        assertThat(emr).doesNotContain("Quillon");
        assertThat(minimal.text()).isEmpty();
        assertThat(issues(first))
                .containsExactly("Please confirm: a record of harbor-cardiology was taken for this patient's. This"
                        + " practice's record: " + here(signed) + ". The other: Betty Quillon, born 1961-02-03, female,"
                        + " 9 Pier Road 43998 Lindenfield, phone 614-555-0147.");
        assertThat(issues(second)).isEmpty();
        assertThat(get("prescriber", status).path("linkedRecords")).isEmpty();
        assertThat(count("select count(*) from audit where action = 'disclose' and subject = ?", other))
                .isEqualTo(1);
    }

    @Test
    void theStatusShowsItToo() {
        // Given
        Orders.Stored signed = Orders.create("active");
        UUID other = elsewhere();

        // When
        peers.answerGate(signed.id(), signed.patient(), 1, List.of(new LinkNotice(other, AGREEMENT, LINKED_AT)));

        // Then
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            JsonNode shown = get("prescriber", "/prescriptions/" + signed.id()).at("/linkedRecords/0");
            assertThat(shown.path("record").asText()).isEqualTo(other.toString());
            assertThat(shown.path("practice").asText()).isEqualTo("harbor-cardiology");
            assertThat(shown.path("agreement").asText()).isEqualTo(AGREEMENT);
            assertThat(shown.path("there").asText()).startsWith("Betty Quillon, born 1961-02-03");
        });
        assertThat(get("prescriber", "/prescriptions/" + signed.id()).path("linkedRecords"))
                .isEmpty();
    }

    @Test
    void whatCameFromARecordThatIsUnlinkedIsShownToNobodyAndNeedsNoAnswer() {
        // Given
        Orders.Stored signed = Orders.create("active");
        UUID other = elsewhere();
        peers.answerGate(signed.id(), signed.patient(), 1, List.of(new LinkNotice(other, AGREEMENT, LINKED_AT)));
        Orders.awaitAxes(signed, "active none none none");
        Alert theirs = Samples.alert("theirs", Severity.CONTRAINDICATED, Display.INTERRUPT);
        Alert ours = Samples.alert("ours", Severity.MAJOR, Display.PASSIVE);
        peers.answerGate(signed.id(), signed.patient(), 1, GateVerdict.HELD, List.of(theirs, ours));
        String status = "/prescriptions/" + signed.id();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                get("agent", status).path("lateAlertOpen").asBoolean())
                        .isTrue());

        // When
        peers.unlink(signed, 1, List.of(ours), other);

        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                get("agent", status).path("lateAlertOpen").asBoolean())
                        .isFalse());
        JsonNode shown = get("prescriber", status);
        assertThat(shown.path("linkedRecords")).isEmpty();
        assertThat(shown.at("/screening/alerts").findValuesAsText("id"))
                .contains("ours")
                .doesNotContain("theirs");
        assertThat(get("prescriber", "/fhir/MedicationRequest/" + signed.id()).toString())
                .contains("look again at what you decided because of it")
                .doesNotContain("\"theirs\"")
                .doesNotContain("record-linked");
        assertThat(get("prescriber", status + "/timeline").path("items").findValuesAsText("sentence"))
                .contains("An alert is withdrawn: it came from another patient's record; the pharmacy is told.");
        assertThat(count(
                        "select count(*) from attention where kind = 'late-alert' and closed_at is null"
                                + " and prescription::text = ?",
                        signed.id()))
                .isZero();
        assertThat(withdrawn(signed))
                .isEqualTo(new AlertsWithdrawn(signed.id(), signed.patient(), List.of("theirs"), false));
    }

    private AlertsWithdrawn withdrawn(Orders.Stored signed) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select payload from event where direction = 'P' and subject = ? and type = ?")) {
                select.setString(1, signed.id().toString());
                select.setString(2, EventType.ALERTS_WITHDRAWN.code());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return EventJson.readOwn(row.getBytes(1), AlertsWithdrawn.class);
                }
            }
        });
    }

    private String here(Orders.Stored signed) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select state from patient_record where id = ?")) {
                select.setObject(1, signed.patient());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return EventJson.readOwn(row.getBytes(1), PatientRecordStated.class)
                            .demographics()
                            .inWords();
                }
            }
        });
    }

    /** A record of another practice. */
    private UUID elsewhere() {
        byte[] patient = """
                {"resourceType":"Patient","identifier":[{"system":"http://harbor.example/mrn","value":"%s"}],
                 "name":[{"family":"Quillon","given":["Betty"]}],"gender":"female","birthDate":"1961-02-03",
                 "telecom":[{"system":"phone","value":"614-555-0147"}],
                 "address":[{"line":["9 Pier Road"],"city":"Lindenfield","state":"OH","postalCode":"43998"}]}
                """.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        Wire.Answer created = Wire.send(
                TestTokens.token("prescriber2"), "POST", "/fhir/Patient", Map.of("Content-Type", Orders.FHIR), patient);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        return UUID.fromString(created.json().path("id").asText());
    }

    private static JsonNode get(String who, String path) {
        Wire.Answer answer = Wire.send(TestTokens.token(who), "GET", path, Map.of(), null);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> issues(JsonNode resource) {
        return StreamSupport.stream(resource.path("contained").spliterator(), false)
                .filter(contained -> contained.path("resourceType").asText().equals("OperationOutcome"))
                .flatMap(outcome -> StreamSupport.stream(outcome.path("issue").spliterator(), false))
                .filter(issue -> issue.at("/details/coding/0/code").asText().equals("record-linked"))
                .map(issue -> issue.at("/details/text").asText())
                .toList();
    }

    private long count(String sql, UUID parameter) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, parameter.toString());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
