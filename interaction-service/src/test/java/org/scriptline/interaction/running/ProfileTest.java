package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.scriptline.contracts.events.EventType.ORDER_STATED;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.imported;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.taking;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.events.OrderChange;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.gate.events.SupplyApplier;
import org.scriptline.interaction.profile.EmergencyAccess;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** The patient across providers over HTTP: read, reconciled, kept confidential, opened in an emergency. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ProfileTest {
    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    SupplyApplier supplies;

    @Inject
    Stored stored;

    /** One person with a record at each practice; Elm Street's knows of a drug from elsewhere. */
    private record Person(String family, UUID elm, UUID harbor) {}

    private Person person() {
        String family = "Family" + UUID.randomUUID();
        Demographics who = demographics(family);
        UUID elm = UUID.randomUUID();
        UUID harbor = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .add(
                                PATIENT_RECORD_STATED,
                                elm,
                                elm,
                                1,
                                taking(elm, "elm-street", who, imported("h1", "metformin", "2020-01-05", null)))
                        .add(PATIENT_RECORD_STATED, harbor, harbor, 1, taking(harbor, "harbor-cardiology", who))
                        .batch(),
                gate);
        return new Person(family, elm, harbor);
    }

    private UUID sign(UUID record, Prescriber who, String drug) {
        UUID prescription = UUID.randomUUID();
        sign(content(prescription, record, who, drug));
        return prescription;
    }

    private void sign(PrescriptionContent content) {
        consumer.consume(
                new EventStream()
                        .add(PRESCRIPTION_SIGNED, content.patientId(), content.prescriptionId(), 1, signed(content, 1))
                        .batch(),
                gate);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static ValidatableResponse profile(String token, UUID record) {
        return as(token).get("/patients/" + record + "/profile").then();
    }

    private static ValidatableResponse mark(String token, UUID record, Object drug, String body) {
        return as(token)
                .header("Idempotency-Key", "once " + record + drug + body.hashCode())
                .body(body)
                .post("/patients/" + record + "/medications/" + drug + "/marks")
                .then();
    }

    @Test
    void theProfileHasEveryLineWithItsSourceAndIsReadByThoseWhoseRecordItIs() {
        // Given
        Person person = person();
        UUID lisinopril = sign(person.harbor, BEN, "lisinopril");
        String line = "medications.find { it.id == '%s' }.";
        // When / Then
        profile(TestTokens.token("prescriber"), person.elm)
                .statusCode(200)
                .body("records.practice", org.hamcrest.Matchers.containsInAnyOrder("elm-street", "harbor-cardiology"))
                .body("complete", equalTo(true))
                .body("medications", hasSize(2))
                .body(line.formatted(lisinopril) + "practice", equalTo("harbor-cardiology"))
                .body(line.formatted(lisinopril) + "prescriber", equalTo("Dr. Ben Lindqvist, Harbor Cardiology"))
                .body(line.formatted(lisinopril) + "status", equalTo("active"))
                .body(line.formatted(lisinopril) + "source", equalTo("order"))
                .body(line.formatted("history-h1") + "source", equalTo("imported"))
                .body(line.formatted("history-h1") + "startedOn", equalTo("2020-01-05"));
        assertThat(stored.count(
                        "select count(*) from audit where action = 'disclose' and reason like 'profile of record%' and subject = ?",
                        lisinopril.toString()))
                .isEqualTo(1);
        profile(TestTokens.patient(person.elm.toString()), person.elm)
                .statusCode(200)
                .body("medications", hasSize(2));
        record Refused(String token, UUID record, int status) {}
        for (Refused one : List.of(
                new Refused(TestTokens.token("prescriber2"), person.elm, 404),
                new Refused(TestTokens.patient(person.harbor.toString()), person.elm, 404),
                new Refused(TestTokens.patient("not-of-this-house"), person.elm, 401),
                new Refused(TestTokens.token("prescriber"), UUID.randomUUID(), 404),
                new Refused(TestTokens.token("pharmacist"), person.elm, 403),
                new Refused(TestTokens.token("ops"), person.elm, 403))) {
            profile(one.token, one.record).statusCode(one.status);
        }
    }

    @Test
    void aPrescriptionWithoutAFirstFillAfterTwoWeeksWasNeverPickedUp() {
        // Given
        Person person = person();
        UUID waiting = sign(person.elm, ADA, "lisinopril");
        UUID filled = sign(person.elm, ADA, "amlodipine");
        UUID fresh = sign(person.elm, ADA, "atorvastatin");
        UUID untold = UUID.randomUUID();
        sign(content(untold, person.elm, ADA, "digoxin").noticing(FillNotices.NOT_DISPENSED));
        stored.change("""
                update medication set drug = convert_to(jsonb_set(convert_from(drug, 'UTF8')::jsonb, '{writtenOn}',
                       to_jsonb((current_date - 15)::text))::text, 'UTF8') where prescription_id in (?::uuid, ?::uuid, ?::uuid)""", waiting.toString(), filled.toString(), untold.toString());
        stored.change(
                "insert into supply (prescription_id, fills, filled_on) values (?::uuid, 1, current_date - 10)",
                filled.toString());
        // When / Then
        profile(TestTokens.token("prescriber"), person.elm)
                .body("medications.find { it.id == '" + waiting + "' }.neverPickedUp", equalTo(true))
                .body("medications.find { it.id == '" + untold + "' }.neverPickedUp", equalTo(false))
                .body("medications.find { it.id == '" + filled + "' }.neverPickedUp", equalTo(false))
                .body("medications.find { it.id == '" + filled + "' }.fills", equalTo(1))
                .body("medications.find { it.id == '" + fresh + "' }.neverPickedUp", equalTo(false));
    }

    @Test
    void whatWentBackToStockWasNotPickedUpAndIsNoSupply() {
        // Given
        Person person = person();
        UUID lisinopril = sign(person.elm, ADA, "lisinopril");
        stored.change("""
                update medication set drug = convert_to(jsonb_set(convert_from(drug, 'UTF8')::jsonb, '{writtenOn}',
                       to_jsonb((current_date - 15)::text))::text, 'UTF8') where prescription_id = ?::uuid""", lisinopril.toString());
        LocalDate filledOn = LocalDate.now(ZoneOffset.UTC).minusDays(10);
        Fill fill = new Fill(0, new BigDecimal("30"), "tablet", null, 30, filledOn, false, null, null);
        consumer.consume(
                new EventStream()
                        .add(
                                ORDER_STATED,
                                person.elm,
                                lisinopril,
                                1,
                                stated(lisinopril, person.elm, FillStatus.DISPENSED, fill))
                        .batch(),
                supplies);
        profile(TestTokens.token("prescriber"), person.elm)
                .body("medications.find { it.id == '" + lisinopril + "' }.fills", equalTo(1));
        // When
        consumer.consume(
                new EventStream()
                        .add(
                                ORDER_STATED,
                                person.elm,
                                lisinopril,
                                2,
                                stated(lisinopril, person.elm, FillStatus.RETURNED))
                        .batch(),
                supplies);
        // Then
        profile(TestTokens.token("prescriber"), person.elm)
                .body("medications.find { it.id == '" + lisinopril + "' }.fills", nullValue())
                .body("medications.find { it.id == '" + lisinopril + "' }.status", equalTo("active"))
                .body("medications.find { it.id == '" + lisinopril + "' }.neverPickedUp", equalTo(true));
    }

    private static PharmacyOrderStated stated(UUID prescription, UUID record, FillStatus status, Fill... fills) {
        return new PharmacyOrderStated(
                prescription,
                record,
                "5912359",
                status == FillStatus.RETURNED ? OrderChange.RETURNED_TO_STOCK : OrderChange.FILLED,
                null,
                Instant.parse("2026-11-21T15:00:00Z"),
                TransmissionStatus.VERIFIED,
                null,
                1,
                CancelStatus.NONE,
                status,
                null,
                List.of(fills),
                new BigDecimal(fills.length * 30),
                new BigDecimal("30"),
                List.of());
    }

    @Test
    void whatStaffReconcileCountsAndWhatPatientsReportIsShown() {
        // Given
        Person person = person();
        UUID verapamil = sign(person.elm, ADA, "verapamil");
        UUID digoxin = sign(person.elm, ADA, "digoxin");
        assertThat(stored.answers(digoxin).getLast().verdict()).isEqualTo(GateVerdict.HELD);
        String ada = TestTokens.token("prescriber");
        String patient = TestTokens.patient(person.elm.toString());
        record Said(
                String token,
                Object drug,
                String body,
                int status,
                @Nullable String field) {}
        for (Said one : List.of(
                new Said(ada, verapamil, "{\"kind\":\"STOPPED\"}", 422, "reason"),
                new Said(ada, verapamil, "{\"reason\":\"x\"}", 422, "kind"),
                new Said(ada, verapamil, "{\"kind\":\"STOPPED\",\"reason\":\"x\",\"on\":\"2999-01-01\"}", 422, "on"),
                new Said(ada, verapamil, "{\"kind\":\"TAKEN_DIFFERENTLY\"}", 422, "how"),
                new Said(ada, UUID.randomUUID(), "{\"kind\":\"STOPPED\",\"reason\":\"x\"}", 404, "drug"),
                new Said(patient, verapamil, "{\"kind\":\"NOT_TAKING\",\"reason\":\"makes me dizzy\"}", 200, null),
                new Said(patient, "history-h1", "{\"kind\":\"TAKEN_DIFFERENTLY\",\"how\":\"at night\"}", 200, null))) {
            ValidatableResponse answer =
                    mark(one.token, person.elm, one.drug, one.body).statusCode(one.status);
            if (one.status >= 400) {
                answer.body("field", one.field == null ? nullValue() : equalTo(one.field));
            }
        }
        record AtTheCounter(String token, Object drug, int status) {}
        for (AtTheCounter one : List.of(
                new AtTheCounter(TestTokens.token("pharmacist"), verapamil, 200),
                new AtTheCounter(TestTokens.token("pharmacist2"), verapamil, 404),
                new AtTheCounter(TestTokens.token("pharmacist"), UUID.randomUUID(), 404),
                new AtTheCounter(ada, verapamil, 403))) {
            as(one.token)
                    .body("{\"kind\":\"NOT_TAKING\",\"reason\":\"says so\"}")
                    .post("/medications/" + one.drug + "/marks")
                    .then()
                    .statusCode(one.status);
        }
        assertThat(stored.answers(digoxin)).hasSize(1);
        mark(patient, person.elm, verapamil, "{\"kind\":\"NOT_TAKING\",\"reason\":\"makes me dizzy\"}")
                .statusCode(200);
        // When
        mark(ada, person.elm, verapamil, "{\"kind\":\"STOPPED\",\"on\":\"2026-01-01\",\"reason\":\"slow pulse\"}")
                .statusCode(200)
                .body("status", equalTo("stopped"))
                .body("endedOn", equalTo("2026-01-01"))
                .body("marks.kind", contains("NOT_TAKING", "NOT_TAKING", "STOPPED"))
                .body("marks.source", contains("patient", "pharmacy", "staff"))
                .body("marks[2].by", equalTo("1234567893"));
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(stored.answers(digoxin).getLast().verdict()).isEqualTo(GateVerdict.CLEARED));
        mark(ada, person.elm, verapamil, "{\"kind\":\"TAKING\"}")
                .statusCode(200)
                .body("status", equalTo("active"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(stored.answers(digoxin).getLast().verdict()).isEqualTo(GateVerdict.HELD));
    }

    @Test
    void aDrugThatThePatientKeepsConfidentialStillWarnsAndIsNotNamed() {
        // Given
        Person person = person();
        UUID methadone = sign(person.elm, ADA, "methadone");
        as(TestTokens.patient(person.elm.toString()))
                .body("{\"categories\":[\"substance-use\"]}")
                .put("/patients/" + person.elm + "/confidentiality")
                .then()
                .statusCode(200)
                .body("categories", contains("substance-use"));
        as(TestTokens.token("prescriber"))
                .body("{\"categories\":[\"gossip\"]}")
                .put("/patients/" + person.elm + "/confidentiality")
                .then()
                .statusCode(400);
        // When
        UUID tranylcypromine = sign(person.harbor, BEN, "tranylcypromine");
        // Then
        var answer = stored.answers(tranylcypromine).getLast();
        assertThat(answer.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(org.scriptline.kit.json.EventJson.write(answer.result()))
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .contains("a medicine that the patient keeps confidential")
                .doesNotContainIgnoringCase("methadone")
                .doesNotContain("opioid", "serotonin")
                .doesNotContain(methadone.toString(), "Okafor");
        profile(TestTokens.token("prescriber2"), person.harbor)
                .body("medications.find { it.id == '" + methadone + "' }.confidential", equalTo(true))
                .body("medications.toString()", not(containsString("methadone")));
        profile(TestTokens.token("prescriber"), person.elm)
                .body("medications.find { it.id == '" + methadone + "' }.name", equalTo("methadone oral tablet"));
    }

    private static ValidatableResponse emergency(String token, String family, String reason) {
        return as(token)
                .header("Idempotency-Key", "emergency " + family)
                .body("{\"family\":\"" + family
                        + "\",\"given\":\"Ruth\",\"birthDate\":\"1970-04-01\",\"sex\":\"female\",\"reason\":\"" + reason
                        + "\"}")
                .post("/emergency-accesses")
                .then();
    }

    @Test
    void aPhysicianWithoutARelationshipReadsTheProfileForAReasonAndIsSeenDoingIt() {
        // Given
        Person person = person();
        UUID methadone = sign(person.elm, ADA, "methadone");
        String onCall = TestTokens.prescriber("on-call", "night-clinic-" + UUID.randomUUID(), "1548206390");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(stored.count(
                                "select count(*) from match_block where record_id = ?::uuid", person.elm.toString()))
                        .isPositive());
        emergency(onCall, person.family, "short").statusCode(422).body("field", equalTo("reason"));
        emergency(onCall, "Nobody" + person.family, "unconscious after a fall").statusCode(404);
        emergency(TestTokens.token("agent"), person.family, "unconscious after a fall")
                .statusCode(403);
        // When
        String id = emergency(onCall, person.family, "unconscious after a fall")
                .statusCode(201)
                .extract()
                .path("id");
        // Then
        as(onCall)
                .get("/emergency-accesses/" + id + "/profile")
                .then()
                .statusCode(200)
                .body("medications.find { it.id == '" + methadone + "' }.name", equalTo("methadone oral tablet"));
        as(TestTokens.token("prescriber2"))
                .get("/emergency-accesses/" + id + "/profile")
                .then()
                .statusCode(404);
        as(TestTokens.token("prescriber"))
                .get("/access-notices")
                .then()
                .body("items.find { it.id == '" + id + "' }.reason", equalTo("unconscious after a fall"))
                .body("items.find { it.id == '" + id + "' }.openedBy", equalTo("1548206390"));
        as(TestTokens.token("prescriber"))
                .post("/access-notices/" + id + "/seen")
                .then()
                .statusCode(204);
        as(TestTokens.token("prescriber"))
                .get("/access-notices")
                .then()
                .body("items.find { it.id == '" + id + "' }", nullValue());
        assertThat(stored.count(
                        "select count(*) from audit where outcome = 'emergency' and reason = 'unconscious after a fall' and subject in"
                                + " (select record_id::text from emergency_access where access_id = ?::uuid)",
                        id))
                .isEqualTo(1);
        stored.change(
                "update emergency_access set opened_at = now() - interval '5 hours', expires_at = now() - interval '1 hour'"
                        + " where access_id = ?::uuid",
                id);
        as(onCall).get("/emergency-accesses/" + id + "/profile").then().statusCode(404);
        emergency(onCall, person.family, "unconscious after a fall")
                .statusCode(404)
                .body("detail", containsString("is over"));
    }

    @Test
    void guessingNamesInTheNameOfAnEmergencyIsBoundedAndKept() {
        // Given
        String guesser = TestTokens.prescriber("guesser", "night-clinic-" + UUID.randomUUID(), "1902846306");
        String reason = "guessing " + UUID.randomUUID();
        // When
        for (int look = 0; look < EmergencyAccess.PER_DAY; look++) {
            emergency(guesser, "Nobody" + look, reason).statusCode(404);
        }
        // Then
        emergency(guesser, "Nobody", reason).statusCode(429);
        assertThat(stored.count("select count(*) from audit where outcome = 'nobody found' and reason = ?", reason))
                .isEqualTo(EmergencyAccess.PER_DAY);
    }
}
