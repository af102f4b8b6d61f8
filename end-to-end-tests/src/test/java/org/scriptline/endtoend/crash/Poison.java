package org.scriptline.endtoend.crash;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.scriptline.local.stack.Ports;

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

    /** By topic, types of it, and by type the services that read it: each has a quarantine of its own. */
    static final Map<String, Map<String, List<String>>> READERS = Map.of(
            "erx.prescription",
                    Map.of(
                            "org.scriptline.prescription.signed.v1",
                                    List.of("interaction-service", "formulary-service"),
                            "org.scriptline.prescription.released.v1",
                                    List.of("interaction-service", "pharmacy-gateway")),
            "erx.screening", Map.of("org.scriptline.screening.answered.v1", List.of("prescription-service")),
            "erx.coverage", Map.of("org.scriptline.coverage.answered.v1", List.of("prescription-service")),
            "erx.pharmacy-order",
                    Map.of(
                            "org.scriptline.pharmacy-order.stated.v1",
                            List.of("prescription-service", "interaction-service")),
            "erx.pharmacy-directory", Map.of("org.scriptline.pharmacy.stated.v1", List.of("prescription-service")),
            "erx.reconciliation", Map.of("org.scriptline.reconciliation.stated.v1", Ports.SERVICES));

    private static final int LARGE = 900_000;

    private final String code;

    Poison(String code) {
        this.code = code;
    }

    /** The reason under which it lies in quarantine. */
    String code() {
        return code;
    }

    /** The services that cannot apply it: what has no known type concerns everybody who follows the topic. */
    Set<String> quarantinedBy(String topic, String type) {
        Map<String, List<String>> readers = READERS.getOrDefault(topic, Map.of());
        return this == GARBAGE || this == UNKNOWN_TYPE
                ? readers.values().stream().flatMap(List::stream).collect(Collectors.toSet())
                : Set.copyOf(readers.getOrDefault(type, List.of()));
    }

    /** A record for this topic, under a key that nothing else has. */
    ProducerRecord<String, byte[]> record(String topic, String type, String key) {
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
