package org.scriptline.formulary.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionSigned;
import org.scriptline.contracts.events.Topic;
import org.scriptline.formulary.checking.Prescriptions;
import org.scriptline.kit.json.EventJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;

/** Prescriptions of Elm Street Clinic that are signed for a drug which needs a prior authorization, as events. */
final class SignedPrescriptions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestPlatform.bootstrapServers(),
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class));

    @Override
    public void close() {
        producer.close();
    }

    /** Where an authorization that nobody has begun is found. */
    String authorization() {
        UUID prescription = UUID.randomUUID();
        sign(prescription, EventJson.write(content(prescription)));
        String list = "/prior-authorizations?prescription=" + prescription;
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(get(list).at("/items/0/id").asText()).isNotEmpty());
        return "/prior-authorizations/" + get(list).at("/items/0/id").asText();
    }

    static PrescriptionSigned content(UUID prescription) {
        return new PrescriptionSigned(
                Prescriptions.of(prescription, UUID.randomUUID(), 1, "617314", Prescriptions.HARBOR_PLUS),
                1,
                Instant.parse("2026-11-21T10:00:00Z"),
                List.of());
    }

    /** Whatever the payload is. */
    void sign(UUID prescription, byte[] payload) {
        var message = new ProducerRecord<>(Topic.PRESCRIPTION.code(), prescription.toString(), payload);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/prescription-service",
                        "ce_type", EventType.PRESCRIPTION_SIGNED.code(),
                        "ce_time", "2026-11-21T10:00:00Z",
                        "ce_subject", prescription.toString(),
                        "ce_sequence", "1",
                        "ce_actor", "1234567893",
                        "ce_organization", "elm-street",
                        "content-type", "application/json")
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(message);
    }

    private static JsonNode get(String path) {
        return Wire.send(TestTokens.token("prescriber"), "GET", path, Map.of(), null)
                .json();
    }
}
