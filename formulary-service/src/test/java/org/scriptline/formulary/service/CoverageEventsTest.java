package org.scriptline.formulary.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.CoverageChanged;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.PrescriptionDrafted;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.Topic;
import org.scriptline.contracts.status.AuthorizationState;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.formulary.checking.Prescriptions;
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.TestPayers;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** Prescription events in and coverage events out, over the real broker and database. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(LoadedPayer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoverageEventsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Database database;

    @Inject
    LoadingReleases loading;

    private KafkaProducer<String, byte[]> producer;
    private KafkaConsumer<String, byte[]> consumer;
    private final List<ConsumerRecord<String, byte[]>> received = new ArrayList<>();

    @BeforeAll
    void connect() {
        producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
        consumer = new KafkaConsumer<>(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                TestPlatform.bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "coverage-events-test",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class));
        consumer.subscribe(List.of(Topic.COVERAGE.code()));
    }

    @AfterAll
    void disconnect() {
        producer.close();
        consumer.close();
    }

    @Test
    void aSignedPrescriptionIsAnsweredWithTierAndAuthorization() throws Exception {
        // Given
        UUID prescription = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        var content = Prescriptions.of(prescription, patient, 1, "617314", Prescriptions.HARBOR_PLUS);

        // When
        send(
                prescription,
                patient,
                1,
                EventType.PRESCRIPTION_SIGNED,
                new PrescriptionSigned(content, 1, Instant.parse("2026-11-21T10:00:00Z"), List.of()));

        // Then
        ConsumerRecord<String, byte[]> answer = answers(prescription, 1).getFirst();
        assertThat(answer.key()).isEqualTo(patient.toString());
        assertThat(header(answer, "ce_type")).isEqualTo("org.scriptline.coverage.answered.v1");
        assertThat(header(answer, "ce_sequence")).isEqualTo("1");
        assertThat(header(answer, "ce_actor")).isEqualTo("formulary-service");
        CoverageAnswered answered = EventJson.read(answer.value(), CoverageAnswered.class);
        assertThat(answered.patientId()).isEqualTo(patient);
        assertThat(answered.revision()).isEqualTo(1);
        assertThat(answered.result().covered()).isTrue();
        assertThat(answered.result().tier()).isEqualTo(new Tier("4", null));
        assertThat(answered.result().priorAuthorization()).isTrue();
        assertThat(new String(answer.value(), StandardCharsets.UTF_8)).doesNotContain("Okafor", "member-17");
    }

    @Test
    void aPayerThatIsConnectedRefinesTheLocalAnswer() throws Exception {
        // When
        List<ConsumerRecord<String, byte[]>> events = askedInRealTime("member-21");

        // Then
        CoverageAnswered local = EventJson.read(events.get(0).value(), CoverageAnswered.class);
        assertThat(local.result().covered()).isTrue();
        assertThat(local.result().unknown())
                .contains(new CoverageResult.Unknown(
                        "realTimeBenefit",
                        "the payer is being asked; until it answers, this is its published formulary"));
        assertThat(header(events.get(1), "ce_type")).isEqualTo("org.scriptline.coverage.changed.v1");
        CoverageChanged refined = EventJson.read(events.get(1).value(), CoverageChanged.class);
        assertThat(refined.changes()).containsExactly("the patient pays 7.25 dollars");
        assertThat(refined.previousRelease()).isEqualTo(refined.result().release());
        assertThat(refined.result().cost())
                .isEqualTo(new CoverageResult.Cost(
                        new BigDecimal("7.25"),
                        new BigDecimal("7.25"),
                        new BigDecimal("7.25"),
                        false,
                        "the payer's own answer, reference RT-1"));
        assertThat(refined.result().unknown())
                .extracting(CoverageResult.Unknown::field)
                .doesNotContain("realTimeBenefit");
        assertThat(new String(events.get(1).value(), StandardCharsets.UTF_8)).doesNotContain("member-21");
    }

    @Test
    void withoutThePayersAnswerTheLocalOneStaysAndSaysSo() throws Exception {
        // When
        List<ConsumerRecord<String, byte[]>> events = askedInRealTime("member-unlucky");

        // Then
        CoverageAnswered local = EventJson.read(events.get(0).value(), CoverageAnswered.class);
        CoverageChanged refined = EventJson.read(events.get(1).value(), CoverageChanged.class);
        assertThat(refined.changes()).containsExactly("the payer answered with HTTP status 503");
        assertThat(refined.result().cost()).isEqualTo(local.result().cost());
        assertThat(refined.result().unknown())
                .contains(new CoverageResult.Unknown(
                        "realTimeBenefit", "the payer answered with HTTP status 503; this is its published formulary"));
    }

    @Test
    void aPayerIsAskedAnewWhenItsAnswerIsOldAndWhenAnotherReleaseServes(@TempDir Path folder) throws Exception {
        // Given
        ConsumerRecord<String, byte[]> first = askedInRealTime("member-dearer").getLast();
        UUID prescription = UUID.fromString(header(first, "ce_subject"));
        assertThat(pays(first)).isEqualTo("7.25");

        // When
        database.run(transaction -> {
            try (var update = transaction.connection().prepareStatement("""
                    update benefit_inquiry set look_at = now() - interval '1 second' where prescription_id = ?""")) {
                update.setObject(1, prescription);
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        });
        ConsumerRecord<String, byte[]> second = answers(prescription, 3).getLast();
        copyWith(folder, "|314076|99990000101|2|N| | |", "|314076|99990000101|2|Y|60|30|");
        LoadOutcome.Serves serves = (LoadOutcome.Serves) loading.load(folder, true, "test");
        List<ConsumerRecord<String, byte[]>> renewed;
        try {
            renewed = answers(prescription, 5);
        } finally {
            loading.rollBack(serves.release().id(), "test");
        }

        // Then
        assertThat(pays(second)).isEqualTo("8.25");
        CoverageChanged local = EventJson.read(renewed.get(3).value(), CoverageChanged.class);
        assertThat(local.changes()).contains("quantity limit none → 60 in 30 days");
        assertThat(local.result().unknown())
                .extracting(CoverageResult.Unknown::field)
                .contains("realTimeBenefit");
        CoverageChanged refined = EventJson.read(renewed.get(4).value(), CoverageChanged.class);
        assertThat(refined.changes()).containsExactly("the patient pays 9.25 dollars");
        assertThat(refined.result().release()).isEqualTo(serves.release().id());
    }

    private static String pays(ConsumerRecord<String, byte[]> event) throws IOException {
        return String.valueOf(EventJson.read(event.value(), CoverageChanged.class)
                .result()
                .cost()
                .patientPays());
    }

    private List<ConsumerRecord<String, byte[]>> askedInRealTime(String member) throws Exception {
        UUID prescription = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        var content = Prescriptions.of(
                prescription, patient, 1, "314076", new PlanReference("H9902", "004", "001", null, null, null, member));
        send(
                prescription,
                patient,
                1,
                EventType.PRESCRIPTION_SIGNED,
                new PrescriptionSigned(content, 1, Instant.parse("2026-11-21T10:00:00Z"), List.of()));
        return answers(prescription, 2);
    }

    @Test
    void eachAnswerOfAPrescriptionHasTheNextSequence() throws Exception {
        // Given
        UUID prescription = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        send(
                prescription,
                patient,
                1,
                EventType.PRESCRIPTION_DRAFTED,
                new PrescriptionDrafted(Prescriptions.of(prescription, patient, 1, "617314", null)));
        answers(prescription, 1);

        // When
        send(
                prescription,
                patient,
                2,
                EventType.PRESCRIPTION_EDITED,
                new PrescriptionDrafted(
                        Prescriptions.of(prescription, patient, 2, "314076", Prescriptions.HARBOR_PLUS)));

        // Then
        List<ConsumerRecord<String, byte[]>> answers = answers(prescription, 2);
        assertThat(answers).extracting(answer -> header(answer, "ce_sequence")).containsExactly("1", "2");
        var first = EventJson.read(answers.get(0).value(), CoverageAnswered.class);
        var second = EventJson.read(answers.get(1).value(), CoverageAnswered.class);
        assertThat(first.result().unknown()).containsExactly(new Unknown("plan", "no plan is on file"));
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.result().covered()).isTrue();
    }

    @Test
    void aRepeatedEventIsAnsweredOnce() {
        // Given
        UUID prescription = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        var drafted = new PrescriptionDrafted(
                Prescriptions.of(prescription, patient, 1, "314076", Prescriptions.HARBOR_PLUS));

        // When
        send(prescription, patient, 1, EventType.PRESCRIPTION_DRAFTED, drafted);
        send(prescription, patient, 1, EventType.PRESCRIPTION_DRAFTED, drafted);
        send(
                other,
                patient,
                1,
                EventType.PRESCRIPTION_DRAFTED,
                new PrescriptionDrafted(Prescriptions.of(other, patient, 1, "314076", null)));

        // Then
        answers(other, 1);
        assertThat(answers(prescription, 1)).hasSize(1);
    }

    @Test
    void anAuthorizationIsWalkedToItsApprovalAndSatisfiesTheNextPrescription() throws Exception {
        // Given
        UUID prescription = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        send(
                prescription,
                patient,
                1,
                EventType.PRESCRIPTION_SIGNED,
                new PrescriptionSigned(
                        Prescriptions.of(prescription, patient, 1, "617314", Prescriptions.HARBOR_PLUS),
                        1,
                        Instant.parse("2026-11-21T10:00:00Z"),
                        List.of()));
        answers(prescription, 1);
        String id = "/prior-authorizations/"
                + ask("GET", "/prior-authorizations?prescription=" + prescription, null)
                        .at("/items/0/id")
                        .asText();
        List<String> walked = new ArrayList<>();

        // When
        for (String[] step : new String[][] {
            {"prescriber2", "GET", "", "", "404 NOT_FOUND"},
            {"agent", "POST", "/submit", "", "409 AUTHORIZATION_CONFLICT"},
            {"agent", "POST", "/start", "", "200"},
            {"", "questions"},
            {"agent", "POST", "/submit", "", "400 REQUEST_FIELD_INVALID"},
            {"agent", "POST", "/answers", answer("tried-covered-drug", "maybe"), "400 REQUEST_FIELD_INVALID"},
            {"agent", "POST", "/answers", answer("tried-covered-drug", "no"), "200"},
            {"agent", "POST", "/answers", answer("diagnosis", "E78.5"), "200"},
            {"agent", "POST", "/submit", "", "200"},
            {"", "denied"},
            {"agent", "POST", "/appeal", "{\"note\":\"why\"}", "403 NOT_ALLOWED"},
            {"prescriber", "POST", "/appeal", "{\"note\":\"\"}", "400 REQUEST_FIELD_INVALID"},
            {
                "prescriber",
                "POST",
                "/appeal",
                "{\"note\":\"The covered drug gave the patient myopathy in 2025.\"}",
                "200"
            },
            {"", "approved"},
            {"agent", "POST", "/start", "", "409 AUTHORIZATION_CONFLICT"}
        }) {
            if (step[0].isEmpty()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        ask("GET", id, null).path("state").asText())
                                .isEqualTo(step[1]));
            } else {
                Wire.Answer answer = send(step[0], step[1], id + step[2], step[3]);
                walked.add(step[2] + " " + answer.verdict() + (answer.verdict().equals(step[4]) ? "" : "!"));
            }
        }

        // Then
        assertThat(walked).noneMatch(step -> step.endsWith("!"));
        JsonNode approved = ask("GET", id, null);
        assertThat(approved.path("reference").asText()).startsWith("PA-");
        assertThat(approved.path("next")).isEmpty();
        LocalDate from = LocalDate.parse(approved.path("validFrom").asText());
        assertThat(LocalDate.parse(approved.path("validUntil").asText())).isEqualTo(from.plusDays(181));
        // The payer's files are of 2026, whatever today is.
        database.run(transaction -> {
            try (var update = transaction.connection().prepareStatement("""
                    update prior_authorization set valid_from = '2026-01-01', valid_until = '2026-12-31'
                    where prescription_id = ?""")) {
                update.setObject(1, prescription);
                update.executeUpdate();
            }
        });
        String checked = """
                {"plan":{"contractId":"S9901","planId":"2"},"asOf":"2026-11-21","drug":{"rxcui":"617314"},"patient":{"id":"%s"}}""".formatted(patient);
        JsonNode satisfied = ask("POST", "/coverage-checks", checked);
        assertThat(satisfied.path("priorAuthorization").asBoolean()).isTrue();
        assertThat(satisfied.at("/authorizationOnFile/validUntil").asText()).isEqualTo("2026-12-31");
        assertThat(send("prescriber2", "POST", "/coverage-checks", checked)
                        .json()
                        .path("authorizationOnFile")
                        .isNull())
                .isTrue();
        await().atMost(PATIENCE).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(received::add);
            assertThat(received.stream()
                            .filter(event ->
                                    header(event, "ce_type").equals("org.scriptline.prior-authorization.stated.v1"))
                            .filter(event -> id.endsWith(header(event, "ce_subject")))
                            .map(event -> header(event, "ce_sequence")))
                    .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        });
    }

    @Test
    void anApprovalByTelephoneIsEnteredByStaffAndStated() throws Exception {
        // Given
        UUID prescription = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        send(
                prescription,
                patient,
                1,
                EventType.PRESCRIPTION_SIGNED,
                new PrescriptionSigned(
                        Prescriptions.of(prescription, patient, 1, "617314", Prescriptions.HARBOR_PLUS),
                        1,
                        Instant.parse("2026-11-21T10:00:00Z"),
                        List.of()));
        answers(prescription, 1);
        String id = ask("GET", "/prior-authorizations?prescription=" + prescription, null)
                .at("/items/0/id")
                .asText();
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String approval = """
                {"reference":"TEL-1","reason":"Ms. Hale of the payer, by telephone","validFrom":"%s","validUntil":"%s"}""";

        // When
        Wire.Answer ended = send(
                "agent",
                "POST",
                "/prior-authorizations/" + id + "/approval",
                approval.formatted(today, today.minusDays(1)));
        Wire.Answer entered = send(
                "agent",
                "POST",
                "/prior-authorizations/" + id + "/approval",
                approval.formatted(today, today.plusDays(90)));
        Wire.Answer again = send(
                "agent",
                "POST",
                "/prior-authorizations/" + id + "/approval",
                approval.formatted(today, today.plusDays(90)));

        // Then
        assertThat(ended.verdict()).isEqualTo("400 REQUEST_FIELD_INVALID");
        assertThat(ended.json().path("field").asText()).isEqualTo("validUntil");
        assertThat(entered.verdict()).isEqualTo("200");
        assertThat(again.verdict()).isEqualTo("409 AUTHORIZATION_CONFLICT");
        JsonNode read = ask("GET", "/prior-authorizations/" + id, null);
        assertThat(read).isEqualTo(entered.json());
        assertThat(read.path("state").asText()).isEqualTo("approved");
        assertThat(read.path("reference").asText()).isEqualTo("TEL-1");
        assertThat(read.path("reason").asText())
                .isEqualTo("entered by the practice: Ms. Hale of the payer, by telephone");
        assertThat(read.path("validUntil").asText())
                .isEqualTo(today.plusDays(90).toString());
        assertThat(read.path("next")).isEmpty();
        PriorAuthorizationStated stated =
                EventJson.read(answers(UUID.fromString(id), 2).getLast().value(), PriorAuthorizationStated.class);
        assertThat(stated.state()).isEqualTo(AuthorizationState.APPROVED);
        assertThat(stated.prescriptionId()).isEqualTo(prescription);
        assertThat(stated.validFrom()).isEqualTo(today);
    }

    @Test
    void aReleaseThatBeginsToServeTellsTheRunningPrescriptionsThatItTouches(@TempDir Path folder) throws Exception {
        // Given
        UUID touched = UUID.randomUUID();
        UUID untouched = UUID.randomUUID();
        UUID ended = UUID.randomUUID();
        UUID patient = UUID.randomUUID();
        for (UUID prescription : List.of(touched, untouched, ended)) {
            String drug = prescription.equals(untouched) ? "314076" : "617314";
            send(
                    prescription,
                    patient,
                    1,
                    EventType.PRESCRIPTION_SIGNED,
                    new PrescriptionSigned(
                            Prescriptions.of(prescription, patient, 1, drug, Prescriptions.HARBOR_PLUS),
                            1,
                            Instant.parse("2026-11-21T10:00:00Z"),
                            List.of()));
            answers(prescription, 1);
        }
        send(
                ended,
                patient,
                2,
                EventType.PRESCRIPTION_CANCELLED,
                new PrescriptionCancelled(
                        ended,
                        patient,
                        CancelReason.COST,
                        null,
                        Instant.parse("2026-11-21T11:00:00Z"),
                        OrderStatus.CANCELLED));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ask("GET", "/prior-authorizations?prescription=" + ended, null)
                                .at("/items/0/state")
                                .asText())
                        .isEqualTo("expired"));
        copyWith(folder, "|617314|99990000301|4|Y|45|30|Y|Y|N", "|617314|99990000301|3|Y|60|30|N|N|N");

        // When
        LoadOutcome.Serves serves = (LoadOutcome.Serves) loading.load(folder, true, "test");
        CoverageChanged changed;
        try {
            changed = EventJson.read(answers(touched, 2).getLast().value(), CoverageChanged.class);
        } finally {
            loading.rollBack(serves.release().id(), "test");
        }
        CoverageChanged back = EventJson.read(answers(touched, 3).getLast().value(), CoverageChanged.class);

        // Then
        assertThat(changed.changes())
                .containsExactly(
                        "tier 4 → 3",
                        "prior authorization yes → no",
                        "step therapy yes → no",
                        "quantity limit 45 in 30 days → 60 in 30 days");
        assertThat(changed.result().release()).isEqualTo(serves.release().id());
        assertThat(changed.previousRelease()).isEqualTo(back.result().release());
        assertThat(back.changes()).contains("tier 3 → 4");
        assertThat(of(untouched)).hasSize(1);
        assertThat(of(ended)).hasSize(1);
    }

    private static void copyWith(Path folder, String line, String other) throws IOException {
        try (Stream<Path> files = Files.list(TestPayers.folder("authored-2026"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                Files.writeString(
                        folder.resolve(file.getFileName()), text.replace(line, other), StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static String answer(String question, String value) {
        return "{\"answers\":[{\"question\":\"" + question + "\",\"value\":\"" + value + "\"}]}";
    }

    private static JsonNode ask(String method, String path, @Nullable String body) {
        Wire.Answer answer = send("prescriber", method, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static Wire.Answer send(String who, String method, String path, @Nullable String body) {
        boolean empty = body == null || body.isEmpty();
        return Wire.send(
                TestTokens.token(who),
                method,
                path,
                empty ? Map.of() : Map.of("Content-Type", "application/json"),
                empty ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    private void send(UUID prescription, UUID patient, long sequence, EventType type, Record payload) {
        var message = new ProducerRecord<>(Topic.PRESCRIPTION.code(), patient.toString(), EventJson.write(payload));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/prescription-service",
                        "ce_type", type.code(),
                        "ce_time", "2026-11-21T10:00:00Z",
                        "ce_subject", prescription.toString(),
                        "ce_sequence", Long.toString(sequence),
                        "ce_actor", "1234567893",
                        "ce_organization", "elm-street",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    /** Waits until the prescription has this many answers and gives all that came, in their order. */
    private List<ConsumerRecord<String, byte[]>> answers(UUID prescription, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(received::add);
            assertThat(of(prescription)).hasSizeGreaterThanOrEqualTo(count);
        });
        return of(prescription);
    }

    private List<ConsumerRecord<String, byte[]>> of(UUID prescription) {
        return received.stream()
                .filter(answer -> header(answer, "ce_subject").equals(prescription.toString()))
                .sorted(Comparator.comparing(answer -> header(answer, "ce_sequence")))
                .toList();
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
