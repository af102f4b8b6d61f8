package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;
import static org.scriptline.interaction.running.HookCalls.NOTHING;
import static org.scriptline.interaction.running.HookCalls.bundle;
import static org.scriptline.interaction.running.HookCalls.fresh;
import static org.scriptline.interaction.running.HookCalls.order;
import static org.scriptline.interaction.running.HookCalls.patient;
import static org.scriptline.interaction.running.HookCalls.post;
import static org.scriptline.interaction.running.HookCalls.sign;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.HookClientContract;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** CDS Hooks over HTTP: what an EMR asks while ordering, what it is told, and what it is told when it sends half. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class HooksTest extends HookClientContract {
    private static final String SERTRALINE = order("d1", "312941", "sertraline 50 MG Oral Tablet");
    private static final String TRANYLCYPROMINE =
            "{\"resourceType\":\"MedicationRequest\",\"id\":\"m1\",\"status\":\"active\","
                    + "\"intent\":\"order\",\"medicationCodeableConcept\":" + HookCalls.drug("10734", "tranylcypromine")
                    + ",\"requester\":{\"display\":\"Dr. A\"}}";

    /** Cards but for those that ask to confirm a link, which come when the matching has seen the records. */
    private static final String FOUND = "cards.findAll { !it.summary.startsWith('Please confirm') }";

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Stored stored;

    @Override
    protected String address() {
        return "https://safety.example";
    }

    @Override
    protected String call() {
        return sign(fresh(), bundle(SERTRALINE), patient(takingElsewhere("tranylcypromine")) + "," + NOTHING);
    }

    @Override
    protected String said() {
        return "Elm Street Clinic";
    }

    private static ValidatableResponse ask(String body) {
        return post("order-sign", TestTokens.token("prescriber2"), body);
    }

    /** A patient of Harbor Cardiology with this number, who takes a drug that Elm Street prescribed. */
    private String takingElsewhere(String drug) {
        UUID elm = UUID.randomUUID();
        UUID harbor = UUID.randomUUID();
        String family = "Family" + UUID.randomUUID();
        String mrn = fresh();
        Demographics here = demographics(family, null, "62701", List.of(new Identifier("urn:mrn:harbor", mrn)));
        UUID prescription = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .add(PATIENT_RECORD_STATED, elm, elm, 1, stated(elm, "elm-street", demographics(family)))
                        .add(PATIENT_RECORD_STATED, harbor, harbor, 1, stated(harbor, "harbor-cardiology", here))
                        .add(
                                PRESCRIPTION_SIGNED,
                                elm,
                                prescription,
                                1,
                                signed(content(prescription, elm, ADA, drug), 1))
                        .batch(),
                gate);
        return mrn;
    }

    @Test
    void discoveryNamesBothServicesWithTheirPrefetchAndIsOpenToEveryOrigin() {
        given().header("Origin", "https://emr.example")
                .get("/cds-services")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://emr.example"))
                .body("services.id", contains("order-select", "order-sign"))
                .body("services.hook", contains("order-select", "order-sign"))
                .body("services[1].prefetch.patient", equalTo("Patient/{{context.patientId}}"))
                .body(
                        "services[1].prefetch.medicationRequests",
                        equalTo("MedicationRequest?patient={{context.patientId}}"));
        given().header("Origin", "https://emr.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options("/cds-services/order-sign")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Headers", containsString("authorization"));
    }

    @Test
    void aDrugOfAnotherPracticeIsFoundByThePatientsNumberAndItsTellingIsAudited() {
        // Given
        String mrn = takingElsewhere("tranylcypromine");
        String body = sign(fresh(), bundle(SERTRALINE), patient(mrn) + "," + NOTHING);
        // When
        ValidatableResponse answer = ask(body);
        // Then
        answer.statusCode(200)
                .body(FOUND, hasSize(1))
                .body("cards[0].indicator", equalTo("critical"))
                .body("cards[0].summary", startsWith("sertraline 50 MG Oral Tablet with tranylcypromine"))
                .body("cards[0].detail", containsString("Dr. Ada Okafor, Elm Street Clinic"))
                .body("cards[0].source.label", startsWith("Scriptline knowledge base"))
                .body("cards[0].source.topic.code", equalTo("DRUG_DRUG"))
                .body("cards[0].overrideReasons", hasSize(9))
                .body("cards[0].overrideReasons[0].code", equalTo("WILL_MONITOR"))
                .body("cards[0].overrideReasons[0].display", equalTo("Will monitor the patient"))
                .body("cards[0].selectionBehavior", equalTo("at-most-one"))
                .body("cards[0].suggestions[0].actions[0].type", equalTo("delete"))
                .body("cards[0].suggestions[0].actions[0].resourceId", equalTo("MedicationRequest/d1"));
        String card = answer.extract().path("cards[0].uuid");
        assertThat(ask(body).extract().<String>path("cards[0].uuid")).isEqualTo(card);
        assertThat(stored.count(
                        "select count(*) from audit where action = 'disclose' and actor = '1987654328'"
                                + " and reason like '%CDS Hooks%' and organization = ?",
                        "harbor-cardiology"))
                .isPositive();
    }

    @Test
    void whatThePrefetchDoesNotSayIsNamedAndNeverTakenForNothing() {
        String elsewhere = takingElsewhere("lisinopril");
        String known = patient(elsewhere) + ",";
        record Case(String prefetch, int cards, String said) {}
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[]}";
        String paged = "{\"resourceType\":\"Bundle\",\"link\":[{\"relation\":\"next\",\"url\":\"x\"}],\"entry\":[]}";
        for (Case one : List.of(
                new Case(known + NOTHING, 0, ""),
                new Case(
                        known + NOTHING.replace("\"allergies\":null", "\"allergies\":" + outcome),
                        1,
                        "the EMR's allergies"),
                new Case(known + NOTHING.replace("\"allergies\":null,", ""), 1, "allergies (not sent)"),
                new Case(known + NOTHING.replace("\"conditions\":null", "\"conditions\":" + paged), 1, "first page"),
                new Case(known + NOTHING.replace("\"conditions\":null", "\"conditions\":[1]"), 1, "not understood"),
                new Case(known + NOTHING.replace(HookCalls.EMPTY, bundle("{}")), 1, "not all of them could be read"),
                new Case(
                        known
                                + NOTHING.replace(
                                        HookCalls.EMPTY,
                                        bundle(TRANYLCYPROMINE
                                                .replace("10734", "0")
                                                .replace("tranylcypromine", "Xyzzyline"))),
                        1,
                        "Xyzzyline (not recognized)"),
                new Case(
                        known
                                + NOTHING.replace(
                                        HookCalls.EMPTY,
                                        bundle(
                                                "{\"resourceType\":\"MedicationRequest\",\"id\":\"x\",\"status\":\"active\"}")),
                        1,
                        "names no drug"))) {
            ValidatableResponse answer =
                    ask(sign(fresh(), bundle(SERTRALINE), one.prefetch)).statusCode(200);
            answer.body(FOUND, hasSize(one.cards));
            if (one.cards > 0) {
                answer.body("cards[0].indicator", equalTo("info"))
                        .body("cards[0].summary", startsWith("Not checked: "))
                        .body("cards[0].summary", containsString(one.said));
            }
        }
    }

    @Test
    void withoutARecordOnlyThePrefetchSpeaksAndTheRestIsSaidToBeUnchecked() {
        ask(sign(
                        fresh(),
                        bundle(SERTRALINE),
                        patient(fresh()) + "," + NOTHING.replace(HookCalls.EMPTY, bundle(TRANYLCYPROMINE))))
                .statusCode(200)
                .body(FOUND, hasSize(2))
                .body("cards[0].indicator", equalTo("critical"))
                .body("cards[0].detail", containsString("Dr. A"))
                .body("cards[1].summary", equalTo("Other prescribers' medicines could not be checked"));
    }

    @Test
    void onlyWhatIsSelectedIsSpokenOfAndWithoutAMedicineThereIsNothingToSay() {
        String orders = bundle(SERTRALINE, order("d2", "10734", "tranylcypromine"), order("d3", "29046", "lisinopril"));
        String prefetch = patient(takingElsewhere("metformin")) + "," + NOTHING;
        String select = "\"selections\":[\"%s\"],\"draftOrders\":" + orders;
        String token = TestTokens.token("prescriber2");
        post(
                        "order-select",
                        token,
                        HookCalls.body("order-select", fresh(), select.formatted("MedicationRequest/d3"), prefetch))
                .statusCode(200)
                .body("cards.summary.findAll { it.contains('tranylcypromine') }", hasSize(0));
        post(
                        "order-select",
                        token,
                        HookCalls.body("order-select", fresh(), select.formatted("MedicationRequest/d1"), prefetch))
                .statusCode(200)
                .body("cards[0].indicator", equalTo("critical"))
                .body("cards[0].suggestions.actions.flatten().resourceId", contains("MedicationRequest/d1"));
        post(
                        "order-select",
                        token,
                        HookCalls.body("order-select", fresh(), select.formatted("NutritionOrder/n"), prefetch))
                .statusCode(200)
                .body(FOUND, hasSize(0));
        ask(sign(fresh(), bundle("{\"resourceType\":\"ServiceRequest\",\"id\":\"s\"}"), ""))
                .statusCode(200)
                .body(FOUND, hasSize(0));
        ask(sign(
                        fresh(),
                        bundle(SERTRALINE
                                .replaceAll("\\{\"coding.*?\\]", "{\"coding\":[]")
                                .replace("\"text\"", "\"note\"")),
                        prefetch))
                .statusCode(200)
                .body("cards[0].summary", containsString("an order that names no drug"));
    }

    @Test
    void aCallOfAnotherFormIsRefusedWithItsFieldNamed() {
        String token = TestTokens.token("prescriber2");
        String good = sign(fresh(), bundle(SERTRALINE), "");
        record Case(
                String path,
                String token,
                String body,
                int status,
                String code,
                @Nullable String field) {}
        for (Case one : List.of(
                new Case("order-sign", token, good, 412, "PATIENT_NOT_PREFETCHED", "prefetch.patient"),
                new Case("order-sign", token, "{", 400, "REQUEST_MALFORMED", null),
                new Case("order-sign", token, "[]", 400, "REQUEST_FIELD_INVALID", ""),
                new Case(
                        "order-sign",
                        token,
                        good.replace("\"order-sign\"", "\"order-select\""),
                        400,
                        "REQUEST_FIELD_INVALID",
                        "hook"),
                new Case(
                        "order-sign",
                        token,
                        good.replace("hookInstance", "instance"),
                        400,
                        "REQUEST_FIELD_INVALID",
                        "hookInstance"),
                new Case(
                        "order-sign",
                        token,
                        good.replace("patientId", "patient"),
                        400,
                        "REQUEST_FIELD_INVALID",
                        "context.patientId"),
                new Case(
                        "order-sign",
                        token,
                        good.replace("draftOrders", "orders"),
                        400,
                        "REQUEST_FIELD_INVALID",
                        "context.draftOrders"),
                new Case("medication-prescribe", token, good, 404, "NOT_FOUND", "id"),
                new Case("order-sign", TestTokens.token("pharmacist"), good, 403, "NOT_ALLOWED", null),
                new Case("order-sign", TestTokens.token("ops"), good, 403, "NOT_ALLOWED", null),
                new Case("order-sign", "no.token.atall", good, 401, "TOKEN_MISSING_OR_INVALID", null))) {
            post(one.path, one.token, one.body)
                    .statusCode(one.status)
                    .body("code", equalTo(one.code))
                    .body("field", one.field == null ? nullValue() : equalTo(one.field));
        }
    }

    @Test
    void feedbackIsKeptOnceByItsCardAndTheLaterOneCounts() {
        // Given
        String mrn = takingElsewhere("tranylcypromine");
        String card = ask(sign(fresh(), bundle(SERTRALINE), patient(mrn) + "," + NOTHING))
                .extract()
                .path("cards[0].uuid");
        String item = "{\"feedback\":[{\"card\":\"" + card + "\",\"outcome\":\"%s\"%s,\"outcomeTimestamp\":\"%s\"}]}";
        String reason = ",\"overrideReason\":{\"reason\":{\"code\":\"%s\"},\"userComment\":\"%s\"}";
        String will = item.formatted("overridden", reason.formatted("WILL_MONITOR", "weekly"), "2026-01-01T10:00:00Z");
        record Case(String who, String body, int status, String kept) {}
        for (Case one : List.of(
                new Case("prescriber2", will, 200, "overridden WILL_MONITOR"),
                new Case("prescriber2", will, 200, "overridden WILL_MONITOR"),
                new Case(
                        "prescriber2",
                        item.formatted("accepted", "", "2026-01-01T09:00:00+00:00"),
                        200,
                        "overridden WILL_MONITOR"),
                new Case("prescriber", will, 404, "overridden WILL_MONITOR"),
                new Case(
                        "prescriber2",
                        item.formatted("overridden", reason.formatted("NO_TIME", ""), "2026-01-01T11:00:00Z"),
                        422,
                        "overridden WILL_MONITOR"),
                new Case(
                        "prescriber2",
                        item.formatted("overridden", reason.formatted("OTHER", ""), "2026-01-01T11:00:00Z"),
                        422,
                        "overridden WILL_MONITOR"),
                new Case(
                        "prescriber2",
                        item.formatted("ignored", "", "2026-01-01T11:00:00Z"),
                        400,
                        "overridden WILL_MONITOR"),
                new Case("prescriber2", item.formatted("accepted", "", "yesterday"), 400, "overridden WILL_MONITOR"),
                new Case("prescriber2", "{\"feedback\":[]}", 400, "overridden WILL_MONITOR"),
                new Case("prescriber2", item.formatted("accepted", "", "2026-01-01T12:00:00Z"), 200, "accepted "))) {
            // When
            ValidatableResponse answer = post("order-sign/feedback", TestTokens.token(one.who), one.body);
            // Then
            answer.statusCode(one.status);
            assertThat(stored.text(
                            "select outcome || ' ' || coalesce(reason, '') from alert_use where subject = ?::uuid",
                            card))
                    .isEqualTo(one.kept);
        }
    }
}
