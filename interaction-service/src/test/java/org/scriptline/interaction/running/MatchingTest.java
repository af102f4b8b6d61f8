package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.only;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Identifier;
import org.scriptline.contracts.events.LinkNotice;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.gate.store.KnowledgeRescreening;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** One person whom two practices wrote differently, and a knowledge base that changes, in the running service. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class MatchingTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Stored stored;

    @Inject
    Database database;

    /** Born on a day of their own: tests share no person. */
    private static Demographics who(
            String family, String given, String postalCode, String phone, Identifier... numbers) {
        return new Demographics(
                family,
                List.of(given),
                null,
                Birthdays.of(family),
                "female",
                new PostalAddress(null, null, null, null, postalCode, "US"),
                phone,
                List.of(numbers));
    }

    private UUID record(Prescriber at, Demographics who) {
        UUID record = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .add(PATIENT_RECORD_STATED, record, record, 1, stated(record, at.practice(), who))
                        .batch(),
                gate);
        return record;
    }

    private UUID sign(UUID record, Prescriber who, String drug) {
        UUID prescription = UUID.randomUUID();
        consumer.consume(
                new EventStream()
                        .add(
                                PRESCRIPTION_SIGNED,
                                record,
                                prescription,
                                1,
                                signed(content(prescription, record, who, drug), 1))
                        .batch(),
                gate);
        return prescription;
    }

    private static ValidatableResponse ops(String path, String body) {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body(body)
                .post("/persons/possible-matches/" + path)
                .then();
    }

    @Test
    void aNicknameAndAMoveStillLinkWhatIsFoundLateAndTheNextSignerSeesBothOnce() {
        // Given
        String family = "Family" + UUID.randomUUID();
        String phone = "217" + (1_000_000 + (int) (Math.abs(UUID.randomUUID().getLeastSignificantBits()) % 9_000_000));
        String mrn = UUID.randomUUID().toString();
        UUID elm = record(ADA, who(family, "Elizabeth", "62701", phone));
        UUID first = sign(elm, ADA, "tranylcypromine");
        // When
        UUID harbor = record(BEN, who(family, "Betty", "10001", phone, new Identifier("urn:mrn:harbor", mrn)));
        UUID second = sign(harbor, BEN, "sertraline");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.personOf(harbor)).isEqualTo(stored.personOf(elm)));
        List<ScreeningAnswered> told = stored.answers(second);
        assertThat(told.getLast().verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(told.getLast()
                        .result()
                        .alerts()
                        .getFirst()
                        .involved()
                        .getLast()
                        .id())
                .isEqualTo(first.toString());
        assertThat(stored.text(
                        "select reason from audit where action = 'link' and subject in (select r.record_id::text"
                                + " from record r where r.person_id = (select person_id from record where record_id = ?::uuid))",
                        elm.toString()))
                .contains("matching 32.0: FAMILY EQUAL 8.0, GIVEN VARIANT 5.0, BIRTH_DATE EQUAL 14.0, SEX EQUAL 1.0,"
                        + " POSTAL_CODE DIFFERENT -2.0, PHONE EQUAL 6.0");
        String call = HookCalls.sign(
                HookCalls.fresh(),
                HookCalls.bundle(HookCalls.order("d1", "29046", "lisinopril")),
                HookCalls.patient(mrn) + "," + HookCalls.NOTHING);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.count(
                                "select count(*) from link_notice where record_id = ?::uuid", harbor.toString()))
                        .isEqualTo(1));
        HookCalls.post("order-sign", TestTokens.token("prescriber2"), call)
                .statusCode(200)
                .body("cards.findAll { it.summary.startsWith('Please confirm') }", hasSize(1))
                .body("cards.detail.join()", containsString("Elizabeth " + family))
                .body("cards.detail.join()", containsString("Betty " + family));
        HookCalls.post(
                        "order-sign",
                        TestTokens.token("prescriber2"),
                        call.replace("\"hookInstance\":\"", "\"hookInstance\":\"again"))
                .body("cards.findAll { it.summary.startsWith('Please confirm') }", hasSize(0));
        assertThat(only(stored.answers(sign(harbor, BEN, "lisinopril"))).links())
                .isNull();
        ScreeningAnswered answered = only(stored.answers(sign(elm, ADA, "lisinopril")));
        LinkNotice notice = only(Objects.requireNonNull(answered.links()));
        assertThat(notice.record()).isEqualTo(harbor);
        assertThat(notice.agreement()).startsWith("32.0: FAMILY EQUAL 8.0").doesNotContain(family);
        assertThat(only(stored.answers(sign(elm, ADA, "amlodipine"))).links()).isNull();
    }

    @Test
    void aRecordWithAnEqualKeyRefutesALinkThatAScoreMadeBeforeItCame() {
        // Given
        String family = "Family" + UUID.randomUUID();
        String phone = "217" + (1_000_000 + (int) (Math.abs(UUID.randomUUID().getLeastSignificantBits()) % 9_000_000));
        Identifier hers = new Identifier("urn:mrn:harbor", UUID.randomUUID().toString());
        Identifier her = new Identifier("urn:mrn:harbor", UUID.randomUUID().toString());
        UUID elm = record(ADA, who(family, "Elizabeth", "62701", phone));
        UUID stranger = record(BEN, who(family, "Betty", "62701", phone, hers));
        sign(elm, ADA, "tranylcypromine");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.personOf(stranger)).isEqualTo(stored.personOf(elm)));
        // When
        UUID harbor = record(BEN, who(family, "Elizabeth", "62701", phone, her));
        UUID second = sign(harbor, BEN, "sertraline");
        // Then
        assertThat(only(stored.answers(second)).verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(stored.personOf(harbor)).isEqualTo(stored.personOf(elm)).isNotEqualTo(stored.personOf(stranger));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.count(
                                "select count(*) from possible_match where state = 'open'"
                                        + " and ?::uuid in (first_record, second_record)",
                                stranger.toString()))
                        .isEqualTo(2));
        assertThat(stored.count(
                        "select count(*) from link_notice where ?::uuid in (record_id, other_record)",
                        stranger.toString()))
                .isZero();
    }

    /** The match as the list tells it, however long the list is. */
    private static String listed(String id) {
        String cursor = "";
        while (true) {
            var page = given().auth()
                    .oauth2(TestTokens.token("ops"))
                    .get("/persons/possible-matches?limit=200" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            Object found = page.get("items.find { it.id == '" + id + "' }");
            String next = page.getString("cursor");
            if (found != null || next == null) {
                return String.valueOf(found);
            }
            cursor = "&cursor=" + next;
        }
    }

    @Test
    void whatIsOnlyProbableIsListedForSomebodyToDecide() {
        record Case(String decision, boolean together) {}
        for (Case one : List.of(new Case("accept", true), new Case("reject", false))) {
            // Given
            String family = "Family" + UUID.randomUUID();
            UUID elm = record(ADA, who(family, "Ruth", "62701", "n/a"));
            UUID harbor = record(BEN, who(family, "Ruth", "10001", "n/a"));
            String pair = "select match_id::text from possible_match where ?::uuid in (first_record, second_record)";
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(stored.count(pair.replace("match_id::text", "count(*)"), elm.toString()))
                                    .isEqualTo(1));
            String id = stored.text(pair, elm.toString());
            assertThat(stored.personOf(elm)).isNotEqualTo(stored.personOf(harbor));
            String listed = listed(id);
            assertThat(listed).contains("score=27.5", "state=open").doesNotContain(family);
            ops(id + "/demographics", "{}").statusCode(422).body("code", equalTo("REASON_INVALID"));
            ops(id + "/demographics", "{\"reason\":\"review\"}")
                    .statusCode(200)
                    .body("records.'" + elm + "'.family", equalTo(family));
            // When
            ops(id + "/" + one.decision, "{\"reason\":\"same address book\"}").statusCode(200);
            // Then
            ops(id + "/" + one.decision, "{\"reason\":\"same address book\"}").statusCode(200);
            ops(id + "/" + (one.together ? "reject" : "accept"), "{\"reason\":\"no\"}")
                    .statusCode(409);
            assertThat(stored.personOf(elm).equals(stored.personOf(harbor))).isEqualTo(one.together);
        }
        given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .get("/persons/possible-matches")
                .then()
                .statusCode(403);
    }

    @Test
    void anotherKnowledgeBaseScreensRunningPrescriptionsAgainAndSaysOnlyWhatIsNew() {
        // Given
        UUID record = record(ADA, who("Family" + UUID.randomUUID(), "Ruth", "62701", "n/a"));
        UUID prescription = sign(record, ADA, "lisinopril");
        UUID held = sign(record, ADA, "Xyzzyline");
        // When
        int queued = database.inTransaction(
                transaction -> KnowledgeRescreening.adopt(transaction.connection(), "another-base", Instant.now()));
        int again = database.inTransaction(
                transaction -> KnowledgeRescreening.adopt(transaction.connection(), "another-base", Instant.now()));
        // Then
        assertThat(queued).isPositive();
        assertThat(again).isZero();
        stored.change("delete from knowledge_rescreening where record_id <> ?::uuid", record.toString());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.answers(held)).hasSize(2));
        assertThat(only(stored.answers(prescription)).verdict()).isEqualTo(GateVerdict.CLEARED);
    }
}
