package org.scriptline.formulary.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.testing.HookClientContract;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** CDS Hooks over HTTP: what an EMR is told of coverage while ordering, and what it is told when it sends half. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
class HooksTest extends HookClientContract {

    private static final String LIPITOR = order("d1", "617314", "atorvastatin 10 MG Oral Tablet [Lipitor]");
    private static final String PRAVASTATIN = order("d2", "904467", "pravastatin sodium 20 MG Oral Tablet");
    private static final String LISINOPRIL = order("d3", "314076", "lisinopril 10 MG Oral Tablet");
    private static final String PATIENT =
            "\"patient\": {\"resourceType\": \"Patient\", \"id\": \"p\", \"birthDate\": \"1950-01-01\"}";
    private static final String HARBOR_PLUS = coverage("S9901-002-000");
    private static final String NO_FILLS = "\"medicationDispenses\": null";

    @Override
    protected String address() {
        return "https://coverage.example";
    }

    @Override
    protected String call() {
        return call("order-sign", PRAVASTATIN, "", PATIENT, HARBOR_PLUS, NO_FILLS);
    }

    @Override
    protected String said() {
        return "not covered";
    }

    @Test
    void discoveryIsOpenAndNamesThePrefetch() {
        given().header("Origin", "https://emr.example")
                .get("/cds-services")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://emr.example"))
                .body("services.id", contains("order-select", "order-sign"))
                .body("services[0].prefetch.patient", equalTo("Patient/{{context.patientId}}"))
                .body("services[0].prefetch.coverage", equalTo("Coverage?patient={{context.patientId}}&status=active"));
    }

    @Test
    void aBrandWithStringsHasOneInformativeCardThatSuggestsItsGenericAsAWholeDraft() {
        String steps = "cards.find { it.summary.startsWith('atorvastatin') }";
        ask("order-sign", call("order-sign", LIPITOR, "", PATIENT, HARBOR_PLUS, NO_FILLS))
                .statusCode(200)
                .body("cards.indicator.unique()", contains("info"))
                .body(
                        steps + ".summary",
                        equalTo("atorvastatin 10 MG Oral Tablet [Lipitor]: needs prior authorization, step therapy,"
                                + " 1 alternative"))
                .body(steps + ".detail", containsString("patient pays about 95.00 dollars"))
                .body(steps + ".selectionBehavior", equalTo("at-most-one"))
                .body(steps + ".overrideReasons", nullValue())
                .body(steps + ".suggestions", hasSize(1))
                .body(steps + ".suggestions[0].actions[0].type", equalTo("update"))
                .body(steps + ".suggestions[0].actions[0].resource.id", equalTo("d1"))
                .body(
                        steps + ".suggestions[0].actions[0].resource.medicationCodeableConcept.coding[0].code",
                        equalTo("617312"))
                .body(steps + ".suggestions[0].actions[0].resource.dispenseRequest.quantity.value", equalTo(30))
                .body(
                        steps + ".suggestions[0].actions[0].resource.dispenseRequest.expectedSupplyDuration.value",
                        equalTo(30))
                .body(
                        steps + ".suggestions[0].actions[0].resource.dosageInstruction[0].text",
                        equalTo("Take 1 tablet daily"))
                .body(
                        "cards.summary",
                        contains(
                                startsWith("atorvastatin 10 MG"),
                                startsWith("Not checked: atorvastatin 10 MG Oral Tablet [Lipitor] (the payer publishes"
                                        + " that there are steps")));
    }

    @Test
    void whatIsNotCoveredIsSaid() {
        ask("order-sign", call("order-sign", PRAVASTATIN, "", PATIENT, HARBOR_PLUS, NO_FILLS))
                .body("cards", hasSize(1))
                .body("cards[0].summary", startsWith("pravastatin sodium 20 MG Oral Tablet: not covered"));
    }

    @Test
    void whatIsCoveredWithoutStringsAndCannotBeBetteredHasNoCard() {
        ask("order-sign", call("order-sign", LISINOPRIL, "", PATIENT, HARBOR_PLUS, NO_FILLS))
                .statusCode(200)
                .body("cards", empty());
    }

    @Test
    void orderSelectSpeaksOfItsSelectionsOnly() {
        ask(
                        "order-select",
                        call(
                                "order-select",
                                LIPITOR + "}, {\"resource\": " + LISINOPRIL,
                                "\"selections\": [\"MedicationRequest/d3\"],",
                                PATIENT,
                                HARBOR_PLUS,
                                NO_FILLS))
                .body("cards", empty());
    }

    @Test
    void whatWasNotSentIsNamedAndNeverTakenForNothing() {
        String paged =
                "\"coverage\": {\"resourceType\": \"Bundle\", \"link\": [{\"relation\": \"next\", \"url\": \"x\"}]}";
        String lisinopril = "lisinopril 10 MG Oral Tablet";
        assertThat(summary(LISINOPRIL, PATIENT, NO_FILLS))
                .isEqualTo("Not checked: coverage (not sent); " + lisinopril + " (no plan is on file)");
        assertThat(summary(LISINOPRIL, PATIENT, "\"coverage\": null", NO_FILLS))
                .isEqualTo("Not checked: " + lisinopril + " (no plan is on file)");
        assertThat(summary(LISINOPRIL, PATIENT, paged, NO_FILLS)).startsWith("Not checked: coverage (sent in part); ");
        assertThat(summary(LISINOPRIL, PATIENT, coverage("S9901-009-000"), NO_FILLS))
                .isEqualTo("Not checked: " + lisinopril + " (contract S9901 has no plan 009 in contract year 2026)");
        assertThat(summary(order("d1", "999", "x").replace("rxnorm", "other"), PATIENT, HARBOR_PLUS, NO_FILLS))
                .isEqualTo("Not checked: x (no RxNorm or NDC code)");
    }

    @Test
    void withoutAPatientNothingIsAnswered() {
        ask("order-sign", call("order-sign", LISINOPRIL, "", HARBOR_PLUS))
                .statusCode(412)
                .body("code", equalTo("PATIENT_NOT_PREFETCHED"));
    }

    @Test
    void feedbackFindsItsCardInThePracticeThatSawIt() {
        String body = call("order-sign", PRAVASTATIN, "", PATIENT, HARBOR_PLUS, NO_FILLS);
        String card = ask("order-sign", body).extract().path("cards[0].uuid");

        assertThat(ask("order-sign", body).extract().<String>path("cards[0].uuid"))
                .isEqualTo(card);
        feedback(TestTokens.token("prescriber"), card).statusCode(200);
        feedback(TestTokens.token("prescriber"), card).statusCode(200);
        feedback(TestTokens.token("prescriber2"), card).statusCode(404);
        feedback(TestTokens.token("prescriber"), UUID.randomUUID().toString()).statusCode(404);
    }

    private static String summary(String order, String... prefetch) {
        return ask("order-sign", call("order-sign", order, "", prefetch))
                .statusCode(200)
                .body("cards", hasSize(1))
                .extract()
                .path("cards[0].summary");
    }

    private static ValidatableResponse feedback(String token, String card) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body("{\"feedback\": [{\"card\": \"" + card
                        + "\", \"outcome\": \"overridden\", \"outcomeTimestamp\": \"" + Instant.now() + "\"}]}")
                .post("/cds-services/order-sign/feedback")
                .then();
    }

    private static ValidatableResponse ask(String hook, String body) {
        return given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/cds-services/" + hook)
                .then();
    }

    private static String call(String hook, String order, String context, String... prefetch) {
        return "{\"hook\": \"" + hook + "\", \"hookInstance\": \""
                + UUID.nameUUIDFromBytes(order.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + "\", \"context\": {\"userId\": \"Practitioner/1\", \"patientId\": \"p\", " + context
                + "\"draftOrders\": {\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [{\"resource\": "
                + order + "}]}}, \"prefetch\": {" + String.join(", ", prefetch) + "}}";
    }

    private static String order(String id, String rxcui, String name) {
        return "{\"resourceType\": \"MedicationRequest\", \"id\": \"" + id
                + "\", \"status\": \"draft\", \"intent\": \"order\","
                + " \"authoredOn\": \"2026-11-21\","
                + " \"medicationCodeableConcept\": {\"coding\": [{\"system\": \"http://www.nlm.nih.gov/research/umls/rxnorm\","
                + " \"code\": \"" + rxcui + "\"}], \"text\": \"" + name + "\"},"
                + " \"dosageInstruction\": [{\"text\": \"Take 1 tablet daily\"}],"
                + " \"dispenseRequest\": {\"quantity\": {\"value\": 30, \"unit\": \"tablet\"},"
                + " \"expectedSupplyDuration\": {\"value\": 30, \"unit\": \"days\", \"code\": \"d\"}}}";
    }

    private static String coverage(String plan) {
        return "\"coverage\": {\"resourceType\": \"Bundle\", \"type\": \"searchset\", \"entry\": [{\"resource\":"
                + " {\"resourceType\": \"Coverage\", \"id\": \"c\", \"status\": \"active\", \"class\": [{\"type\": {\"coding\":"
                + " [{\"code\": \"plan\"}]}, \"value\": \"" + plan + "\"}]}}]}";
    }
}
