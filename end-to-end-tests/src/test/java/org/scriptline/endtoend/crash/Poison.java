package org.scriptline.endtoend.crash;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The ways in which a record of a topic can be none that a consumer can apply. */
enum Poison {
    /** Bytes without a meaning and without headers. */
    GARBAGE("EVENT_SCHEMA_INVALID"),
    /** A known type whose payload lacks everything that the type has. */
    WRONG_SCHEMA("EVENT_SCHEMA_INVALID"),
    /** A type that no version knows. */
    UNKNOWN_TYPE("EVENT_UNKNOWN_TYPE"),
    /** A known type with more bytes than any event of ours may have, and just fewer than the broker refuses. */
    TOO_LARGE("EVENT_SCHEMA_INVALID");

    /** By topic, a type that everybody reads who follows it. */
    static final Map<String, String> TYPES = Map.of(
            "erx.prescription", "org.scriptline.prescription.signed.v1",
            "erx.screening", "org.scriptline.screening.answered.v1",
            "erx.coverage", "org.scriptline.coverage.answered.v1",
            "erx.pharmacy-order", "org.scriptline.pharmacy-order.stated.v1",
            "erx.pharmacy-directory", "org.scriptline.pharmacy.stated.v1");

    private static final int LARGE = 900_000;

    private final String code;

    Poison(String code) {
        this.code = code;
    }

    /** The reason under which it lies in quarantine. */
    String code() {
        return code;
    }

    /** A record for this topic, under a key that nothing else has. */
    ProducerRecord<String, byte[]> record(String topic, String key) {
        String type = TYPES.getOrDefault(topic, "");
        return switch (this) {
            case GARBAGE -> new ProducerRecord<>(topic, key, new byte[] {(byte) 0xff, 0x00, (byte) 0xc3, 0x28, '{'});
            case WRONG_SCHEMA -> event(topic, key, type, "{\"this\":\"is no event\"}");
            case UNKNOWN_TYPE -> event(topic, key, "org.scriptline.nobody.knows.v9", "{}");
            case TOO_LARGE -> event(topic, key, type, "{\"this\":\"" + "x".repeat(LARGE) + "\"}");
        };
    }

    private static ProducerRecord<String, byte[]> event(String topic, String key, String type, String json) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, json.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "poison",
                        "ce_type", type,
                        "ce_time", Instant.now().toString(),
                        "ce_subject", UUID.randomUUID().toString(),
                        "ce_sequence", "1",
                        "ce_actor", "nobody",
                        "ce_organization", "nowhere")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
