package org.scriptline.prescription.running;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
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
import org.scriptline.kit.json.StrictJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** A fact that was wrong is put right or marked as an error, and the record is stated again without it. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectingFactsTest {

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
    void aCorrectedAllergyTakesThePlaceOfTheWrongOneInTheNextStatementOfTheRecord() {
        // Given
        UUID patient = patient();
        ObjectNode sent = created("AllergyIntolerance", Bundles.allergy("Patient/" + patient, "confirmed"));
        String path = "/fhir/AllergyIntolerance/" + sent.path("id").asText();
        ObjectNode right = sent.deepCopy();
        right.putObject("code").put("text", "amoxicillin");

        // When
        Wire.Answer corrected = put(path, right, "W/\"1\"");
        long statements = statements(patient);
        Wire.Answer again = put(path, right, null);

        // Then
        assertThat(corrected.verdict()).isEqualTo("200");
        assertThat(corrected.json().at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(corrected.headers()).containsEntry("etag", "W/\"2\"");
        assertThat(record(patient).path("allergies"))
                .extracting(allergy -> allergy.path("substance").asText())
                .containsExactly("amoxicillin");
        assertThat(again.json().at("/meta/versionId").asText()).isEqualTo("2");
        assertThat(statements(patient)).isEqualTo(statements);
    }

    @Test
    void aDeletedAllergyEndsAndIsStillShownWithItsMark() {
        // Given
        UUID patient = patient();
        ObjectNode sent = created("AllergyIntolerance", Bundles.allergy("Patient/" + patient, "confirmed"));
        String path = "/fhir/AllergyIntolerance/" + sent.path("id").asText();

        // When
        Wire.Answer deleted = Wire.send(TestTokens.token("agent"), "DELETE", path, Map.of(), null);

        // Then
        assertThat(deleted.verdict()).isEqualTo("204");
        assertThat(record(patient).path("allergies")).isEmpty();
        JsonNode shown = Orders.read(path);
        assertThat(shown.at("/verificationStatus/coding/0/code").asText()).isEqualTo("entered-in-error");
        assertThat(shown.has("clinicalStatus")).isFalse();
        assertThat(shown.at("/meta/versionId").asText()).isEqualTo("2");
    }

    @Test
    void aDeletedCoverageAndAnObservationAreGoneFromTheRecordUnlessAnotherTookTheirPlace() {
        // Given
        UUID patient = patient();
        String weight = "/fhir/Observation/"
                + created("Observation", Bundles.weight("Patient/" + patient, "80"))
                        .path("id")
                        .asText();
        String first = "/fhir/Coverage/"
                + created("Coverage", coverage(patient, "S5820-034-000"))
                        .path("id")
                        .asText();
        String second = "/fhir/Coverage/"
                + created("Coverage", coverage(patient, "S5820-035-000"))
                        .path("id")
                        .asText();

        // When
        Wire.send(TestTokens.token("agent"), "DELETE", weight, Map.of(), null);
        Wire.send(TestTokens.token("agent"), "DELETE", first, Map.of(), null);
        JsonNode withSecond = record(patient);
        Wire.send(TestTokens.token("agent"), "DELETE", second, Map.of(), null);

        // Then
        assertThat(withSecond.path("observations")).isEmpty();
        assertThat(withSecond.at("/plan/planId").asText()).isEqualTo("035");
        assertThat(record(patient).path("plan").isNull()
                        || record(patient).path("plan").isMissingNode())
                .isTrue();
        assertThat(Orders.read(weight).path("status").asText()).isEqualTo("entered-in-error");
    }

    @Test
    void aPatientIsCorrectedByItsIdAndNotDeleted() {
        // Given
        UUID patient = patient();
        String path = "/fhir/Patient/" + patient;
        ObjectNode person = (ObjectNode) Orders.read(path);
        person.put("birthDate", "1961-04-13");

        // When
        Wire.Answer corrected = put(path, person, null);
        Wire.Answer deleted = Wire.send(TestTokens.token("agent"), "DELETE", path, Map.of(), null);

        // Then
        assertThat(corrected.verdict()).isEqualTo("200");
        assertThat(record(patient).at("/demographics/birthDate").asText()).isEqualTo("1961-04-13");
        assertThat(deleted.verdict()).isEqualTo("405 METHOD_NOT_ALLOWED");
    }

    @Test
    void whatIsStaleMisaddressedOrAnotherPatientsIsRefused() {
        // Given
        UUID patient = patient();
        ObjectNode sent = created("Condition", """
            {"resourceType":"Condition","subject":{"reference":"Patient/%s"},"code":{"text":"asthma"}}\
            """.formatted(patient));
        String path = "/fhir/Condition/" + sent.path("id").asText();
        ObjectNode others = sent.deepCopy();
        others.putObject("subject").put("reference", "Patient/" + patient());
        ObjectNode misaddressed = sent.deepCopy().put("id", UUID.randomUUID().toString());
        UUID nobody = UUID.randomUUID();

        // When / Then
        assertThat(put(path, sent, "W/\"7\"").verdict()).isEqualTo("412 VERSION_STALE");
        assertThat(put(path, misaddressed, null).verdict()).isEqualTo("400 FHIR_INVALID");
        assertThat(put(path, others, null).verdict()).isEqualTo("422 MEANING_NOT_SUPPORTED");
        assertThat(put("/fhir/Condition/" + nobody, sent.deepCopy().put("id", nobody.toString()), null)
                        .verdict())
                .isEqualTo("404 NOT_FOUND");
        assertThat(Wire.send(TestTokens.token("agent"), "DELETE", path, Map.of("If-Match", "W/\"7\""), null)
                        .verdict())
                .isEqualTo("412 VERSION_STALE");
        assertThat(record(patient).path("conditions")).hasSize(1);
    }

    private static UUID patient() {
        ObjectNode person = created("Patient", """
            {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
             "name":[{"family":"Quillfeather","given":["Una"]}],"gender":"female","birthDate":"1961-04-12"}\
            """.formatted(UUID.randomUUID()));
        return UUID.fromString(person.path("id").asText());
    }

    private static String coverage(UUID patient, String plan) {
        return """
            {"resourceType":"Coverage","status":"active","beneficiary":{"reference":"Patient/%s"},"payor":[{"display":"Larch Health"}],
             "class":[{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/coverage-class","code":"plan"}]},"value":"%s"}]}\
            """.formatted(patient, plan);
    }

    private static ObjectNode created(String type, String resource) {
        Wire.Answer answer = Wire.send(
                TestTokens.token("agent"),
                "POST",
                "/fhir/" + type,
                Map.of("Content-Type", Orders.FHIR),
                resource.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.verdict()).as(answer.text()).isEqualTo("201");
        return (ObjectNode) answer.json();
    }

    private static Wire.Answer put(String path, ObjectNode resource, @Nullable String ifMatch) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", Orders.FHIR));
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return Wire.send(
                TestTokens.token("agent"),
                "PUT",
                path,
                headers,
                resource.toString().getBytes(StandardCharsets.UTF_8));
    }

    private long statements(UUID patient) {
        return payloads(patient).size();
    }

    /** The record as it was stated last. */
    private JsonNode record(UUID patient) {
        try {
            return StrictJson.create().readTree(payloads(patient).getLast());
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private List<byte[]> payloads(UUID patient) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select payload from event where direction = 'P' and subject = ? order by sequence")) {
                select.setString(1, patient.toString());
                List<byte[]> found = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getBytes(1));
                    }
                }
                return found;
            }
        });
    }
}
