package org.scriptline.kit.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionHeld;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** Events over the real broker and database: duplicates, gaps, poison, replay, and the way out through the outbox. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventConsumptionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
    private static final String TRACED =
            "select count(*) from event where direction = 'C' and subject = ? and traceparent = '" + TRACE + "'";

    @Inject
    Database database;

    private KafkaProducer<String, byte[]> producer;

    @BeforeAll
    void openProducer() {
        producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));
    }

    @AfterAll
    void closeProducer() {
        producer.close();
    }

    @Test
    void appliesEachSequenceOnceAndInOrder() {
        // Given
        String subject = UUID.randomUUID().toString();

        // When
        List.of(2L, 1L, 1L, 4L, 3L, 2L, 5L).forEach(sequence -> publish(subject, sequence, "hold"));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(applied(subject)).containsExactly(1L, 2L, 3L, 4L, 5L));
        assertThat(count("select count(*) from parked_event where subject = ?", subject))
                .isZero();
        assertThat(count("select last_sequence from event_cursor where subject = ?", subject))
                .isEqualTo(5);
        assertThat(count("select count(*) from event where direction = 'C' and subject = ?", subject))
                .isEqualTo(5);
    }

    @Test
    void theBrokerIsToldHowFarTheChannelIsWithoutAnotherRecord() throws Exception {
        publish(UUID.randomUUID().toString(), 1, "hold");
        producer.flush();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers()))) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(committed(admin)).isEqualTo(ends(admin)));
        }
    }

    private static Map<TopicPartition, Long> committed(Admin admin) throws Exception {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets("kit-test")
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    private Map<TopicPartition, Long> ends(Admin admin) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        producer.partitionsFor(Topic.PRESCRIPTION.code())
                .forEach(partition ->
                        asked.put(new TopicPartition(partition.topic(), partition.partition()), OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked).all().get().forEach((partition, end) -> {
            if (end.offset() > 0) {
                ends.put(partition, end.offset());
            }
        });
        return ends;
    }

    @Test
    void parksWhatIsAheadUntilThePredecessorComes() {
        // Given
        String subject = UUID.randomUUID().toString();
        publish(subject, 2, "hold");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("select count(*) from parked_event where subject = ?", subject))
                        .isEqualTo(1));

        // When
        publish(subject, 1, "hold");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(applied(subject)).containsExactly(1L, 2L));
        assertThat(count("select count(*) from parked_event where subject = ?", subject))
                .isZero();
    }

    @Test
    void anUnreadablePayloadHoldsBackItsOwnAggregateOnly() {
        // Given
        String subject = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        publish(subject, 1, "hold");
        send(subject, 2, EventType.PRESCRIPTION_HELD.code(), "{not json".getBytes(StandardCharsets.UTF_8));
        publish(subject, 3, "hold");
        publish(other, 1, "hold");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(applied(other)).containsExactly(1L);
            assertThat(count("select count(*) from parked_event where subject = ?", subject))
                    .isEqualTo(1);
        });
        assertThat(applied(subject)).containsExactly(1L);
        long id = count("select id from quarantine where state = 'open' and subject = ?", subject);

        // When
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"lost\"}")
                .post("/quarantine/" + id + "/discard")
                .then()
                .statusCode(200)
                .body("state", equalTo("discarded"));

        // Then
        assertThat(applied(subject)).containsExactly(1L, 3L);
        assertThat(count("select count(*) from parked_event where subject = ?", subject))
                .isZero();
    }

    @Test
    void aRefusedRecordIsAppliedByReplayWithAllThatWaitedBehindIt() {
        // Given
        String subject = UUID.randomUUID().toString();
        publish(subject, 1, "hold");
        publish(subject, 2, "refuse");
        publish(subject, 3, "hold");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("select count(*) from parked_event where subject = ?", subject))
                        .isEqualTo(1));
        assertThat(applied(subject)).containsExactly(1L);
        long id = count("select id from quarantine where state = 'open' and subject = ?", subject);

        // When
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"again\"}")
                .post("/quarantine/" + id + "/replay")
                .then()
                .statusCode(422)
                .body("code", equalTo("EVENT_REFUSED"));
        RecordingApplier.REFUSING.set(false);
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"mended\"}")
                .post("/quarantine/" + id + "/replay")
                .then()
                .statusCode(200)
                .body("state", equalTo("replayed"));
        RecordingApplier.REFUSING.set(true);

        // Then
        assertThat(applied(subject)).containsExactly(1L, 2L, 3L);
        assertThat(count(TRACED, subject)).isEqualTo(3);
    }

    @Test
    void theQuarantineIsForOpsAndShowsNoPayload() {
        // Given
        String subject = UUID.randomUUID().toString();
        send(subject, 1, "org.scriptline.never-heard-of.v9", new byte[] {0, 1, 2});
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count("select count(*) from quarantine where subject = ?", subject))
                        .isEqualTo(1));
        long id = count("select id from quarantine where subject = ?", subject);

        // When / Then
        given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .get("/quarantine")
                .then()
                .statusCode(403)
                .body("code", equalTo("NOT_ALLOWED"));
        given().get("/quarantine").then().statusCode(401).body("code", equalTo("TOKEN_MISSING_OR_INVALID"));
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .get("/quarantine?limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.id == " + id + " }.code", equalTo("EVENT_UNKNOWN_TYPE"))
                .body("items.find { it.id == " + id + " }.payload", nullValue());
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"\"}")
                .post("/quarantine/" + id + "/payload")
                .then()
                .statusCode(422)
                .body("field", equalTo("reason"));
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"incident 7\",\"extra\":1}")
                .post("/quarantine/" + id + "/payload")
                .then()
                .statusCode(400)
                .body("code", equalTo("REQUEST_UNKNOWN_FIELD"))
                .body("field", equalTo("extra"));
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"reason\":\"incident 7\"}")
                .post("/quarantine/" + id + "/payload")
                .then()
                .statusCode(200)
                .body("base64", equalTo("AAEC"));
        assertThat(count(
                        "select count(*) from audit where action = 'read-quarantined-payload' and subject = ?",
                        Long.toString(id)))
                .isEqualTo(1);
    }

    @Test
    void anEmittedEventReachesTheTopicOnceAndLeavesTheOutbox() {
        // Given
        String subject = UUID.randomUUID().toString();

        // When
        database.run(transaction -> transaction.emit(new OutgoingEvent(
                EventType.PRESCRIPTION_HELD, "patient-1", subject, 1, held("hold"), Actor.service("kit-test"))));

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(applied(subject)).containsExactly(1L));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(
                                "select count(*) from outbox o join event e on e.id = o.event where e.subject = ?",
                                subject))
                        .isZero());
    }

    @Test
    void eventsAndAuditCannotBeChanged() {
        // Given
        List<String> refused = new ArrayList<>();

        // When
        for (String change : List.of("delete from event", "update audit set actor = 'x'", "truncate audit")) {
            try {
                database.run(transaction -> {
                    try (PreparedStatement statement = transaction.connection().prepareStatement(change)) {
                        statement.execute();
                    }
                });
            } catch (DatabaseException refusal) {
                refused.add(change);
            }
        }

        // Then
        assertThat(refused).containsExactly("delete from event", "update audit set actor = 'x'", "truncate audit");
    }

    private static PrescriptionHeld held(String because) {
        return new PrescriptionHeld(new UUID(0, 1), new UUID(0, 2), 1, List.of(because));
    }

    private void publish(String subject, long sequence, String because) {
        send(subject, sequence, EventType.PRESCRIPTION_HELD.code(), EventJson.write(held(because)));
    }

    private void send(String subject, long sequence, String type, byte[] payload) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>("erx.prescription", "patient-1", payload);
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_type",
                        type,
                        "ce_time",
                        "2026-11-21T10:00:00Z",
                        "ce_subject",
                        subject,
                        "ce_sequence",
                        Long.toString(sequence),
                        "ce_actor",
                        "test",
                        "ce_organization",
                        "test")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        message.headers().add("traceparent", TRACE.getBytes(StandardCharsets.UTF_8));
        producer.send(message);
        producer.flush();
    }

    private List<Long> applied(String subject) {
        return database.read(connection -> {
            try (PreparedStatement select = prepared(
                            connection, "select sequence from applied where subject = ? order by position", subject);
                    ResultSet rows = select.executeQuery()) {
                List<Long> sequences = new ArrayList<>();
                while (rows.next()) {
                    sequences.add(rows.getLong(1));
                }
                return sequences;
            }
        });
    }

    private long count(String sql, String subject) {
        return database.read(connection -> {
            try (PreparedStatement select = prepared(connection, sql, subject);
                    ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : -1L;
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, String subject) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, subject);
        return statement;
    }
}
