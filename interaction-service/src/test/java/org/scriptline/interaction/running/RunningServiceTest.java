package org.scriptline.interaction.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.only;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.Prescriber;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.screening.Outcome;
import org.scriptline.interaction.gate.Patients;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.knowledge.AuthoredKnowledge;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.Footprint;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** The gate against real PostgreSQL, fed by several appliers at once and over the real broker. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class RunningServiceTest {
    private static final int ROUNDS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Stored stored;

    private static String newFamily() {
        return "Family" + UUID.randomUUID();
    }

    private static EventStream firstContact(
            UUID record, UUID prescription, Prescriber prescriber, Demographics who, String drug) {
        return new EventStream()
                .add(PATIENT_RECORD_STATED, record, record, 1, stated(record, prescriber.practice(), who))
                .add(
                        PRESCRIPTION_SIGNED,
                        record,
                        prescription,
                        1,
                        signed(content(prescription, record, prescriber, drug), 1));
    }

    private void atOnce(List<EventStream> streams) {
        CyclicBarrier start = new CyclicBarrier(streams.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(streams.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (EventStream stream : streams) {
                running.add(threads.submit(() -> {
                    start.await(1, TimeUnit.MINUTES);
                    consumer.consume(stream.batch(), gate);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get(2, TimeUnit.MINUTES);
            }
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void ofTwoConflictingSignaturesForOneNewPersonAtTheSameInstantExactlyOneIsHeld() {
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Demographics who = demographics(newFamily());
            UUID elm = UUID.randomUUID();
            UUID harbor = UUID.randomUUID();
            UUID first = UUID.randomUUID();
            UUID second = UUID.randomUUID();
            boolean swapped = round % 2 == 1;
            EventStream ada = firstContact(elm, first, ADA, who, swapped ? "tranylcypromine" : "sertraline");
            EventStream ben = firstContact(harbor, second, BEN, who, swapped ? "sertraline" : "tranylcypromine");
            // When
            atOnce(round % 4 < 2 ? List.of(ada, ben) : List.of(ben, ada));
            // Then
            assertThat(List.of(
                            only(stored.answers(first)).verdict(),
                            only(stored.answers(second)).verdict()))
                    .containsExactlyInAnyOrder(GateVerdict.CLEARED, GateVerdict.HELD);
            assertThat(stored.personOf(elm)).isEqualTo(stored.personOf(harbor));
        }
    }

    @Test
    void oneBatchFedToTwoAppliersAtOnceIsAnsweredOnce() {
        for (int round = 0; round < ROUNDS / 4; round++) {
            // Given
            UUID record = UUID.randomUUID();
            UUID prescription = UUID.randomUUID();
            EventStream events = firstContact(record, prescription, ADA, demographics(newFamily()), "lisinopril");
            // When
            atOnce(List.of(events, events));
            // Then
            assertThat(only(stored.answers(prescription)).verdict()).isEqualTo(GateVerdict.CLEARED);
        }
    }

    @Test
    void manyPersonsInMixedOrderNeitherDeadlockNorLoseAnAnswer() {
        // Given
        List<UUID> prescriptions = new ArrayList<>();
        EventStream forwards = new EventStream();
        EventStream backwards = new EventStream();
        List<EventStream> lives = new ArrayList<>();
        for (int person = 0; person < 40; person++) {
            Demographics who = demographics(newFamily());
            for (Prescriber prescriber : List.of(ADA, BEN)) {
                UUID prescription = UUID.randomUUID();
                prescriptions.add(prescription);
                lives.add(firstContact(UUID.randomUUID(), prescription, prescriber, who, "lisinopril"));
            }
        }
        for (int i = 0; i < lives.size(); i++) {
            (i % 2 == 0 ? forwards : backwards).list().addAll(lives.get(i).list());
            backwards.list().addAll(lives.get(lives.size() - 1 - i).list());
        }
        // When
        atOnce(List.of(forwards, backwards));
        // Then
        assertThat(prescriptions)
                .allSatisfy(
                        prescription -> assertThat(stored.answers(prescription)).hasSize(1));
    }

    @Test
    void aSignatureBeforeItsFactsIsHeldAndClearedWhenTheyArrive() {
        // Given
        UUID record = UUID.randomUUID();
        UUID prescription = UUID.randomUUID();
        EventStream life = firstContact(record, prescription, ADA, demographics(newFamily()), "lisinopril");
        EventStream statement = new EventStream();
        statement.list().add(life.list().getFirst());
        EventStream signature = new EventStream();
        signature.list().add(life.list().getLast());
        consumer.consume(signature.batch(), gate);
        ScreeningAnswered held = only(stored.answers(prescription));
        // When
        consumer.consume(statement.batch(), gate);
        // Then
        assertThat(held.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(held.factsNotApplied()).isTrue();
        assertThat(held.because()).containsExactly("facts-not-applied");
        assertThat(stored.answers(prescription)).hasSize(2);
        ScreeningAnswered cleared = stored.answers(prescription).getLast();
        assertThat(cleared.verdict()).isEqualTo(GateVerdict.CLEARED);
        assertThat(cleared.gatePass()).isEqualTo(1);
        assertThat(cleared.factsNotApplied()).isFalse();
    }

    @Test
    void anAllergyThatIsStatedAfterTheAnswerIsFoundByTheWorkerAndAnsweredAsLate() {
        // Given
        UUID record = UUID.randomUUID();
        UUID prescription = UUID.randomUUID();
        Demographics who = demographics(newFamily());
        consumer.consume(
                firstContact(record, prescription, ADA, who, "amoxicillin").batch(), gate);
        EventStream allergy = new EventStream()
                .add(
                        PATIENT_RECORD_STATED,
                        record,
                        record,
                        2,
                        Patients.allergic(record, ADA.practice(), who, "penicillin"));
        // When
        consumer.consume(allergy.batch(), gate);
        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(stored.answers(prescription)).hasSize(2));
        ScreeningAnswered late = stored.answers(prescription).getLast();
        assertThat(late.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(late.because()).containsExactly(only(late.result().alerts()).id());
    }

    @Test
    void overTheBrokerDuplicatesAndEarlyEventsAreAnsweredOnceAndInOrder() {
        // Given
        UUID record = UUID.randomUUID();
        UUID prescription = UUID.randomUUID();
        EventStream life = firstContact(record, prescription, ADA, demographics(newFamily()), "Xyzzyline")
                .add(
                        PRESCRIPTION_SIGNED,
                        record,
                        prescription,
                        2,
                        signed(content(prescription, record, ADA, "lisinopril"), 2));
        // When
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class))) {
            for (int index : List.of(0, 2, 1, 0, 1, 2)) {
                var source = life.list().get(index);
                producer.send(
                        new ProducerRecord<>(source.topic(), null, source.key(), source.value(), source.headers()));
            }
            producer.flush();
        }
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.answers(prescription))
                        .extracting(ScreeningAnswered::gatePass, ScreeningAnswered::verdict)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple(1, GateVerdict.HELD),
                                org.assertj.core.groups.Tuple.tuple(2, GateVerdict.CLEARED)));
    }

    @Test
    void aQuarantinedFactOfThePersonHoldsUntilItIsSettled() {
        // Given
        UUID record = UUID.randomUUID();
        UUID prescription = UUID.randomUUID();
        Demographics who = demographics(newFamily());
        consumer.consume(
                new EventStream()
                        .add(PATIENT_RECORD_STATED, record, record, 1, stated(record, "elm-street", who))
                        .addBytes(
                                PATIENT_RECORD_STATED, record, record, 2, "{not json".getBytes(StandardCharsets.UTF_8))
                        .batch(),
                gate);
        consumer.consume(
                new EventStream()
                        .add(
                                PRESCRIPTION_SIGNED,
                                record,
                                prescription,
                                1,
                                signed(content(prescription, record, ADA, "lisinopril"), 1))
                        .batch(),
                gate);
        ScreeningAnswered held = only(stored.answers(prescription));
        long quarantined = stored.count("select id from quarantine where subject = ?", record.toString());
        // When
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"a test\"}")
                .post("/quarantine/" + quarantined + "/discard")
                .then()
                .statusCode(200);
        // Then
        assertThat(held.verdict()).isEqualTo(GateVerdict.HELD);
        assertThat(held.result().outcome()).isEqualTo(Outcome.INCOMPLETE);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored.answers(prescription))
                        .extracting(ScreeningAnswered::verdict)
                        .containsExactly(GateVerdict.HELD, GateVerdict.CLEARED));
    }

    @Test
    void operationsLinkAndUnlinkRecords() {
        // Given
        UUID elm = UUID.randomUUID();
        UUID harbor = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        consumer.consume(
                firstContact(elm, first, ADA, demographics(newFamily()), "sertraline")
                        .batch(),
                gate);
        consumer.consume(
                firstContact(harbor, second, BEN, demographics(newFamily()), "tranylcypromine")
                        .batch(),
                gate);
        String decision = "{\"record\":\"" + harbor + "\",\"with\":\"" + elm + "\",\"reason\":\"same insurance card\"}";
        // When
        decide("links", "prescriber", decision).statusCode(403);
        decide("links", "ops", decision)
                .statusCode(200)
                .body("records", containsInAnyOrder(elm.toString(), harbor.toString()));
        List<ScreeningAnswered> linked =
                List.of(stored.answers(first).getLast(), stored.answers(second).getLast());
        decide("unlink", "ops", decision).statusCode(200).body("records", contains(harbor.toString()));
        // Then
        assertThat(linked).extracting(ScreeningAnswered::verdict).containsOnly(GateVerdict.HELD);
        assertThat(linked)
                .allSatisfy(late ->
                        assertThat(only(late.result().alerts()).rule()).isEqualTo("maoi-serotonergic-antidepressant"));
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(withoutTheOther(first, harbor)).isEqualTo(GateVerdict.CLEARED);
            assertThat(withoutTheOther(second, elm)).isEqualTo(GateVerdict.CLEARED);
        });
        assertThat(stored.personOf(harbor)).isNotEqualTo(stored.personOf(elm));
        assertThat(stored.count(
                        "select count(*) from never_link where first_record::text = ? or second_record::text = $1"
                                .replace("$1", "'" + harbor + "'"),
                        harbor.toString()))
                .isEqualTo(1);
        assertThat(stored.count(
                        "select count(*) from audit where action = 'disclose' and subject = ?", first.toString()))
                .isEqualTo(1);
    }

    /** The verdict of the third answer, which tells that the other record is unlinked and nothing of it. */
    private @Nullable GateVerdict withoutTheOther(UUID prescription, UUID other) {
        List<ScreeningAnswered> answers = stored.answers(prescription);
        assertThat(answers).hasSize(3);
        assertThat(answers.getLast().unlinked()).containsExactly(other);
        assertThat(answers.getLast().result().records()).isEqualTo(1);
        assertThat(answers.getLast().result().alerts()).isEmpty();
        return answers.getLast().verdict();
    }

    private static io.restassured.response.ValidatableResponse decide(String path, String who, String body) {
        return given().auth()
                .oauth2(TestTokens.token(who))
                .contentType("application/json")
                .body(body)
                .post("/persons/" + path)
                .then();
    }

    @Test
    void aQuestionBringsItsOwnFactsOrTheStoredProfileOfTheCallersOwnRecord() {
        // Given
        UUID elm = UUID.randomUUID();
        UUID harbor = UUID.randomUUID();
        Demographics who = demographics(newFamily());
        consumer.consume(
                firstContact(elm, UUID.randomUUID(), ADA, who, "tranylcypromine")
                        .batch(),
                gate);
        consumer.consume(
                firstContact(harbor, UUID.randomUUID(), BEN, who, "lisinopril").batch(), gate);
        String draft = "\"draft\":[{\"name\":\"sertraline 50 MG Oral Tablet\",\"rxcui\":\"312941\"}]";
        // When / Then
        ask("{" + draft + ",\"active\":[{\"id\":\"m1\",\"name\":\"Parnate\",\"prescriber\":\"Dr. A\"}]}")
                .statusCode(200)
                .body("outcome", equalTo("ALERTS"))
                .body("scope", equalTo("REQUEST_ONLY"))
                .body("alerts", hasSize(1))
                .body("alerts[0].severity", equalTo("CONTRAINDICATED"))
                .body("alerts[0].display", equalTo("INTERRUPT"))
                .body("alerts[0].involved[1].id", equalTo("m1"))
                .body("checksSkipped[0].check", equalTo("DRUG_ALLERGY"))
                .body("checksSkipped[0].'for'", contains("sertraline 50 MG Oral Tablet"));
        ask("{\"patient\":{\"id\":\"" + harbor + "\"}," + draft + "}")
                .statusCode(200)
                .body("scope", equalTo("LINKED_RECORDS"))
                .body("records", equalTo(2))
                .body("alerts[0].involved[1].prescriber", equalTo("Dr. Ada Okafor, Elm Street Clinic"));
        ask("{\"patient\":{\"id\":\"" + elm + "\"}," + draft + "}")
                .statusCode(404)
                .body("code", equalTo("NOT_FOUND"));
        ask("{\"draft\":[{\"name\":\"Xyzzyline\"}]}")
                .statusCode(200)
                .body("outcome", equalTo("INCOMPLETE"))
                .body("notScreened[0].name", equalTo("Xyzzyline"));
        ask("{\"drafts\":[]}").statusCode(400).body("field", equalTo("drafts"));
        ask("{\"draft\":[{}]}").statusCode(400).body("field", equalTo("draft[0].name"));
    }

    @Test
    void aKnowledgeBaseIsSwappedUnderLoadWithoutAFailedRequest() throws Exception {
        // Given
        Map<String, byte[]> files = new TreeMap<>(AuthoredKnowledge.files());
        files.put(
                "classes/swapped.yaml",
                "classes: [{id: SWAPPED, name: Swapped, source: a test, members: [lisinopril]}]"
                        .getBytes(StandardCharsets.UTF_8));
        String version = operations()
                .contentType("application/zip")
                .body(zipped(files))
                .post("/knowledge-bases?release=2026-12-01.1")
                .then()
                .statusCode(201)
                .extract()
                .path("version");
        String draft = "{\"draft\":[{\"name\":\"ibuprofen\"}],\"active\":[{\"name\":\"warfarin\"}]}";
        String own = ask(draft).extract().path("knowledgeBase");
        String alert = ask(draft).extract().path("alerts[0].id");
        // When
        List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
        List<Thread> askers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            askers.add(Thread.ofVirtual().start(() -> {
                for (int j = 0; j < 25; j++) {
                    statuses.add(ask(draft).extract().statusCode());
                }
            }));
        }
        String swapped;
        String alertThen;
        // Nobody screens all running prescriptions again meanwhile, which other tests count the answers of.
        try (Footprint.Stillness still = Footprint.stillness()) {
            activate("{\"version\":\"" + version + "\"}");
            swapped = ask(draft).extract().path("knowledgeBase");
            alertThen = ask(draft).extract().path("alerts[0].id");
            activate("{\"version\":null}");
        }
        for (Thread asker : askers) {
            asker.join();
        }
        // Then
        assertThat(statuses).hasSize(100).containsOnly(200);
        assertThat(swapped).isEqualTo(version).startsWith("2026-12-01.1-").isNotEqualTo(own);
        assertThat(alertThen).isEqualTo(alert);
        ask(draft).body("knowledgeBase", equalTo(own));
        operations()
                .contentType("application/json")
                .body("{\"version\":\"nothing\"}")
                .post("/knowledge-bases/activate")
                .then()
                .statusCode(404);
        files.put("rules/broken.yaml", "rules: [{id: x}]".getBytes(StandardCharsets.UTF_8));
        operations()
                .contentType("application/zip")
                .body(zipped(files))
                .post("/knowledge-bases?release=2026-12-01.2")
                .then()
                .statusCode(422)
                .body("code", equalTo("KNOWLEDGE_BASE_REFUSED"));
    }

    private static void activate(String choice) {
        operations()
                .contentType("application/json")
                .body(choice)
                .post("/knowledge-bases/activate")
                .then()
                .statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification operations() {
        return given().auth().oauth2(TestTokens.token("ops"));
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static io.restassured.response.ValidatableResponse ask(String body) {
        return given().auth()
                .oauth2(TestTokens.token("prescriber2"))
                .contentType("application/json")
                .body(body)
                .post("/screenings")
                .then();
    }
}
