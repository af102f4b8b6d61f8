package org.scriptline.prescription.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.screening.Alert;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.prescription.fhir.OrderFixture;
import org.scriptline.prescription.prescribing.Samples;

/** The service over HTTP, with a real database and broker; the other services are played on their topics. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrescribingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Alert ALERT = Samples.alert("alert-1", Severity.CONTRAINDICATED, Display.INTERRUPT);

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
                .untilAsserted(() -> assertThat(count("select count(*) from pharmacy where ncpdp_id = ?", "5912342"))
                        .isEqualTo(1));
    }

    @AfterAll
    void close() {
        peers.close();
    }

    @Test
    void aDraftIsScreenedSignedReleasedAndFollowedToItsFill() {
        // Given
        Stored draft = create(order("draft"));
        peers.answerDraft(draft.id(), draft.patient(), 1, List.of());
        peers.answerCoverage(
                draft.id(),
                draft.patient(),
                1,
                CoverageResult.unknown(LocalDate.of(2026, 11, 21), "plan", "no plan on file"));
        awaitStatus(draft, "screening.outcome", "CLEAR");
        awaitStatus(draft, "coverage.unknown[0].reason", "no plan on file");

        // When
        sign(draft, "").statusCode(200);
        peers.answerGate(draft.id(), draft.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(draft, "order", "active");
        peers.approveAuthorization(draft.id(), draft.patient());
        awaitStatus(draft, "priorAuthorization.state", "approved");
        peers.changeCoverage(
                draft.id(),
                draft.patient(),
                1,
                CoverageResult.unknown(LocalDate.of(2026, 11, 22), "plan", "the plan is gone"),
                "covered yes → unknown");
        awaitStatus(draft, "coverage.unknown[0].reason", "the plan is gone");
        peers.stateOrder(
                draft.id(),
                draft.patient(),
                OrderChange.DELIVERED,
                TransmissionStatus.DELIVERED,
                CancelStatus.NONE,
                FillStatus.NONE,
                "0");
        awaitStatus(draft, "waiting", "the pharmacy: nobody there has confirmed receipt yet");
        peers.stateOrder(
                draft.id(),
                draft.patient(),
                OrderChange.FILLED,
                TransmissionStatus.VERIFIED,
                CancelStatus.NONE,
                FillStatus.DISPENSED,
                "30");

        // Then
        awaitStatus(draft, "order", "completed");
        assertThat(types(draft))
                .containsExactly(
                        "org.scriptline.prescription.drafted.v1",
                        "org.scriptline.prescription.signed.v1",
                        "org.scriptline.prescription.released.v1");
        as("prescriber")
                .get("/fhir/MedicationRequest/" + draft.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("completed"))
                .body(containsString("The payer approved the prior authorization from 2026-11-21 until 2027-11-20."))
                .header("ETag", equalTo("W/\"1\""));
        as("prescriber")
                .get("/prescriptions/" + draft.id() + "/timeline")
                .then()
                .statusCode(200)
                .body("items.sentence", hasItem("The drug was dispensed."))
                .body(
                        "items.sentence",
                        hasItem("The payer approved the prior authorization from 2026-11-21 until 2027-11-20."))
                .body(
                        "items.sentence",
                        hasItem("The payer's new formulary changes the coverage: covered yes → unknown."))
                .body("items.size()", equalTo(10));
    }

    @Test
    void theAnswerToANewOrderIsWhatIsReadOfItAfterwards() {
        for (String status : List.of("draft", "active")) {
            // When
            Wire.Answer created = Wire.send(
                    TestTokens.token("prescriber"),
                    "POST",
                    "/fhir/MedicationRequest",
                    Map.of("Content-Type", "application/fhir+json"),
                    Orders.order(status, UUID.randomUUID().toString()).bytes());
            String id = created.json().path("id").asText();

            // Then
            Wire.Answer read =
                    Wire.send(TestTokens.token("prescriber"), "GET", "/fhir/MedicationRequest/" + id, Map.of(), null);
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.json()).isEqualTo(read.json());
            assertThat(created.headers()).containsEntry("etag", "W/\"1\"");
            assertThat(read.headers()).containsEntry("etag", "W/\"1\"");
        }
    }

    @Test
    void knownAlertsNeedAnOverrideBeforeTheSignature() {
        // Given
        Stored draft = create(order("draft"));
        peers.answerDraft(draft.id(), draft.patient(), 1, List.of(ALERT));
        awaitStatus(draft, "screening.outcome", "ALERTS");

        // When / Then
        sign(draft, "")
                .statusCode(422)
                .body("issue[0].details.coding.code", hasItem("ALERTS_OPEN"))
                .body("issue[0].details.coding.code", hasItem("alert-1"));
        sign(draft, override("alert-9", "WILL_MONITOR"))
                .statusCode(422)
                .body("issue[0].details.coding[0].code", equalTo("OVERRIDE_INVALID"));
        sign(draft, override("alert-1", "WILL_MONITOR")).statusCode(200);
        peers.answerGate(draft.id(), draft.patient(), 1, GateVerdict.CLEARED, List.of(ALERT));
        awaitStatus(draft, "order", "active");
        assertThat(payload(draft, "org.scriptline.prescription.released.v1").getString("overridden[0].override.reason"))
                .isEqualTo("WILL_MONITOR");
    }

    @Test
    void theGateHoldsAndASecondSignaturePasses() {
        // Given
        Stored signed = create(order("active"));
        peers.answerGate(signed.id(), signed.patient(), 1, GateVerdict.HELD, List.of(ALERT));
        awaitStatus(signed, "order", "held");
        as("prescriber").get("/fhir/MedicationRequest/" + signed.id()).then().body("status", equalTo("on-hold"));

        // When
        sign(signed, "").statusCode(422);
        sign(signed, override("alert-1", "BENEFIT_OUTWEIGHS_RISK")).statusCode(200);
        peers.answerGate(signed.id(), signed.patient(), 1, GateVerdict.HELD, List.of(ALERT));
        peers.answerGate(signed.id(), signed.patient(), 2, GateVerdict.CLEARED, List.of(ALERT));

        // Then
        awaitStatus(signed, "order", "active");
        assertThat(types(signed))
                .containsExactly(
                        "org.scriptline.prescription.signed.v1",
                        "org.scriptline.prescription.held.v1",
                        "org.scriptline.prescription.signed.v1",
                        "org.scriptline.prescription.released.v1");
    }

    @Test
    void anAnswerForAnotherRevisionOrSignatureMovesNothing() {
        // Given
        Stored draft = create(order("draft"));
        as("prescriber")
                .contentType("application/fhir+json")
                .header("If-Match", "W/\"1\"")
                .body(order("draft", draft.id(), 60))
                .put("/fhir/MedicationRequest/" + draft.id())
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""));
        as("prescriber")
                .contentType("application/fhir+json")
                .header("If-Match", "W/\"1\"")
                .body(order("draft", draft.id(), 90))
                .put("/fhir/MedicationRequest/" + draft.id())
                .then()
                .statusCode(412);

        // When
        peers.answerDraft(draft.id(), draft.patient(), 1, List.of(ALERT));
        peers.answerDraft(draft.id(), draft.patient(), 2, List.of());

        // Then
        awaitStatus(draft, "screening.outcome", "CLEAR");
        sign(draft, "").statusCode(200);
        as("prescriber")
                .contentType("application/fhir+json")
                .body(order("draft", draft.id(), 90))
                .put("/fhir/MedicationRequest/" + draft.id())
                .then()
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("ALREADY_SIGNED"));
    }

    @Test
    void releaseWithoutScreeningIsPossibleOnlyAfterThePatienceAndTheLateAnswerRaisesAnAlert() {
        // Given
        Stored signed = create(order("active"));
        operation(signed, "$release-unscreened", reason("SERVICE_UNAVAILABLE_URGENT"))
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("RELEASE_TOO_EARLY"));
        Orders.waitTooLong(database, signed.id());
        awaitStatus(signed, "waiting", "screening unavailable");

        // When
        operation(signed, "$release-unscreened", reason("SERVICE_UNAVAILABLE_URGENT"))
                .statusCode(200);
        peers.answerGate(signed.id(), signed.patient(), 1, GateVerdict.HELD, List.of(ALERT));

        // Then
        awaitStatus(signed, "lateAlertOpen", true);
        awaitStatus(signed, "order", "active");
        assertThat(payload(signed, "org.scriptline.prescription.late-alert-raised.v1")
                        .getBoolean("holdDelivery"))
                .isTrue();
        sign(signed, override("alert-1", "SPECIALIST_ADVICE")).statusCode(200);
        awaitStatus(signed, "lateAlertOpen", false);
        assertThat(types(signed))
                .containsExactly(
                        "org.scriptline.prescription.signed.v1",
                        "org.scriptline.prescription.released.v1",
                        "org.scriptline.prescription.late-alert-raised.v1",
                        "org.scriptline.prescription.late-alert-answered.v1");
    }

    @Test
    void aCancelBeforeReleaseIsDecidedHereAndAfterItByThePharmacy() {
        // Given
        Stored before = create(order("active"));
        Stored after = create(order("active"));
        peers.answerGate(after.id(), after.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(after, "order", "active");

        // When
        operation(before, "$cancel", reason("WRONG_PATIENT"))
                .statusCode(200)
                .body("status", equalTo("entered-in-error"));
        operation(after, "$cancel", reason("COST")).statusCode(200).body("status", equalTo("active"));
        peers.answerGate(before.id(), before.patient(), 1, GateVerdict.CLEARED, List.of());
        peers.stateOrder(
                after.id(),
                after.patient(),
                OrderChange.DELIVERED,
                TransmissionStatus.DELIVERED,
                CancelStatus.NONE,
                FillStatus.NONE,
                "0");
        awaitStatus(after, "transmission", "delivered");
        awaitStatus(after, "cancel", "requested");
        peers.stateOrder(
                after.id(),
                after.patient(),
                OrderChange.CANCEL_APPROVED,
                TransmissionStatus.DELIVERED,
                CancelStatus.APPROVED,
                FillStatus.NONE,
                "0");

        // Then
        awaitStatus(after, "order", "cancelled");
        awaitStatus(before, "order", "entered-in-error");
        assertThat(types(after)).last().isEqualTo("org.scriptline.prescription.ended.v1");
        operation(after, "$cancel", reason("COST")).statusCode(409);
    }

    @Test
    void onlyTheRequesterSignsAndOnlyThePracticeSees() {
        // Given
        Stored draft = create(order("draft"));

        // When / Then
        as("prescriber2").get("/fhir/MedicationRequest/" + draft.id()).then().statusCode(404);
        as("prescriber2").get("/prescriptions/" + draft.id()).then().statusCode(404);
        as("prescriber2")
                .post("/fhir/MedicationRequest/" + draft.id() + "/$sign")
                .then()
                .statusCode(404);
        as("agent")
                .post("/fhir/MedicationRequest/" + draft.id() + "/$sign")
                .then()
                .statusCode(403)
                .body("issue[0].details.coding[0].code", equalTo("NOT_ALLOWED"));
        as("pharmacist").get("/prescriptions/" + draft.id()).then().statusCode(403);
        as("emr")
                .contentType("application/fhir+json")
                .body(order("active"))
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(TestTokens.patient(draft.patient().toString(), "elm-street"))
                .get("/prescriptions/" + draft.id())
                .then()
                .statusCode(200);
        given().auth()
                .oauth2(TestTokens.patient(UUID.randomUUID().toString(), "elm-street"))
                .get("/prescriptions/" + draft.id())
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(TestTokens.prescriber("rosa", "elm-street", "1456789019"))
                .post("/fhir/MedicationRequest/" + draft.id() + "/$sign")
                .then()
                .statusCode(403)
                .body("issue[0].details.coding[0].code", equalTo("NOT_THE_REQUESTER"));
    }

    @Test
    void aDefectiveOrderIsRefusedWithEveryFindingAndStoresNothing() {
        // Given
        long before = count("select count(*) from prescription where practice = ?", "elm-street");

        // When / Then
        as("prescriber")
                .contentType("application/fhir+json")
                .body(fixture("draft")
                        .setJson("/dispenseRequest/quantity/value", "-1")
                        .remove("/dosageInstruction")
                        .bytes())
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(422)
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue.details.coding.flatten().code", hasItem("QUANTITY_INVALID"))
                .body("issue.details.coding.flatten().code", hasItem("SIG_MISSING"));
        as("prescriber")
                .contentType("application/fhir+json")
                .body("{\"resourceType\":")
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(400);
        as("prescriber")
                .contentType("text/csv")
                .body("a")
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(415)
                .body("resourceType", equalTo("OperationOutcome"));
        assertThat(count("select count(*) from prescription where practice = ?", "elm-street"))
                .isEqualTo(before);
    }

    @Test
    void identifiersOfTwoPatientsAreRefusedAndJoinNobody() {
        // Given
        Stored first = create(order("draft"));
        Stored second = create(order("draft"));
        String system = "http://elm-street.example/mrn";
        long before = count("select count(*) from patient_identifier where practice = ?", "elm-street");

        // When / Then
        as("prescriber")
                .contentType("application/fhir+json")
                .body(fixture("draft")
                        .setJson(
                                "/contained/0/identifier",
                                "[{\"system\":\"%1$s\",\"value\":\"%2$s\"},{\"system\":\"%1$s\",\"value\":\"%3$s\"}]"
                                        .formatted(system, identifierOf(first.id()), identifierOf(second.id())))
                        .bytes())
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(422)
                .body("issue[0].details.coding[0].code", equalTo("PATIENT_AMBIGUOUS"));
        assertThat(count("select count(*) from patient_identifier where practice = ?", "elm-street"))
                .isEqualTo(before);
    }

    @Test
    void oneIdempotencyKeyStoresOnePrescriptionHoweverOftenItIsSent() throws Exception {
        // Given
        byte[] body = order("active");
        String key = UUID.randomUUID().toString();
        List<Callable<String>> twins = new ArrayList<>();
        for (int twin = 0; twin < 8; twin++) {
            twins.add(() -> as("prescriber")
                    .contentType("application/fhir+json")
                    .header("Idempotency-Key", key)
                    .body(body)
                    .post("/fhir/MedicationRequest")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }

        // When
        List<String> ids = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> answer : threads.invokeAll(twins)) {
                ids.add(answer.get());
            }
        }

        // Then
        assertThat(ids).hasSize(8).containsOnly(ids.getFirst());
        as("prescriber")
                .contentType("application/fhir+json")
                .header("Idempotency-Key", key)
                .body(order("active"))
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(422)
                .body("issue[0].details.coding[0].code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    }

    @Test
    void aRepeatGetsItsFirstAnswerEvenWhenTheOrderWouldBeRefusedToday() {
        // Given
        peers.statePharmacy("5900010", true);
        awaitPharmacies("select count(*) from pharmacy where active and ncpdp_id = ?", 1);
        byte[] body = fixture("draft")
                .set("/contained/2/identifier/0/value", "5900010")
                .bytes();
        String key = UUID.randomUUID().toString();
        String id = send(body, key).statusCode(201).extract().path("id");
        peers.statePharmacy("5900010", false);
        awaitPharmacies("select count(*) from pharmacy where not active and ncpdp_id = ?", 1);

        // When
        ValidatableResponse repeat = send(body, key);
        ValidatableResponse fresh = send(body, UUID.randomUUID().toString());

        // Then
        repeat.statusCode(201).body("id", equalTo(id));
        fresh.statusCode(422).body("issue.details.coding.flatten().code", hasItem("PHARMACY_INACTIVE"));
    }

    @Test
    void theSameIdentifierIsTheSamePrescriptionOrAConflict() {
        // Given
        String number = UUID.randomUUID().toString();
        byte[] body = fixture("draft")
                .setJson("/identifier", "[{\"system\":\"http://elm-street.example/rx\",\"value\":\"" + number + "\"}]")
                .bytes();
        String id = as("prescriber")
                .contentType("application/fhir+json")
                .body(body)
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        // When / Then
        as("prescriber")
                .contentType("application/fhir+json")
                .body(body)
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("DUPLICATE_IDENTIFIER"));
        as("prescriber")
                .contentType("application/fhir+json")
                .header("If-None-Exist", "identifier=http://elm-street.example/rx|" + number)
                .body(body)
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @Test
    void aCancelThatCrossesAMoveToAnotherPharmacyIsNotForgotten() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        peers.statePharmacy("5912359", true);
        stateDelivered(order, OrderChange.DELIVERED, CancelStatus.NONE);
        awaitStatus(order, "transmission", "delivered");
        await().atMost(PATIENCE).until(() -> reroute(order) == 200);
        stateDelivered(order, OrderChange.REROUTE_REQUESTED, CancelStatus.PENDING);
        awaitStatus(order, "cancel", "pending");

        // When
        operation(order, "$cancel", reason("WRONG_PATIENT")).statusCode(200);
        stateDelivered(order, OrderChange.REROUTED, CancelStatus.NONE);
        stateDelivered(order, OrderChange.VERIFIED, CancelStatus.NONE);

        // Then
        awaitStatus(order, "cancel", "requested");
        stateDelivered(order, OrderChange.CANCEL_APPROVED, CancelStatus.APPROVED);
        awaitStatus(order, "order", "entered-in-error");
        assertThat(types(order))
                .containsSubsequence(
                        "org.scriptline.prescription.reroute-requested.v1",
                        "org.scriptline.prescription.cancel-requested.v1",
                        "org.scriptline.prescription.ended.v1");
    }

    @Test
    void whatTheGatewayTellsOfAnOrderStandsInTheInboxUntilItIsOver() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");

        // When
        stateDelivered(order, OrderChange.NOT_ACCEPTED_IN_TIME, CancelStatus.NONE, TransmissionStatus.RETRYING);
        stateDelivered(order, OrderChange.REROUTE_REFUSED, CancelStatus.NONE, TransmissionStatus.RETRYING);

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(waiting(order)).containsExactlyInAnyOrder("not-accepted", "reroute-refused"));
        stateDelivered(order, OrderChange.REROUTED, CancelStatus.NONE, TransmissionStatus.DELIVERED);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(order)).isEmpty());
    }

    @Test
    void aTransferThatNobodyFollowsStandsInTheInbox() {
        // Given
        Stored seen = released(TransmissionStatus.VERIFIED);
        Stored followed = released(TransmissionStatus.VERIFIED);
        Stored ended = released(TransmissionStatus.VERIFIED);

        // When
        List.of(seen, followed, ended).forEach(order -> stateTransferred(order, TransmissionStatus.VERIFIED));

        // Then
        List.of(seen, followed, ended).forEach(order -> awaitWaiting(order, "transferred"));
        Map<String, Object> item = as("prescriber")
                .get("/inbox?limit=200&kind=transferred")
                .path("items.find { it.prescription == '" + seen.id() + "' }");
        assertThat(item)
                .containsEntry(
                        "what",
                        "The pharmacy gave the prescription to another one where it cannot be followed: what is"
                                + " dispensed there is not told.")
                .containsEntry(
                        "next",
                        "Read in the timeline whether it said to which, else telephone it and ask; to stop the"
                                + " prescription telephone the other one, which no $cancel, $resend or $reroute"
                                + " reaches.")
                .containsEntry("seenIsEnough", true)
                .containsEntry("pharmacyName", "Corner Pharmacy")
                .containsEntry("pharmacyPhone", "614-555-0100")
                .containsEntry("fill", "transferred");
        assertThat(as("prescriber").post("/inbox/" + item.get("id") + "/seen").statusCode())
                .isEqualTo(204);
        stateTransferred(seen, TransmissionStatus.DELIVERED);
        stateDelivered(followed, OrderChange.REROUTED, CancelStatus.NONE);
        peers.stateOrder(
                ended.id(),
                ended.patient(),
                OrderChange.CANCEL_APPROVED,
                TransmissionStatus.VERIFIED,
                CancelStatus.APPROVED,
                FillStatus.TRANSFERRED,
                "0");
        awaitStatus(ended, "order", "cancelled");
        awaitStatus(seen, "transmission", "delivered");
        awaitWaiting(followed);
        assertThat(waiting(ended)).isEmpty();
        assertThat(waiting(seen)).isEmpty();
    }

    private void stateTransferred(Stored order, TransmissionStatus transmission) {
        peers.stateOrder(
                order.id(),
                order.patient(),
                OrderChange.TRANSFERRED,
                transmission,
                CancelStatus.NONE,
                FillStatus.TRANSFERRED,
                "0");
    }

    @Test
    void whatDidNotArriveIsSentAgainAndNothingElseIs() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        stateDelivered(order, OrderChange.RETRYING, CancelStatus.NONE, TransmissionStatus.RETRYING);
        awaitStatus(order, "transmission", "retrying");
        operation(order, "$resend", "")
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("STATE_CONFLICT"));
        stateDelivered(order, OrderChange.REJECTED, CancelStatus.NONE, TransmissionStatus.FAILED);
        awaitWaiting(order, "delivery-failed");

        // When
        operation(order, "$resend", """
                {"resourceType":"Parameters","parameter":[{"name":"comment","valueString":"They put their clock right."},
                 {"name":"pharmacy","valueString":"5912359"}]}""").statusCode(400);
        operation(order, "$resend", """
                {"resourceType":"Parameters","parameter":[{"name":"comment","valueString":"They put their clock right."}]}""").statusCode(200);
        stateDelivered(order, OrderChange.RETRYING, CancelStatus.NONE, TransmissionStatus.RETRYING);

        // Then
        awaitWaiting(order);
        assertThat(types(order)).containsOnlyOnce("org.scriptline.prescription.resend-requested.v1");
        assertThat(as("prescriber")
                        .get("/prescriptions/" + order.id() + "/timeline")
                        .<List<String>>path("items.sentence"))
                .contains("The prescriber has it sent to the same pharmacy once more.");
    }

    @Test
    void ofWhichFillsThePracticeHearsIsChosenAnewAsLongAsAFillIsExpected() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        stateDelivered(order, OrderChange.VERIFIED, CancelStatus.NONE, TransmissionStatus.VERIFIED);
        awaitStatus(order, "transmission", "verified");

        // When
        operation(order, "$fill-notices", notices("SOME")).statusCode(400);
        operation(order, "$fill-notices", notices("NOT_DISPENSED"))
                .statusCode(200)
                .body(
                        "extension.findAll { it.url.endsWith('/fill-notices') }.valueCode",
                        equalTo(List.of("NOT_DISPENSED")));
        operation(order, "$fill-notices", notices("NONE"))
                .statusCode(200)
                .body("extension.findAll { it.url.endsWith('/fill-notices') }.valueCode", equalTo(List.of("NONE")));
        stateDelivered(order, OrderChange.FILL_NOTICES_REFUSED, CancelStatus.NONE, TransmissionStatus.VERIFIED);

        // Then
        assertThat(types(order))
                .filteredOn("org.scriptline.prescription.fill-notices-requested.v1"::equals)
                .hasSize(2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(as("prescriber")
                                .get("/prescriptions/" + order.id() + "/timeline")
                                .<List<String>>path("items.sentence"))
                        .contains(
                                "The practice chose of which fills it hears from now on: only when nothing is dispensed.",
                                "The practice chose of which fills it hears from now on: of none.")
                        .anyMatch(sentence -> sentence.startsWith(
                                "The pharmacy did not take of which fills the practice wants to hear; the prescription"
                                        + " itself is not touched.")));
        awaitStatus(order, "transmission", "verified");
        stateDelivered(order, OrderChange.CANCEL_APPROVED, CancelStatus.APPROVED, TransmissionStatus.VERIFIED);
        awaitStatus(order, "order", "cancelled");
        operation(order, "$fill-notices", notices("ALL"))
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("STATE_CONFLICT"))
                .body("issue[0].diagnostics", containsString("no fill of it is expected any more"));
        operation(create(order("draft")), "$fill-notices", notices("ALL"))
                .statusCode(409)
                .body("issue[0].diagnostics", containsString("Change the draft itself"));
    }

    @Test
    void refusedFillNoticesStandInTheInboxUntilThePracticeChoosesAgainOrTheOrderEnds() {
        // Given
        Stored order = released(TransmissionStatus.VERIFIED);
        operation(order, "$fill-notices", notices("NONE")).statusCode(200);
        stateDelivered(order, OrderChange.FILL_NOTICES_REFUSED, CancelStatus.NONE, TransmissionStatus.VERIFIED);
        awaitWaiting(order, "fill-notices-refused");
        Map<String, Object> item = as("prescriber")
                .get("/inbox?limit=200&kind=fill-notices-refused")
                .path("items.find { it.prescription == '" + order.id() + "' }");

        // When
        assertThat(as("prescriber").post("/inbox/" + item.get("id") + "/seen").statusCode())
                .isEqualTo(204);
        List<String> afterSeen = waiting(order);
        operation(order, "$fill-notices", notices("NOT_DISPENSED")).statusCode(200);
        stateDelivered(order, OrderChange.FILL_NOTICES_REFUSED, CancelStatus.NONE, TransmissionStatus.VERIFIED);
        awaitWaiting(order, "fill-notices-refused");
        operation(order, "$fill-notices", notices("ALL")).statusCode(200);
        List<String> afterChoice = waiting(order);

        // Then
        assertThat(item)
                .containsEntry(
                        "what",
                        "The pharmacy does not tell of the fills that the practice chose last, only of those that it"
                                + " told of before; the prescription itself goes on.")
                .containsEntry(
                        "next",
                        "Read in the timeline why; choose again by $fill-notices, or telephone the pharmacy where you"
                                + " count on a notice.")
                .containsEntry("seenIsEnough", true);
        assertThat(afterSeen).isEmpty();
        assertThat(afterChoice).isEmpty();
        for (OrderChange over : List.of(
                OrderChange.FILL_NOTICES_CHANGED,
                OrderChange.FILL_NOTICES_UNKNOWN,
                OrderChange.RESENT,
                OrderChange.REROUTED)) {
            stateDelivered(order, OrderChange.FILL_NOTICES_REFUSED, CancelStatus.NONE, TransmissionStatus.VERIFIED);
            awaitWaiting(order, "fill-notices-refused");
            stateDelivered(order, over, CancelStatus.NONE, TransmissionStatus.VERIFIED);
            awaitWaiting(order);
        }
        stateDelivered(order, OrderChange.FILL_NOTICES_REFUSED, CancelStatus.NONE, TransmissionStatus.VERIFIED);
        awaitWaiting(order, "fill-notices-refused");
        stateDelivered(order, OrderChange.CANCEL_APPROVED, CancelStatus.APPROVED, TransmissionStatus.VERIFIED);
        awaitStatus(order, "order", "cancelled");
        assertThat(waiting(order)).isEmpty();
    }

    private static String notices(String code) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"notices","valueCode":"%s"}]}""".formatted(code);
    }

    @Test
    void whatWasPrintedGoesToAPharmacyOnlyOnThePrescribersWord() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        stateDelivered(order, OrderChange.REJECTED, CancelStatus.NONE, TransmissionStatus.FAILED);
        awaitStatus(order, "transmission", "failed");

        // When
        assertThat(as("agent").get("/prescriptions/" + order.id() + "/print").statusCode())
                .isEqualTo(200);

        // Then
        operation(order, "$resend", "")
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("PRINTED_PAGE_OUT"));
        peers.statePharmacy("5912359", true);
        await().atMost(PATIENCE)
                .untilAsserted(() -> operation(order, "$reroute", """
                                {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"5912359"},
                                 {"name":"reason","valueCode":"PATIENT_REQUEST"}]}""")
                        .statusCode(409)
                        .body("issue[0].details.coding[0].code", equalTo("PRINTED_PAGE_OUT")));
        operation(order, "$reroute", """
                        {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"5912359"},
                         {"name":"reason","valueCode":"PATIENT_REQUEST"},{"name":"liveTwice","valueBoolean":true}]}""")
                .statusCode(409)
                .body("issue[0].details.coding[0].code", equalTo("PRINTED_PAGE_OUT"));
        operation(order, "$resend", """
                {"resourceType":"Parameters","parameter":[{"name":"liveTwice","valueBoolean":true}]}""").statusCode(400);
        operation(order, "$resend", """
                {"resourceType":"Parameters","parameter":[{"name":"printedPage","valueBoolean":true}]}""").statusCode(200);
        Response timeline = as("prescriber").get("/prescriptions/" + order.id() + "/timeline");
        assertThat(timeline.<List<String>>path("items.findAll { it.event == 'print' }.sentence"))
                .containsExactly(
                        "The prescription was printed to be signed by hand, since the pharmacy did not get it; the page"
                                + " may be dispensed from.");
        stateDelivered(order, OrderChange.DELIVERED, CancelStatus.NONE, TransmissionStatus.DELIVERED);
        awaitStatus(order, "transmission", "delivered");
        awaitWaiting(order);
    }

    @Test
    void aWordAboutThePageIsNoWordAboutTwoPharmacies() {
        // Given
        Stored order = released(TransmissionStatus.FAILED);
        peers.statePharmacy("5912359", true);
        assertThat(page(order)).contains("Valid with the prescriber&#39;s signature only.");

        // When
        await().atMost(PATIENCE)
                .untilAsserted(() -> operation(order, "$reroute", """
                                {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"5912359"},
                                 {"name":"reason","valueCode":"PATIENT_REQUEST"},
                                 {"name":"printedPage","valueBoolean":true}]}""").statusCode(200));

        // Then
        assertThat(payload(order, "org.scriptline.prescription.reroute-requested.v1")
                        .getBoolean("liveTwice"))
                .isFalse();
    }

    @Test
    void whatIsPrintedAfterAnotherDeliveryWasAskedForIsACopyUntilTheGatewaySaysWhatCameOfIt() {
        // Given
        Stored order = released(TransmissionStatus.FAILED);

        // When
        operation(order, "$resend", "").statusCode(200);

        // Then
        String copy = "COPY, not to be dispensed from: the prescriber has it sent electronically once more.";
        assertThat(page(order)).contains(copy);
        stateDelivered(order, OrderChange.FILL_NOTICES_REFUSED, CancelStatus.NONE, TransmissionStatus.UNKNOWN);
        awaitStatus(order, "transmission", "unknown");
        assertThat(page(order)).contains(copy);
        stateDelivered(order, OrderChange.RESENT, CancelStatus.NONE, TransmissionStatus.RETRYING);
        stateDelivered(order, OrderChange.REJECTED, CancelStatus.NONE, TransmissionStatus.FAILED);
        awaitStatus(order, "transmission", "failed");
        assertThat(page(order)).contains("Valid with the prescriber&#39;s signature only.");
        operation(order, "$resend", "").statusCode(409);
    }

    @Test
    void aFillOfWhatWasPrintedIsToldEvenWhenItsDeliveryFailed() {
        // Given
        Stored order = released(TransmissionStatus.FAILED);
        assertThat(page(order)).contains("Valid with the prescriber&#39;s signature only.");

        // When
        peers.stateOrder(
                order.id(),
                order.patient(),
                OrderChange.FILLED,
                TransmissionStatus.FAILED,
                CancelStatus.NONE,
                FillStatus.DISPENSED,
                "15");

        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(order)).contains("printed-and-sent"));
    }

    @Test
    void aPageOfWhatNobodyCheckedSaysSoAndIsACopyWhileAnAlertIsOpen() {
        // Given
        Stored order = create(order("active"));
        Orders.waitTooLong(database, order.id());
        awaitStatus(order, "waiting", "screening unavailable");
        operation(order, "$release-unscreened", reason("SERVICE_UNAVAILABLE_URGENT"))
                .statusCode(200);
        stateDelivered(order, OrderChange.REJECTED, CancelStatus.NONE, TransmissionStatus.FAILED);
        awaitStatus(order, "transmission", "failed");
        String unchecked = "<br>Released unscreened: not checked for interactions.</p>";
        assertThat(page(order)).contains("Valid with the prescriber&#39;s signature only.", unchecked);

        // When
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.HELD, List.of(ALERT));
        awaitStatus(order, "lateAlertOpen", true);

        // Then
        assertThat(page(order))
                .contains(
                        "COPY, not to be dispensed from: an alert that came after its release waits for the"
                                + " prescriber&#39;s answer.",
                        unchecked);
        sign(order, override("alert-1", "SPECIALIST_ADVICE")).statusCode(200);
        assertThat(page(order)).contains("Valid with the prescriber&#39;s signature only.", unchecked);
    }

    /** A released prescription whose delivery stands so. */
    private Stored released(TransmissionStatus transmission) {
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        stateDelivered(order, OrderChange.REJECTED, CancelStatus.NONE, transmission);
        awaitStatus(order, "transmission", transmission.code());
        return order;
    }

    private static String page(Stored order) {
        return as("prescriber")
                .get("/prescriptions/" + order.id() + "/print")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void whatArrivesAfterItWasPrintedIsToldOnce() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        stateDelivered(order, OrderChange.UNKNOWN, CancelStatus.NONE, TransmissionStatus.UNKNOWN);
        awaitStatus(order, "transmission", "unknown");
        assertThat(as("prescriber")
                        .get("/prescriptions/" + order.id() + "/print")
                        .statusCode())
                .isEqualTo(200);

        // When
        stateDelivered(order, OrderChange.DELIVERED, CancelStatus.NONE, TransmissionStatus.DELIVERED);

        // Then
        awaitWaiting(order, "printed-and-sent");
        String item = as("prescriber")
                .get("/inbox?limit=200&kind=printed-and-sent")
                .path("items.find { it.prescription == '" + order.id() + "' }.id");
        as("prescriber").post("/inbox/" + item + "/seen");
        stateDelivered(order, OrderChange.VERIFIED, CancelStatus.NONE, TransmissionStatus.VERIFIED);
        awaitStatus(order, "transmission", "verified");
        awaitWaiting(order);
    }

    @Test
    void aPriorAuthorizationStandsInTheInboxWhileThePracticeIsToAct() {
        // Given
        Stored order = create(order("active"));
        peers.answerGate(order.id(), order.patient(), 1, GateVerdict.CLEARED, List.of());
        awaitStatus(order, "order", "active");
        UUID authorization = UUID.randomUUID();
        Consumer<AuthorizationState> state =
                next -> peers.stateAuthorization(authorization, order.id(), order.patient(), next);

        // When / Then
        state.accept(AuthorizationState.NEEDED);
        awaitWaiting(order, "authorization-needed");
        state.accept(AuthorizationState.STARTED);
        awaitWaiting(order);
        state.accept(AuthorizationState.QUESTIONS);
        awaitWaiting(order, "authorization-questions");
        Map<String, Object> item = as("prescriber")
                .get("/inbox?limit=200&kind=authorization-questions")
                .path("items.find { it.prescription == '" + order.id() + "' }");
        assertThat(item)
                .containsEntry("what", "The payer asks questions before it decides about the prior authorization.")
                .containsEntry("next", "Answer the case's questions and hand them in before the payer's time is over.")
                .containsEntry("seenIsEnough", false);
        assertThat(item.get("priorAuthorization"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("caseId", authorization.toString())
                .containsEntry("openQuestions", 2);
        state.accept(AuthorizationState.DENIED);
        awaitWaiting(order, "authorization-denied");
        state.accept(AuthorizationState.APPEALED);
        awaitWaiting(order);
        state.accept(AuthorizationState.APPROVED);
        awaitWaiting(order, "authorization-approved");
        peers.stateOrder(
                order.id(),
                order.patient(),
                OrderChange.FILLED,
                TransmissionStatus.VERIFIED,
                CancelStatus.NONE,
                FillStatus.DISPENSED,
                "30");
        awaitStatus(order, "order", "completed");
        assertThat(waiting(order)).isEmpty();
        state.accept(AuthorizationState.EXPIRED);
        awaitStatus(order, "priorAuthorization.state", "expired");
        assertThat(waiting(order)).isEmpty();
    }

    private static void awaitWaiting(Stored order, String... kinds) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting(order)).containsExactly(kinds));
    }

    private static List<String> waiting(Stored order) {
        return as("prescriber")
                .get("/inbox?limit=200")
                .path("items.findAll { it.prescription == '" + order.id() + "' }.kind");
    }

    private void stateDelivered(Stored order, OrderChange change, CancelStatus cancel) {
        stateDelivered(order, change, cancel, TransmissionStatus.DELIVERED);
    }

    private void stateDelivered(
            Stored order, OrderChange change, CancelStatus cancel, TransmissionStatus transmission) {
        peers.stateOrder(order.id(), order.patient(), change, transmission, cancel, FillStatus.NONE, "0");
    }

    private static int reroute(Stored order) {
        return operation(order, "$reroute", """
                        {"resourceType":"Parameters","parameter":[{"name":"pharmacy","valueString":"5912359"},
                         {"name":"reason","valueCode":"PATIENT_REQUEST"}]}""").extract().statusCode();
    }

    @Test
    void releaseCancelAndUnscreenedReleaseHaveOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            // Given
            Stored signed = create(order("active"));
            List<Callable<Integer>> rivals = List.of(
                    () -> operation(signed, "$cancel", reason("COST")).extract().statusCode(), () -> {
                        peers.answerGate(signed.id(), signed.patient(), 1, GateVerdict.CLEARED, List.of());
                        return 0;
                    });

            // When
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Future<Integer> answer : threads.invokeAll(rivals)) {
                    assertThat(answer.get()).isIn(0, 200, 409);
                }
            }

            // Then
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(status(signed).getString("order")).isIn("active", "cancelled"));
            List<String> types = types(signed);
            assertThat(types.contains("org.scriptline.prescription.released.v1"))
                    .isNotEqualTo(types.contains("org.scriptline.prescription.cancelled.v1"));
        }
    }

    @Test
    void metadataNamesTheOperationsAndTheDefinitionsAreServed() {
        given().get("/fhir/metadata")
                .then()
                .statusCode(200)
                .body("resourceType", equalTo("CapabilityStatement"))
                .body("rest[0].resource[0].operation.name", hasItem("release-unscreened"));
        given().get("/fhir/StructureDefinition/order-status")
                .then()
                .statusCode(200)
                .body("url", containsString("order-status"));
        given().get("/fhir/StructureDefinition/nothing")
                .then()
                .statusCode(404)
                .body("resourceType", equalTo("OperationOutcome"));
    }

    @Test
    void preferWaitHoldsTheAnswerUntilTheChecksHaveArrived() {
        // When
        JsonPath answer = as("prescriber")
                .contentType("application/fhir+json")
                .header("Prefer", "wait=1")
                .body(order("draft"))
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(201)
                .body("id", notNullValue())
                .extract()
                .jsonPath();

        // Then
        assertThat(answer.getList(
                        "contained.findAll { it.resourceType == 'OperationOutcome' }.issue.flatten().details.text"))
                .contains("screening: pending");
    }

    private void awaitPharmacies(String sql, long expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(sql, "5900010")).isEqualTo(expected));
    }

    private static ValidatableResponse send(byte[] body, String key) {
        return as("prescriber")
                .contentType("application/fhir+json")
                .header("Idempotency-Key", key)
                .body(body)
                .post("/fhir/MedicationRequest")
                .then();
    }

    private static OrderFixture fixture(String status) {
        return OrderFixture.lisinopril()
                .set("/status", status)
                .set("/contained/0/identifier/0/value", UUID.randomUUID().toString())
                .remove("/identifier")
                .remove("/authoredOn");
    }

    private static byte[] order(String status) {
        return fixture(status).bytes();
    }

    private byte[] order(String status, UUID prescription, int quantity) {
        return fixture(status)
                .set("/contained/0/identifier/0/value", identifierOf(prescription))
                .setJson("/dispenseRequest/quantity/value", Integer.toString(quantity))
                .bytes();
    }

    /** The number by which the practice knows the patient of a prescription. */
    private static String identifierOf(UUID prescription) {
        return as("prescriber")
                .get("/fhir/MedicationRequest/" + prescription)
                .then()
                .extract()
                .path("contained.find { it.resourceType == 'Patient' }.identifier[0].value");
    }

    private static RequestSpecification as(String who) {
        return given().auth().oauth2(TestTokens.token(who));
    }

    private static Stored create(byte[] body) {
        JsonPath created = as("prescriber")
                .contentType("application/fhir+json")
                .body(body)
                .post("/fhir/MedicationRequest")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Stored(
                UUID.fromString(created.getString("id")),
                UUID.fromString(created.getString("subject.identifier.value")));
    }

    private static ValidatableResponse sign(Stored prescription, String parameters) {
        return operation(prescription, "$sign", parameters);
    }

    private static ValidatableResponse operation(Stored prescription, String operation, String parameters) {
        RequestSpecification request = as("prescriber").contentType("application/fhir+json");
        return (parameters.isEmpty() ? request : request.body(parameters))
                .post("/fhir/MedicationRequest/" + prescription.id() + "/" + operation)
                .then();
    }

    private static String override(String alert, String reason) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"override","part":[
                  {"name":"alert","valueString":"%s"},{"name":"reason","valueCode":"%s"}]}]}""".formatted(alert, reason);
    }

    private static String reason(String code) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"reason","valueCode":"%s"}]}""".formatted(code);
    }

    private static JsonPath status(Stored prescription) {
        return as("prescriber")
                .get("/prescriptions/" + prescription.id())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void awaitStatus(Stored prescription, String path, Object expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(status(prescription).<Object>get(path)).isEqualTo(expected));
    }

    private List<String> types(Stored prescription) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select type from event where direction = 'P' and subject = ? order by sequence")) {
                select.setString(1, prescription.id().toString());
                try (ResultSet rows = select.executeQuery()) {
                    List<String> types = new ArrayList<>();
                    while (rows.next()) {
                        types.add(rows.getString(1));
                    }
                    return types;
                }
            }
        });
    }

    private JsonPath payload(Stored prescription, String type) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "select payload from event where direction = 'P' and subject = ? and type = ? order by sequence desc")) {
                select.setString(1, prescription.id().toString());
                select.setString(2, type);
                try (ResultSet row = select.executeQuery()) {
                    assertThat(row.next()).isTrue();
                    return new JsonPath(new String(row.getBytes(1), StandardCharsets.UTF_8));
                }
            }
        });
    }

    private long count(String sql, String parameter) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                select.setString(1, parameter);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
