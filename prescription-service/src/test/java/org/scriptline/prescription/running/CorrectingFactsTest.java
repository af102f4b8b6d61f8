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

    @Test
    void aDraftThatNamesNoPharmacyIsForThePreferredOneAndSaysSo() {
        // Given
        String mrn = UUID.randomUUID().toString();
        UUID patient = patient(mrn);
        String path = "/fhir/Patient/" + patient;
        byte[] open =
                Orders.order("draft", mrn).remove("/dispenseRequest/performer").bytes();

        // When
        Wire.Answer preferred = put(path, preferring(path, "5912342"), null);
        Wire.Answer draft = order(open);
        Wire.Answer signedAtOnce = order(
                Orders.order("active", mrn).remove("/dispenseRequest/performer").bytes());
        Wire.Answer elsewhere = order(Orders.order("draft", mrn)
                .setJson("/dispenseRequest/performer", pharmacy("5999999"))
                .bytes());
        Wire.Answer unedited = Wire.send(
                TestTokens.token("prescriber"),
                "PUT",
                "/fhir/MedicationRequest/" + draft.json().path("id").asText(),
                Map.of("Content-Type", Orders.FHIR),
                open);
        Wire.Answer forgotten = put(path, (ObjectNode) Orders.read(path).deepCopy(), null);
        ObjectNode none = (ObjectNode) Orders.read(path);
        none.remove("extension");
        put(path, none, null);
        Wire.Answer nowhere = order(open);

        // Then
        assertThat(preferred.verdict()).as(preferred.text()).isEqualTo("200");
        assertThat(draft.verdict()).as(draft.text()).isEqualTo("201");
        assertThat(draft.json()
                        .at("/dispenseRequest/performer/identifier/value")
                        .asText())
                .isEqualTo("5912342");
        assertThat(signedAtOnce.verdict()).isEqualTo("422 REQUIRED_FIELD_MISSING");
        assertThat(elsewhere.verdict()).isEqualTo("422 PHARMACY_UNKNOWN");
        assertThat(unedited.verdict()).isEqualTo("422 REQUIRED_FIELD_MISSING");
        assertThat(forgotten
                        .json()
                        .at("/extension/0/extension/0/valueReference/identifier/value")
                        .asText())
                .isEqualTo("5912342");
        assertThat(nowhere.verdict()).isEqualTo("422 REQUIRED_FIELD_MISSING");
        assertThat(nowhere.json().at("/issue/0/expression/0").asText())
                .isEqualTo("MedicationRequest.dispenseRequest.performer");
        assertThat(record(patient).path("preferredPharmacyNcpdpId").isTextual()).isFalse();
    }

    @Test
    void aTransactionRecordsThePreferredPharmacyAndWritesItsDraftForIt() {
        // Given
        String mrn = UUID.randomUUID().toString();
        String patient = Bundles.patient(mrn).replace("\"gender\"", """
                        "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-preferredPharmacy","extension":[
                          {"url":"pharmacy","valueReference":{"reference":"urn:uuid:pharmacy"}}]}],"gender\"""");
        String organization = Bundles.entry("urn:uuid:pharmacy", "Organization", """
                {"resourceType":"Organization","identifier":[{"system":"http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber","value":"5912342"}]}""");
        String order = Bundles.order("draft", "Take 1 tablet by mouth once daily")
                .replaceFirst(",\\s*\"performer\":\\{\"identifier\":\\{[^}]*}}", "");

        // When
        Wire.Answer stored = Wire.send(
                TestTokens.token("agent"),
                "POST",
                "/fhir",
                Map.of("Content-Type", Orders.FHIR),
                Bundles.transaction(patient, organization, Bundles.prescriber(), order)
                        .getBytes(StandardCharsets.UTF_8));
        Wire.Answer later = order(
                Orders.order("draft", mrn).remove("/dispenseRequest/performer").bytes());

        // Then
        assertThat(stored.verdict()).as(stored.text()).isEqualTo("200");
        String draft = stored.json().at("/entry/3/response/location").asText();
        assertThat(Orders.read("/fhir/MedicationRequest/"
                                + draft.substring(draft.indexOf('/') + 1).split("/")[0])
                        .at("/dispenseRequest/performer/identifier/value")
                        .asText())
                .isEqualTo("5912342");
        assertThat(later.json()
                        .at("/dispenseRequest/performer/identifier/value")
                        .asText())
                .as(later.text())
                .isEqualTo("5912342");
    }

    @Test
    void aPreferredPharmacyThatNobodyKnowsIsRefusedAtItsElement() {
        // Given
        UUID patient = patient();
        String path = "/fhir/Patient/" + patient;

        // When
        Wire.Answer refused = put(path, preferring(path, "5999999"), null);

        // Then
        assertThat(refused.verdict()).isEqualTo("422 PHARMACY_UNKNOWN");
        assertThat(refused.json().at("/issue/0/expression/0").asText())
                .isEqualTo("Patient.extension[0].extension[0].value[x].identifier");
        assertThat(Orders.read(path).has("extension")).isFalse();
    }

    private static ObjectNode preferring(String path, String ncpdpId) {
        ObjectNode patient = (ObjectNode) Orders.read(path);
        ObjectNode extension = patient.putArray("extension").addObject();
        extension.put("url", "http://hl7.org/fhir/StructureDefinition/patient-preferredPharmacy");
        ObjectNode part = extension.putArray("extension").addObject().put("url", "pharmacy");
        part.putObject("valueReference")
                .putObject("identifier")
                .put("system", "http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber")
                .put("value", ncpdpId);
        return patient;
    }

    private static String pharmacy(String ncpdpId) {
        return "{\"identifier\":{\"system\":\"http://terminology.hl7.org/CodeSystem/NCPDPProviderIdentificationNumber\",\"value\":\""
                + ncpdpId + "\"}}";
    }

    private static Wire.Answer order(byte[] order) {
        return Wire.send(
                TestTokens.token("prescriber"),
                "POST",
                "/fhir/MedicationRequest",
                Map.of("Content-Type", Orders.FHIR),
                order);
    }

    private static UUID patient() {
        return patient(UUID.randomUUID().toString());
    }

    private static UUID patient(String mrn) {
        ObjectNode person = created("Patient", """
            {"resourceType":"Patient","identifier":[{"system":"http://elm-street.example/mrn","value":"%s"}],
             "name":[{"family":"Quillfeather","given":["Una"]}],"gender":"female","birthDate":"1961-04-12"}\
            """.formatted(mrn));
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
