package org.scriptline.interaction.running;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.scriptline.contracts.events.EventType;
import org.scriptline.kit.json.EventJson;

/** Records of erx.prescription, as the connector hands them over. */
final class EventStream {
    private static final TopicPartition PARTITION = new TopicPartition("erx.prescription", 0);
    /** Far above what the running channel reads, since quarantine knows records by their offset. */
    private static final AtomicLong OFFSET = new AtomicLong(1_000_000);

    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

    EventStream add(EventType type, UUID patient, UUID subject, long sequence, Record payload) {
        return addBytes(type, patient, subject, sequence, EventJson.write(payload));
    }

    EventStream addBytes(EventType type, UUID patient, UUID subject, long sequence, byte[] payload) {
        RecordHeaders headers = new RecordHeaders();
        headers(type, subject, sequence)
                .forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        records.add(new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                OFFSET.incrementAndGet(),
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                0,
                payload.length,
                patient.toString(),
                payload,
                headers,
                Optional.empty()));
        return this;
    }

    static Map<String, String> headers(EventType type, UUID subject, long sequence) {
        return Map.of(
                "ce_specversion", "1.0",
                "ce_id", UUID.randomUUID().toString(),
                "ce_source", "prescription-service",
                "ce_type", type.code(),
                "ce_time", Instant.now().toString(),
                "ce_subject", subject.toString(),
                "ce_sequence", Long.toString(sequence),
                "ce_actor", "1234567893",
                "ce_organization", "elm-street");
    }

    List<ConsumerRecord<String, byte[]>> list() {
        return records;
    }

    ConsumerRecords<String, byte[]> batch() {
        Map<TopicPartition, List<ConsumerRecord<String, byte[]>>> byPartition = new HashMap<>();
        byPartition.put(PARTITION, records);
        return new ConsumerRecords<>(byPartition, Map.of());
    }
}
