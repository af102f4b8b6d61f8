package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** Pharmacies that are told of orders by FHIR Tasks say in FHIR what they dispensed. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class FhirReportsTest {

    private static final String TASKS = FakePharmacies.TASKS;

    @Inject
    Gateway gateway;

    @Test
    void theTaskThatTheOrderCameAsComesBackWithWhatWasDispensedAndIsKeptAsItCame() {
        // Given
        PrescriptionReleased released = verified();
        String id = ScriptTexts.newMessageId();
        String task = FhirReports.outputs(
                postedTask(released).replace("\"status\":\"requested\"", "\"status\":\"completed\""),
                FhirReports.dispense(id, "nobody's", "30"));

        // When
        Response answer = FhirReports.post(TASKS, "Task", task);

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("application/fhir+json");
        answer.then()
                .body("resourceType", equalTo("OperationOutcome"))
                .body("issue[0].severity", equalTo("information"))
                .body("issue[0].details.text", equalTo("Taken: " + id + "."));
        PharmacyOrderStated filled = gateway.awaitChanges(released, "verified", "filled");
        assertThat(filled.fills())
                .extracting(Fill::number, Fill::quantity, Fill::unit, Fill::ndc, Fill::daysSupply, Fill::description)
                .containsExactly(
                        tuple(0, new BigDecimal("30"), "tablet", "00093123456", 30, "lisinopril 10 MG Oral Tablet"));
        assertThat(filled.contradictions()).isEmpty();
        ops().body(Map.of("reason", "a test"))
                .post("/messages/in:" + TASKS + ":" + id + "/payload")
                .then()
                .statusCode(200)
                .body("text", equalTo(task));
        ops().get("/messages/in:" + TASKS + ":" + id)
                .then()
                .body("message.kind", equalTo("RxFill"))
                .body("message.matchedBy", equalTo("RELATES_TO_MESSAGE_ID"))
                .body("message.answer", equalTo("Status 010"));
    }

    @Test
    void theSameTaskReportsAPartAndThenThatAndTheRest() {
        // Given
        PrescriptionReleased released = verified();
        String order = Gateway.orderNumber(released);
        String part = FhirReports.inPart(FhirReports.dispense(ScriptTexts.newMessageId(), order, "10"));
        String rest = FhirReports.dispense(ScriptTexts.newMessageId(), order, "20");

        // When
        String first = FhirReports.verdict(
                TASKS,
                FhirReports.task(part)
                        .replace("\"Task\",\"status\":\"completed\"", "\"Task\",\"status\":\"in-progress\""));
        PharmacyOrderStated partly = gateway.awaitChanges(released, "verified", "partially-filled");
        Response both = FhirReports.post(TASKS, "Task", FhirReports.task(part, rest));

        // Then
        assertThat(first).isEqualTo("200 010");
        assertThat(partly.fills().getFirst().owed()).isEqualByComparingTo("20");
        assertThat(both.statusCode()).isEqualTo(200);
        assertThat(both.<List<String>>path("issue.details.coding.flatten().code"))
                .containsExactly("010", "010");
        PharmacyOrderStated filled = gateway.awaitChanges(released, "verified", "partially-filled", "filled");
        assertThat(filled.fills()).hasSize(1);
        assertThat(filled.dispensedQuantity()).isEqualByComparingTo("30");
        assertThat(gateway.count(
                        "select sum(repeats) from inbound_message where kind = 'RxFill' and prescription_id = ?",
                        released.content().prescriptionId()))
                .isEqualTo(1);
    }

    @Test
    void whatWasNotDispensedHasItsReasonAndWhatWentBackToTheShelfIsReturned() {
        // Given
        PrescriptionReleased released = verified();
        String order = Gateway.orderNumber(released);

        // When
        FhirReports.verdict(
                TASKS,
                FhirReports.not(
                        FhirReports.dispense(ScriptTexts.newMessageId(), order, "30"), "declined", "patient declined"));
        PharmacyOrderStated declined = gateway.awaitChanges(released, "verified", "not-dispensed");
        FhirReports.verdict(TASKS, FhirReports.dispense(ScriptTexts.newMessageId(), order, "30"));
        FhirReports.verdict(
                TASKS,
                FhirReports.not(
                        FhirReports.dispense(ScriptTexts.newMessageId(), order, "30"), "cancelled", "never came"));

        // Then
        assertThat(declined.notDispensedReason()).isEqualTo(NotDispensedReason.PATIENT_DECLINED);
        PharmacyOrderStated returned =
                gateway.awaitChanges(released, "verified", "not-dispensed", "filled", "returned-to-stock");
        assertThat(returned.fill()).isEqualTo(FillStatus.RETURNED);
        assertThat(returned.dispensedQuantity()).isEqualByComparingTo("0");
    }

    @Test
    void aReportIsTakenOnceAndAnotherUnderItsIdentifierIsRefused() {
        // Given
        PrescriptionReleased released = verified();
        String report = FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(released), "30");

        // When
        String first = FhirReports.verdict(TASKS, report);
        String again = FhirReports.verdict(TASKS, report.replace("\"value\":30,", "\"value\":30.0,"));
        String insideATask = FhirReports.verdict(TASKS, FhirReports.task(report));
        String other = FhirReports.verdict(TASKS, report.replace("\"value\":30,", "\"value\":60,"));

        // Then
        assertThat(List.of(first, again, insideATask, other))
                .containsExactly("200 010", "200 010", "200 010", "422 MESSAGE_ID_REUSED");
        assertThat(gateway.awaitChanges(released, "verified", "filled").dispensedQuantity())
                .isEqualByComparingTo("30");
    }

    @Test
    void moreThanAuthorisedIsAFactAndAContradiction() {
        // Given
        PrescriptionReleased released = verified();

        // When
        String verdict = FhirReports.verdict(
                TASKS, FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(released), "100"));

        // Then
        assertThat(verdict).isEqualTo("200 010");
        assertThat(gateway.awaitChanges(released, "verified", "filled").contradictions())
                .containsExactly("More was dispensed than authorised: 100 of 90.");
    }

    @Test
    void whatNamesNoOrderWaitsForAPersonWhoNamesIt() {
        // Given
        PrescriptionReleased released = verified();
        String id = ScriptTexts.newMessageId();
        String lost = FhirReports.task(FhirReports.dispense(id, "unknown", "30"));

        // When
        Response answer = FhirReports.post(TASKS, "Task", lost);
        ops().get("/inbound/unmatched").then().body("items.messageId", hasItem(id));
        Response assigned = ops().body(Map.of(
                        "sender",
                        TASKS,
                        "messageId",
                        id,
                        "order",
                        released.content().prescriptionId().toString(),
                        "reason",
                        "the pharmacy told us by telephone"))
                .post("/inbound/unmatched/assign");

        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        answer.then()
                .body("issue[0].severity", equalTo("error"))
                .body("issue[0].details.text", equalTo("It matches no order; kept for a human"));
        assertThat(assigned.statusCode()).isEqualTo(200);
        gateway.awaitChanges(released, "verified", "filled");
    }

    @Test
    void whatCouldNotBeActedOnIsMendedAndTaken() {
        // Given
        PrescriptionReleased released = verified();
        String right = FhirReports.dispense(ScriptTexts.newMessageId(), Gateway.orderNumber(released), "30");
        String wrong = right.replace("\"status\":\"completed\"", "\"status\":\"preparation\"");
        assertThat(FhirReports.verdict(TASKS, wrong)).isEqualTo("422 MEANING_NOT_SUPPORTED");
        String refused = ops().get("/inbound/refused").path("items.find { it.sender == '" + TASKS + "' }.id");

        // When
        Response asItCame = ops().body(Map.of("reason", "again")).post("/inbound/refused/" + refused + "/replay");
        Response mended = ops().body(Map.of("reason", "they mistyped the status", "text", right))
                .post("/inbound/refused/" + refused + "/replay");

        // Then
        assertThat(asItCame.statusCode()).isEqualTo(422);
        mended.then().statusCode(200).body("answer", equalTo("Status 010"));
        gateway.awaitChanges(released, "verified", "filled");
    }

    @Test
    void aClientThatAsksFirstIsToldWhatIsTakenHere() {
        given().get("/fhir/metadata")
                .then()
                .statusCode(200)
                .contentType("application/fhir+json")
                .body("resourceType", equalTo("CapabilityStatement"))
                .body("fhirVersion", equalTo("4.0.1"))
                .body("rest[0].resource.type", equalTo(List.of("MedicationDispense", "Task")));
    }

    private PrescriptionReleased verified() {
        FakePharmacies.TASK_STATUS.set("accepted");
        PrescriptionReleased released = Released.to(TASKS);
        gateway.release(released);
        gateway.awaitChanges(released, "verified");
        return released;
    }

    /** The Task as it was created at the pharmacy's server. */
    private static String postedTask(PrescriptionReleased released) {
        String posted = FakePharmacies.POSTED_TASKS.stream()
                .filter(task -> task.contains(Gateway.orderNumber(released)))
                .findFirst()
                .orElseThrow();
        return posted.substring(posted.indexOf('{'));
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}
