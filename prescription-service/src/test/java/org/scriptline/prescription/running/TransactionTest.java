package org.scriptline.prescription.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.scriptline.prescription.running.Bundles.allergy;
import static org.scriptline.prescription.running.Bundles.coverage;
import static org.scriptline.prescription.running.Bundles.entry;
import static org.scriptline.prescription.running.Bundles.history;
import static org.scriptline.prescription.running.Bundles.order;
import static org.scriptline.prescription.running.Bundles.patient;
import static org.scriptline.prescription.running.Bundles.prescriber;
import static org.scriptline.prescription.running.Bundles.taken;
import static org.scriptline.prescription.running.Bundles.transaction;
import static org.scriptline.prescription.running.Bundles.weight;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.prescription.fhir.OrderFixture;
import org.scriptline.prescription.prescribing.Samples;

/** Facts and prescriptions in one transaction Bundle, and facts one by one. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransactionTest {
    private static final String FHIR = "application/fhir+json";
    private static final String SIG = "Take 1 tablet by mouth once daily";

    @Inject
    Database database;

    private Peers peers;

    private final String number = "MRN-" + UUID.randomUUID();

    @BeforeAll
    void open() {
        peers = new Peers();
        peers.statePharmacy("5912342", true);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(count("select count(*) from pharmacy where ncpdp_id = '5912342'"))
                        .isEqualTo(1));
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void factsHistoryAndANewOrderAreStoredTogetherAndTheOrderNamesTheSequenceOfItsFacts() {
        // When
        JsonPath answer = send(
                        "emr",
                        transaction(
                                order("draft", SIG),
                                prescriber(),
                                patient(number),
                                entry("urn:uuid:a", "AllergyIntolerance", allergy("urn:uuid:patient", "confirmed")),
                                entry("urn:uuid:w", "Observation", weight("urn:uuid:patient", "71.5")),
                                coverage(),
                                history("active", "sertraline 50 mg oral tablet"),
                                taken("not-taken", "warfarin 5 mg oral tablet"),
                                taken("active", "ibuprofen 200 mg oral tablet")))
                .statusCode(200)
                .body("type", equalTo("transaction-response"))
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getList("entry.response.status"))
                .containsExactly(
                        "201 Created",
                        "200 OK",
                        "201 Created",
                        "201 Created",
                        "201 Created",
                        "201 Created",
                        "201 Created",
                        "201 Created",
                        "201 Created");
        UUID patient = id(answer, 2, "Patient");
        UUID prescription = id(answer, 0, "MedicationRequest");
        JsonPath record = event(patient, "org.scriptline.patient-record.stated.v1");
        assertThat(record.getList("allergies.substance")).isEqualTo(List.of("penicillin"));
        assertThat(record.getList("observations.value")).isEqualTo(List.of(71.5f));
        assertThat(record.getList("medications.name"))
                .isEqualTo(List.of("sertraline 50 mg oral tablet", "ibuprofen 200 mg oral tablet"));
        assertThat(record.getList("medications.source")).isEqualTo(List.of("imported", "patient-reported"));
        assertThat(record.getString("medications[0].prescriber")).isEqualTo("Dr. M. Silva");
        assertThat(record.getString("plan.planId")).isEqualTo("034");
        JsonPath drafted = event(prescription, "org.scriptline.prescription.drafted.v1");
        assertThat(drafted.getInt("content.patientSequence")).isEqualTo(1);
        assertThat(drafted.getString("content.patientId")).isEqualTo(patient.toString());
        assertThat(drafted.getString("content.plan.contractId")).isEqualTo("S5820");
        assertThat(firstEventIsThePatients(patient, prescription)).isTrue();
        as("emr")
                .get("/fhir/AllergyIntolerance/" + id(answer, 3, "AllergyIntolerance"))
                .then()
                .statusCode(200)
                .body("patient.reference", equalTo("Patient/" + patient))
                .body("meta.versionId", equalTo("1"));
        as("prescriber2")
                .get("/fhir/AllergyIntolerance/" + id(answer, 3, "AllergyIntolerance"))
                .then()
                .statusCode(404);
    }

    @Test
    void oneDefectiveEntryIsNamedAndNothingIsStored() {
        // Given
        String mrn = number + "-refused";

        // When
        ValidatableResponse answer =
                send("emr", transaction(patient(mrn), prescriber(), order("draft", "Take one ".repeat(200))));

        // Then
        answer.statusCode(422)
                .body(
                        "issue.findAll { it.severity == 'error' }.expression.flatten()[0]",
                        startsWith("Bundle.entry[2].resource.dosageInstruction"));
        assertThat(count("select count(*) from patient_identifier where value = '" + mrn + "'"))
                .isZero();
    }

    @Test
    void aReferenceThatNamesNothingIsRefusedAtItsEntry() {
        // When / Then
        send("emr", transaction(entry("urn:uuid:a", "AllergyIntolerance", allergy("urn:uuid:nobody", "confirmed"))))
                .statusCode(422)
                .body("issue[0].details.coding[0].code", equalTo("REFERENCE_UNRESOLVED"))
                .body("issue[0].expression[0]", equalTo("Bundle.entry[0].resource.patient"));
    }

    @Test
    void theSameBundleAgainChangesNothingAndTheSameKeyGetsTheFirstAnswer() {
        // Given
        String bundle = transaction(
                patient(number + "-again"),
                entry("urn:uuid:a", "AllergyIntolerance", allergy("urn:uuid:patient", "confirmed")));
        String key = UUID.randomUUID().toString();
        JsonPath first = keyed(key, bundle).statusCode(200).extract().jsonPath();

        // When
        JsonPath repeated = keyed(key, bundle).statusCode(200).extract().jsonPath();
        JsonPath without = send("emr", bundle).statusCode(200).extract().jsonPath();

        // Then
        assertThat(repeated.getList("entry.response.location")).isEqualTo(first.getList("entry.response.location"));
        assertThat(repeated.getList("entry.response.status")).isEqualTo(List.of("201 Created", "201 Created"));
        assertThat(without.getList("entry.response.status")).isEqualTo(List.of("200 OK", "200 OK"));
        assertThat(without.getList("entry.response.location")).isEqualTo(first.getList("entry.response.location"));
        keyed(key, transaction(patient(number + "-other"))).statusCode(422);
    }

    @Test
    void anAgentRecordsAFactAloneAndARefutedAllergyIsTakenBackUnlessAnotherResourceStatesIt() {
        // Given
        UUID patient = id(
                send("agent", transaction(patient(number + "-agent"))).extract().jsonPath(), 0, "Patient");
        String conditional = "Patient?identifier=http://elm-street.example/mrn|" + number + "-agent";

        // When
        post("agent", "AllergyIntolerance", allergy("Patient/" + patient, "confirmed"))
                .statusCode(201);
        post("agent", "Observation", weight(conditional, "68"))
                .statusCode(201)
                .body("valueQuantity.value", equalTo(68));
        JsonPath stated = event(patient, "org.scriptline.patient-record.stated.v1");
        post("agent", "AllergyIntolerance", allergy("Patient/" + patient, "refuted"))
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""));

        // Then
        assertThat(stated.getList("allergies.substance")).isEqualTo(List.of("penicillin"));
        assertThat(stated.getList("observations.value")).isEqualTo(List.of(68));
        assertThat(event(patient, "org.scriptline.patient-record.stated.v1").getList("allergies"))
                .isEmpty();
        post("agent", "AllergyIntolerance", allergy("Patient/" + UUID.randomUUID(), "confirmed"))
                .statusCode(422);
    }

    @Test
    void onlyAPrescriberSignsInABundle() {
        // Given
        String bundle = transaction(patient(number + "-sign"), prescriber(), order("active", SIG));

        // When / Then
        send("agent", bundle)
                .statusCode(403)
                .body("issue[0].expression[0]", equalTo("Bundle.entry[2].resource.status"));
        send("prescriber", bundle).statusCode(200).body("entry[2].response.status", equalTo("201 Created"));
    }

    @Test
    void thePharmacyChangesUntilTheSignatureAndAfterItByCancelAndReplace() {
        // Given
        peers.statePharmacy("5900011", true);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(count("select count(*) from pharmacy where ncpdp_id = '5900011'"))
                        .isEqualTo(1));
        String id = orderFor("draft", "5912342", null)
                .post("/fhir/MedicationRequest")
                .then()
                .extract()
                .path("id");
        orderFor("draft", "5900011", null)
                .put("/fhir/MedicationRequest/" + id)
                .then()
                .statusCode(200);
        as("prescriber")
                .contentType(FHIR)
                .post("/fhir/MedicationRequest/" + id + "/$sign")
                .then()
                .statusCode(200);

        // When
        ValidatableResponse refused = orderFor("draft", "5912342", null)
                .put("/fhir/MedicationRequest/" + id)
                .then();

        // Then
        refused.statusCode(409).body("issue[0].details.coding[0].code", equalTo("PHARMACY_FIXED_BY_SIGNATURE"));
        as("prescriber")
                .contentType(FHIR)
                .body(
                        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueCode\":\"WRONG_PHARMACY\"}]}")
                .post("/fhir/MedicationRequest/" + id + "/$cancel")
                .then()
                .statusCode(200);
        orderFor("active", "5912342", id)
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(201)
                .body("priorPrescription.reference", equalTo("MedicationRequest/" + id));
    }

    @Test
    void preferWaitHoldsTheAnswerUntilThePrescriptionsOfTheBundleAreChecked() throws Exception {
        // Given
        String mrn = "MRN-" + UUID.randomUUID();
        String bundle = transaction(patient(mrn), prescriber(), order("draft", SIG));
        Alert alert = Samples.alert("alert-w", Severity.MAJOR, Display.INTERRUPT);

        // When
        JsonPath answer;
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<JsonPath> waiting = threads.submit(() -> preferring("wait=10", bundle));
            UUID patient = await().until(() -> stored("patient_record", mrn), Optional::isPresent)
                    .orElseThrow();
            UUID prescription = await().until(() -> stored("prescription", mrn), Optional::isPresent)
                    .orElseThrow();
            peers.answerDraft(prescription, patient, 1, List.of(alert));
            peers.answerCoverage(
                    prescription,
                    patient,
                    1,
                    CoverageResult.unknown(LocalDate.of(2026, 11, 21), "plan", "no plan on file"));
            answer = waiting.get(1, TimeUnit.MINUTES);
        }

        // Then
        assertThat(answer.getString("entry[0].resource")).isNull();
        assertThat(answer.getList("entry[2].resource.contained.findAll { it.resourceType == 'DetectedIssue'"
                        + " }.identifier.flatten().value"))
                .containsExactly("alert-w");
    }

    @Test
    void whoAsksForRepresentationsIsShownThePrescriptionsAsTheyAre() {
        // When
        JsonPath answer = preferring(
                "return=representation",
                transaction(patient("MRN-" + UUID.randomUUID()), prescriber(), order("draft", SIG)));

        // Then
        assertThat(answer.getString("entry[2].resource.id"))
                .isEqualTo(id(answer, 2, "MedicationRequest").toString());
        assertThat(answer.getList("entry[2].resource.contained.findAll { it.resourceType == 'OperationOutcome'"
                        + " }.issue.flatten().details.text"))
                .contains("screening: pending");
    }

    private static JsonPath preferring(String what, String bundle) {
        return as("prescriber")
                .contentType(FHIR)
                .header("Prefer", what)
                .body(bundle)
                .post("/fhir")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The id of the patient's one row in this table. */
    private Optional<UUID> stored(String table, String mrn) {
        String patient = table.equals("prescription") ? "patient" : "id";
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("select t.id from " + table
                    + " t join patient_identifier i on i.patient = t." + patient + " where i.value = ?")) {
                select.setString(1, mrn);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
                }
            }
        });
    }

    private RequestSpecification orderFor(String status, String pharmacy, @Nullable String replaced) {
        OrderFixture order = OrderFixture.lisinopril()
                .set("/status", status)
                .set("/contained/0/identifier/0/value", number + "-pharmacy")
                .set("/contained/2/identifier/0/value", pharmacy)
                .remove("/identifier")
                .remove("/authoredOn");
        if (replaced != null) {
            order.setJson("/priorPrescription", "{\"reference\":\"MedicationRequest/" + replaced + "\"}");
        }
        return as("prescriber").contentType(FHIR).body(order.bytes());
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(TestTokens.token(who));
    }

    private static ValidatableResponse send(String who, String bundle) {
        return as(who).contentType(FHIR).body(bundle).post("/fhir").then();
    }

    private static ValidatableResponse keyed(String key, String bundle) {
        return as("emr")
                .contentType(FHIR)
                .header("Idempotency-Key", key)
                .body(bundle)
                .post("/fhir")
                .then();
    }

    private static ValidatableResponse post(String who, String type, String resource) {
        return as(who).contentType(FHIR).body(resource).post("/fhir/" + type).then();
    }

    private static UUID id(JsonPath answer, int entry, String type) {
        String location = answer.getString("entry[" + entry + "].response.location");
        assertThat(location).startsWith(type + "/");
        return UUID.fromString(location.split("/")[1]);
    }

    private JsonPath event(UUID subject, String type) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select payload from event where direction = 'P' and subject = ? and type = ? order by sequence"
                            + " desc")) {
                select.setString(1, subject.toString());
                select.setString(2, type);
                try (ResultSet row = select.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    return new JsonPath(new String(row.getBytes(1), StandardCharsets.UTF_8));
                }
            }
        });
    }

    private boolean firstEventIsThePatients(UUID patient, UUID prescription) {
        return count("select count(*) from event p join event o on p.subject = '" + patient + "' and o.subject = '"
                        + prescription + "' and p.id < o.id and p.direction = 'P' and o.direction = 'P'")
                == 1;
    }

    private long count(String sql) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
