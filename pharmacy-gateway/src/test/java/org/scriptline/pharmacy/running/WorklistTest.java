package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** A pharmacy without SCRIPT works from the worklist. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class WorklistTest {

    private static final String FILL =
            "{\"fillNumber\":%d,\"quantity\":%s,\"unit\":\"tablet\",\"filledOn\":\"2026-11-20\"}";

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @Test
    void listsAnOrderWithItsOverriddenAlertsAndTakesTheAcknowledgement() {
        // Given
        PrescriptionReleased released = Released.to(
                FakePharmacies.WORKLIST_ONLY,
                UUID.randomUUID(),
                List.of(Released.overridden("x", Severity.MAJOR, "ECG on Friday")),
                null,
                null);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");

        // When
        Response listed = pageWith(released);
        Response acknowledged = riverside().post(path(released) + "/acknowledge");
        Response again = riverside().post(path(released) + "/acknowledge");

        // Then
        String item = "items.find { it.id == '" + released.content().prescriptionId() + "' }";
        listed.then()
                .statusCode(200)
                .body(item + ".transmission", equalTo("delivered"))
                .body(item + ".sig", equalTo("Take 1 tablet by mouth daily"))
                .body(item + ".overrides[0].reason", equalTo("WILL_MONITOR"))
                .body(item + ".overrides[0].comment", equalTo("ECG on Friday"))
                .body(item + ".overrides[0].alert.summary", equalTo("Summary of x."))
                .body(item + ".screening", equalTo("Checked for interactions."));
        acknowledged.then().statusCode(200).body("transmission", equalTo("verified"));
        assertThat(again.statusCode()).isEqualTo(200);
        gateway.awaitChanges(released, "listed", "acknowledged");
    }

    @Test
    void hasOneWinnerAmongAHundredClaims() throws Exception {
        // Given
        PrescriptionReleased released = listed();
        List<Callable<Integer>> claims = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            claims.add(() -> riverside().post(path(released) + "/claim").statusCode());
        }

        // When
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (Future<Integer> status : threads.invokeAll(claims)) {
                statuses.add(status.get());
            }
        }

        // Then
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(99);
        gateway.awaitChanges(released, "listed", "claimed");
    }

    @Test
    void fillsWithTheSecretOnlyOnceAndNeverMoreThanAuthorised() {
        // Given
        PrescriptionReleased released = listed();
        String secret = riverside().post(path(released) + "/claim").path("secret");

        // When
        // Then
        assertThat(riverside().get(path(released) + "/claim").<String>path("secret"))
                .isEqualTo(secret);
        assertProblem(fill(released, "wrong", FILL.formatted(0, "30")), 409, "CLAIM_SECRET_WRONG");
        assertProblem(fill(released, secret, FILL.formatted(0, "91")), 409, "FILL_EXCEEDS_AUTHORISED");
        assertProblem(fill(released, secret, FILL.formatted(0, "0")), 422, "QUANTITY_INVALID");
        assertProblem(fill(released, secret, "{\"fillNumber\":0,\"quantitty\":1}"), 400, "REQUEST_UNKNOWN_FIELD");
        assertThat(fill(released, secret, FILL.formatted(0, "30")).statusCode()).isEqualTo(200);
        assertThat(fill(released, secret, FILL.formatted(0, "30")).statusCode()).isEqualTo(200);
        assertProblem(fill(released, secret, FILL.formatted(0, "60")), 409, "FILL_NUMBER_USED");
        PharmacyOrderStated last = gateway.awaitChanges(released, "listed", "claimed", "filled");
        assertThat(last.fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("30");
    }

    @Test
    void whatWasNotPickedUpGoesBackToStockOnceAndIsToldToThePrescriber() {
        // Given
        PrescriptionReleased released = listed();
        String secret = riverside().post(path(released) + "/claim").path("secret");
        fill(released, secret, FILL.formatted(0, "30"));

        // When
        for (String wrong : List.of("{}", "{\"fillNumber\":1}")) {
            assertThat(returnToStock(released, wrong).statusCode()).isIn(409, 422);
        }
        Response first = returnToStock(released, "{\"fillNumber\":0}");
        Response again = returnToStock(released, "{\"fillNumber\":0}");

        // Then
        assertThat(List.of(first.statusCode(), again.statusCode())).containsExactly(200, 200);
        PharmacyOrderStated last = gateway.awaitChanges(released, "listed", "claimed", "filled", "returned-to-stock");
        assertThat(last.fill()).isEqualTo(FillStatus.RETURNED);
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("0");
        assertThat(last.fills()).isEmpty();
        assertThat(gateway.count(
                        "select worklist_dispensed::bigint from pharmacy_order where prescription_id = ?",
                        released.content().prescriptionId()))
                .isZero();
    }

    private static Response returnToStock(PrescriptionReleased released, String body) {
        return riverside().contentType("application/json").body(body).post(path(released) + "/return-to-stock");
    }

    @Test
    void letsTheDatabaseRefuseWhatJavaWouldLetThrough() {
        // Given
        PrescriptionReleased released = listed();

        // When
        // Then
        assertThatThrownBy(() -> database.run(transaction -> {
                    try (PreparedStatement update = transaction
                            .connection()
                            .prepareStatement(
                                    "update pharmacy_order set worklist_dispensed = 91 where prescription_id = ?")) {
                        update.setObject(1, released.content().prescriptionId());
                        update.executeUpdate();
                    }
                }))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("database failure, SQLSTATE 23514");
    }

    @Test
    void givesTheFirstAnswerToARepeatedKey() {
        // Given
        PrescriptionReleased released = listed();
        String key = UUID.randomUUID().toString();

        // When
        Response first = riverside().header("Idempotency-Key", key).post(path(released) + "/claim");
        Response second = riverside().header("Idempotency-Key", key).post(path(released) + "/claim");

        // Then
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.<String>path("secret")).isEqualTo(first.path("secret"));
        gateway.awaitChanges(released, "listed", "claimed");
    }

    @Test
    void asksThePharmacistWhoWorksOnACancelledOrder() {
        // Given
        PrescriptionReleased released = listed();
        String secret = riverside().post(path(released) + "/claim").path("secret");

        // When
        gateway.batch(List.of(gateway.cancelRequested(released, CancelReason.ADVERSE_REACTION, "rash")));
        Response filled = fill(released, secret, FILL.formatted(0, "30"));
        Response shown = riverside().get(path(released));
        Response answered = riverside()
                .header("Claim-Secret", secret)
                .contentType("application/json")
                .body("{\"approved\":true}")
                .post(path(released) + "/answer-cancel");

        // Then
        assertProblem(filled, 409, "PHARMACY_ORDER_CONFLICT");
        shown.then().body("cancelReason", equalTo("ADVERSE_REACTION")).body("cancelComment", equalTo("rash"));
        assertThat(answered.statusCode()).isEqualTo(200);
        PharmacyOrderStated last =
                gateway.awaitChanges(released, "listed", "claimed", "cancel-sent", "cancel-approved");
        assertThat(last.cancel()).isEqualTo(CancelStatus.APPROVED);
        assertThat(last.fill()).isEqualTo(FillStatus.NONE);
    }

    @Test
    void recordsWhyNothingWasDispensed() {
        // Given
        PrescriptionReleased released = listed();
        String secret = riverside().post(path(released) + "/claim").path("secret");

        // When
        Response other = notDispensed(released, secret, "{\"reason\":\"OTHER\"}");
        Response unknown = notDispensed(released, secret, "{\"reason\":\"NO_IDEA\"}");
        Response done = notDispensed(released, secret, "{\"reason\":\"OUT_OF_STOCK\"}");

        // Then
        assertProblem(other, 422, "REASON_INVALID");
        assertProblem(unknown, 422, "REASON_INVALID");
        done.then().statusCode(200).body("fill", equalTo("not-dispensed"));
        gateway.awaitChanges(released, "listed", "claimed", "not-dispensed");
    }

    @Test
    void isNotThereForAnybodyElse() {
        // Given
        PrescriptionReleased released = listed();

        // When
        // Then
        RequestSpecification corner = given().auth().oauth2(TestTokens.token("pharmacist"));
        assertProblem(corner.get(path(released)), 404, "NOT_FOUND");
        assertProblem(
                given().auth().oauth2(TestTokens.token("pharmacist")).post(path(released) + "/claim"),
                404,
                "NOT_FOUND");
        assertProblem(given().auth().oauth2(TestTokens.token("prescriber")).get(path(released)), 403, "NOT_ALLOWED");
        assertProblem(given().get(path(released)), 401, "TOKEN_MISSING_OR_INVALID");
        assertProblem(riverside().get("/orders/" + UUID.randomUUID()), 404, "NOT_FOUND");
        assertProblem(riverside().get("/worklist?limit=201"), 400, "PARAMETER_INVALID");
    }

    @Test
    void findsPharmaciesByName() {
        // When
        Response found = given().auth().oauth2(TestTokens.token("agent")).get("/pharmacies?name=RIVERSIDE");

        // Then
        found.then().statusCode(200).body("items.ncpdpId", hasItem("5912359")).body("items.size()", equalTo(1));
        assertThat(gateway.count(
                        "select sequence from event where subject = ? and topic = 'erx.pharmacy-directory'", "5912359"))
                .isEqualTo(1);
    }

    private PrescriptionReleased listed() {
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");
        return released;
    }

    private static String path(PrescriptionReleased released) {
        return "/orders/" + released.content().prescriptionId();
    }

    /** The page on which an order stands: other tests' orders come before it. */
    private static Response pageWith(PrescriptionReleased released) {
        String id = released.content().prescriptionId().toString();
        Response page = riverside().get("/worklist?limit=200");
        while (!page.asString().contains(id) && page.path("next") != null) {
            page = riverside().queryParam("cursor", page.<String>path("next")).get("/worklist?limit=200");
        }
        return page;
    }

    private static RequestSpecification riverside() {
        return given().auth().oauth2(TestTokens.token("pharmacist2"));
    }

    private static Response fill(PrescriptionReleased released, String secret, String body) {
        return riverside()
                .header("Claim-Secret", secret)
                .contentType("application/json")
                .body(body)
                .post(path(released) + "/fill");
    }

    private static Response notDispensed(PrescriptionReleased released, String secret, String body) {
        return riverside()
                .header("Claim-Secret", secret)
                .contentType("application/json")
                .body(body)
                .post(path(released) + "/not-dispensed");
    }

    private static void assertProblem(Response response, int status, String code) {
        assertThat(response.statusCode() + " " + response.path("code")).isEqualTo(status + " " + code);
    }
}
