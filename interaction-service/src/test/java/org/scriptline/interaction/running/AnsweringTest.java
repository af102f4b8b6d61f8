package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_DRAFTED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_EDITED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.only;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.OverrideReason;
import org.scriptline.contracts.events.AlertOverride;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PatientRecordStated;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Display;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.policy.PolicyLine;
import org.scriptline.interaction.policy.PracticePolicy;
import org.scriptline.interaction.policy.store.PolicyStore;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** How alerts are shown, spared and counted: policies, repetitions and statistics. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class AnsweringTest {
    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Stored stored;

    @Inject
    Database database;

    @Inject
    PolicyStore policies;

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    private static String line(String type, String severity, String display) {
        return "{\"type\":\"" + type + "\",\"severity\":\"" + severity + "\",\"display\":\"" + display + "\"}";
    }

    private static String policy(String... lines) {
        return "{\"lines\":[" + String.join(",", lines)
                + "],\"responsible\":\"Dr. Ines Castell\",\"reason\":\"agreed\"}";
    }

    private static String displayOf(String token, String one, String other) {
        JsonPath answer = as(token)
                .body("{\"draft\":[{\"name\":\"" + one + "\"}],\"active\":[{\"id\":\"m\",\"name\":\"" + other
                        + "\"}],\"allergies\":[]}")
                .post("/screenings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return answer.getString("alerts.find { it.type == 'DRUG_DRUG' }.display");
    }

    @Test
    void aPracticeDecidesHowAlertsAreShownWithinWhatIsSafe() {
        // Given
        String practice = "practice-" + UUID.randomUUID();
        String token = TestTokens.prescriber("ines", practice, "1548206390");
        String lowered = policy(
                line("DRUG_DRUG", "MAJOR", "PASSIVE"),
                line("DRUG_DRUG", "MODERATE", "LOG"),
                line("DRUG_DRUG", "CONTRAINDICATED", "HARD_STOP"));
        record Attempt(
                String token,
                String body,
                @Nullable String match,
                int status,
                @Nullable String field) {}
        for (Attempt one : List.of(
                new Attempt(TestTokens.token("agent"), lowered, null, 403, null),
                new Attempt(TestTokens.token("pharmacist"), lowered, null, 403, null),
                new Attempt(
                        token, policy(line("DRUG_DRUG", "CONTRAINDICATED", "PASSIVE")), null, 422, "lines[0].display"),
                new Attempt(
                        token,
                        policy(line("DRUG_DRUG", "MAJOR", "LOG"), line("DRUG_DRUG", "MAJOR", "PASSIVE")),
                        null,
                        400,
                        "lines[1]"),
                new Attempt(token, policy(line("DRUG_DRUG", "MAJOR", "QUIET")), null, 400, "lines[0].display"),
                new Attempt(token, lowered.replace("Dr. Ines Castell", " "), null, 422, "responsible"),
                new Attempt(token, lowered, "\"3\"", 412, null),
                new Attempt(token, lowered, "\"0\"", 200, null))) {
            RequestSpecification request = as(one.token).body(one.body);
            ValidatableResponse answer = (one.match == null ? request : request.header("If-Match", one.match))
                    .put("/display-policy")
                    .then()
                    .statusCode(one.status);
            if (one.status >= 400) {
                answer.body("field", one.field == null ? nullValue() : equalTo(one.field));
            }
        }
        // When / Then
        record Shown(String one, String other, String display) {}
        for (Shown shown : List.of(
                new Shown("warfarin", "ciprofloxacin", "PASSIVE"),
                new Shown("atazanavir", "omeprazole", "INTERRUPT"),
                new Shown("sertraline", "tranylcypromine", "HARD_STOP"))) {
            assertThat(displayOf(token, shown.one, shown.other)).isEqualTo(shown.display);
        }
        assertThat(displayOf(TestTokens.token("prescriber"), "warfarin", "ciprofloxacin"))
                .isEqualTo("INTERRUPT");
        as(token)
                .get("/display-policy")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("lines", hasSize(3))
                .body("responsible.npi", equalTo("1548206390"));
        assertThat(stored.text(
                        "select outcome from audit where subject_kind = 'display-policy' and subject = ?", practice))
                .isEqualTo("version 1");
        as(token).body(policy()).put("/display-policy").then().statusCode(200).body("version", equalTo(2));
        assertThat(displayOf(token, "warfarin", "ciprofloxacin")).isEqualTo("INTERRUPT");
        as(token).get("/display-policy/versions").then().body("items.version", equalTo(List.of(2, 1)));
        as(TestTokens.prescriber("x", "practice-none", "1548206390"))
                .get("/display-policy")
                .then()
                .statusCode(404);
    }

    @Test
    void aPolicyThatIsDecidedAlreadyMakesNoVersion() {
        // Given
        String practice = "practice-" + UUID.randomUUID();
        String token = TestTokens.prescriber("ines", practice, "1548206390");
        String major = line("DRUG_DRUG", "MAJOR", "PASSIVE");
        String moderate = line("DRUG_DRUG", "MODERATE", "LOG");
        String first = as(token)
                .body(policy(major, moderate))
                .put("/display-policy")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        record Repeat(String body, @Nullable String match, int status) {}

        // When / Then
        for (Repeat one : List.of(
                new Repeat(policy(major, moderate), null, 200),
                new Repeat(policy(moderate, major), null, 200),
                new Repeat(policy(major, moderate), "\"1\"", 200),
                new Repeat(policy(major, moderate), "\"0\"", 412))) {
            RequestSpecification request = as(token).body(one.body);
            ValidatableResponse answer = (one.match == null ? request : request.header("If-Match", one.match))
                    .put("/display-policy")
                    .then()
                    .statusCode(one.status);
            if (one.status == 200) {
                answer.header("ETag", "\"1\"");
                assertThat(answer.extract().asString()).isEqualTo(first);
            }
        }
        assertThat(stored.count(
                        "select count(*) from audit where subject_kind = 'display-policy' and subject = ?", practice))
                .isEqualTo(1);
        as(token).get("/display-policy/versions").then().body("items.version", equalTo(List.of(1)));
        as(TestTokens.prescriber("noor", practice, "1773104827"))
                .body(policy(major, moderate))
                .put("/display-policy")
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
    }

    @Test
    void ofTwoEqualPoliciesAtOnceTheLaterIsAnsweredWithTheVersionOfTheFirst() {
        // Given
        String practice = "practice-" + UUID.randomUUID();
        String token = TestTokens.prescriber("ines", practice, "1548206390");
        PracticePolicy twin = new PracticePolicy(
                practice,
                1,
                List.of(new PolicyLine(AlertType.DRUG_DRUG, Severity.MAJOR, Display.PASSIVE)),
                new PracticePolicy.Clinician("Dr. Ines Castell", "1548206390"),
                "agreed",
                Instant.now(),
                "ines");

        // When
        CompletableFuture<Response> second = database.inTransaction(transaction -> {
            policies.add(transaction.connection(), twin);
            CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() -> as(token)
                    .body(policy(line("DRUG_DRUG", "MAJOR", "PASSIVE")))
                    .put("/display-policy"));
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () -> stored.count(
                                    "select count(*) from pg_stat_activity where wait_event_type = ? and query like"
                                            + " '%into display_policy%'",
                                    "Lock"),
                            equalTo(1L));
            return asked;
        });

        // Then
        second.orTimeout(1, TimeUnit.MINUTES)
                .join()
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1));
        assertThat(stored.count(
                        "select count(*) from audit where subject_kind = 'display-policy' and subject = ?", practice))
                .isZero();
    }

    /** What one prescriber signs for a person, and what the gate says to it. */
    private ScreeningAnswered sign(UUID record, Prescriber who, String drug, Instant at, String... overridden) {
        UUID prescription = UUID.randomUUID();
        PrescriptionContent content = content(prescription, record, who, drug);
        List<AlertOverride> overrides = List.of(overridden).stream()
                .map(alert -> new AlertOverride(alert, OverrideReason.WILL_MONITOR, null))
                .toList();
        consumer.consume(
                new EventStream()
                        .add(
                                PRESCRIPTION_SIGNED,
                                record,
                                prescription,
                                1,
                                new PrescriptionSigned(content, 1, at, overrides))
                        .batch(),
                gate);
        return only(stored.answers(prescription));
    }

    private UUID patient(String practice, Demographics who, @Nullable String reaction) {
        UUID record = UUID.randomUUID();
        List<AllergyFact> allergies = reaction == null
                ? List.of()
                : List.of(new AllergyFact("a1", "penicillin", null, reaction, "allergy", null, null, false));
        consumer.consume(
                new EventStream()
                        .add(
                                PATIENT_RECORD_STATED,
                                record,
                                record,
                                1,
                                new PatientRecordStated(
                                        record, practice, who, allergies, List.of(), List.of(), null, null, null))
                        .batch(),
                gate);
        return record;
    }

    @Test
    void theGateGoesByThePolicyOfThePractice() {
        // Given
        String practice = "practice-" + UUID.randomUUID();
        Prescriber who =
                new Prescriber("1548206390", "Castell", "Ines", practice, "Castell Practice", ADA.address(), null);
        as(TestTokens.prescriber("ines", practice, "1548206390"))
                .body(policy(line("DRUG_DRUG", "MAJOR", "PASSIVE")))
                .put("/display-policy")
                .then()
                .statusCode(200);
        UUID record = patient(practice, demographics("Family" + UUID.randomUUID()), null);
        sign(record, who, "verapamil", Instant.now());
        // When
        ScreeningAnswered answer = sign(record, who, "digoxin", Instant.now());
        // Then
        assertThat(answer.verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(only(answer.result().alerts()).display().code()).isEqualTo("PASSIVE");
    }

    @Test
    void whatTheSamePrescriberAnsweredIsSparedUnlessItIsGraveOldOrSomebodyElses() {
        Instant now = Instant.now();
        Instant before = now.minusSeconds(86_400L * 30);
        record Case(
                String first,
                String second,
                @Nullable String reaction,
                Prescriber again,
                Instant answered,
                boolean spared) {}
        for (Case one : List.of(
                new Case("verapamil", "digoxin", null, ADA, before, true),
                new Case("verapamil", "digoxin", null, BEN, before, false),
                new Case("verapamil", "digoxin", null, ADA, now.minusSeconds(86_400L * 400), false),
                new Case("tranylcypromine", "sertraline", null, ADA, before, false),
                new Case("lisinopril", "amoxicillin", "rash on the arms", ADA, before, true),
                new Case("lisinopril", "amoxicillin", "Anaphylaxis", ADA, before, false),
                new Case("lisinopril", "amoxicillin", "facial angioedema", ADA, before, false),
                new Case("lisinopril", "amoxicillin", "Stevens-Johnson syndrome", ADA, before, false))) {
            // Given
            Demographics who = demographics("Family" + UUID.randomUUID());
            UUID elm = patient("elm-street", who, one.reaction);
            UUID harbor = patient("harbor-cardiology", who, null);
            sign(elm, ADA, one.first, now);
            ScreeningAnswered held = sign(elm, ADA, one.second, one.answered);
            String alert = held.result().alerts().getFirst().id();
            sign(elm, ADA, one.second, one.answered, alert);
            // When
            ScreeningAnswered again = sign(one.again == ADA ? elm : harbor, one.again, one.second, now);
            // Then
            assertThat(held.because()).as(one.toString()).contains(alert);
            assertThat(again.because().contains(alert)).as(one.toString()).isEqualTo(!one.spared);
            assertThat(again.result().suppressed().stream()
                            .map(suppressed -> suppressed.alert().id() + " " + suppressed.answeredBy())
                            .toList())
                    .as(one.toString())
                    .isEqualTo(one.spared ? List.of(alert + " Dr. Ada Okafor, Elm Street Clinic") : List.of());
        }
    }

    private static List<Long> counted(String rule) {
        JsonPath rules = as(TestTokens.token("knowledge"))
                .get("/alert-statistics?rule=" + rule)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return rules.getList("items").isEmpty()
                ? List.of(0L, 0L, 0L, 0L)
                : List.of(
                        rules.getLong("items[0].shown"),
                        rules.getLong("items[0].overridden"),
                        rules.getLong("items[0].accepted"),
                        rules.getList("items[0].reasons").isEmpty() ? 0L : rules.getLong("items[0].reasons[0].count"));
    }

    @Test
    void eachRuleIsCountedByWhatBecameOfItsAlerts() {
        // Given
        String rule = "theophylline-ciprofloxacin";
        assertThat(counted(rule)).containsExactly(0L, 0L, 0L, 0L);
        UUID record = patient("elm-street", demographics("Family" + UUID.randomUUID()), null);
        sign(record, ADA, "theophylline", Instant.now());
        String alert = sign(record, ADA, "ciprofloxacin", Instant.now()).result().alerts().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .id();
        sign(record, BEN, "ciprofloxacin", Instant.now(), alert);
        UUID draft = UUID.randomUUID();
        PrescriptionContent content = content(draft, record, ADA, "ciprofloxacin");
        PrescriptionContent edited = new PrescriptionContent(
                draft,
                record,
                1,
                content.practice(),
                2,
                content.prescriber(),
                content(draft, record, ADA, "lisinopril").medication(),
                content.sig(),
                content.quantity(),
                content.quantityUnit(),
                content.quantityUnitCode(),
                content.daysSupply(),
                content.refills(),
                true,
                content.pharmacyNcpdpId(),
                content.writtenOn(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        // When
        consumer.consume(
                new EventStream()
                        .add(PRESCRIPTION_DRAFTED, record, draft, 1, new PrescriptionDrafted(content))
                        .batch(),
                gate);
        consumer.consume(
                new EventStream()
                        .add(PRESCRIPTION_EDITED, record, draft, 2, new PrescriptionDrafted(edited))
                        .batch(),
                gate);
        // Then
        assertThat(counted(rule)).containsExactly(3L, 1L, 1L, 1L);
        for (String nobody : List.of("prescriber", "agent", "emr", "pharmacist")) {
            as(TestTokens.token(nobody)).get("/alert-statistics").then().statusCode(403);
        }
        as(TestTokens.token("ops"))
                .get("/alert-statistics?from=2026-13-01")
                .then()
                .statusCode(400)
                .body("field", equalTo("from"));
    }
}
