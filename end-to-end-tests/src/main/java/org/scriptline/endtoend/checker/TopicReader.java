package org.scriptline.endtoend.checker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every record of the topics, and how far each consumer group is behind their ends. */
final class TopicReader {

    private static final String PREFIX = "erx.";
    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrapServers;

    TopicReader(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** Every record up to the ends of this moment, partition by partition in order. */
    List<TopicRecord> records() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<TopicRecord> records = new ArrayList<>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(polled -> records.add(record(polled)));
            }
            return records;
        }
    }

    /** One entry for each follower: how many records of its topic it has not committed. */
    List<QueueDepth> lag() throws InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions(consumer));
            List<QueueDepth> depths = new ArrayList<>();
            for (Follower follower : Follower.ALL) {
                Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(follower.group())
                        .partitionsToOffsetAndMetadata()
                        .get();
                depths.add(new QueueDepth(
                        follower.service() + " behind " + follower.topic(), lag(follower.topic(), ends, committed)));
            }
            return depths;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell its consumer groups", e);
        }
    }

    private static long lag(
            String topic, Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
        return ends.entrySet().stream()
                .filter(end -> end.getKey().topic().equals(topic))
                .mapToLong(end -> {
                    OffsetAndMetadata done = committed.get(end.getKey());
                    return end.getValue() - (done == null ? 0 : done.offset());
                })
                .sum();
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(PREFIX))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toList());
    }

    private static TopicRecord record(ConsumerRecord<byte[], byte[]> polled) {
        String sequence = header(polled, "ce_sequence");
        return new TopicRecord(
                polled.topic(),
                polled.partition(),
                polled.offset(),
                polled.key() == null ? "" : new String(polled.key(), StandardCharsets.UTF_8),
                header(polled, "ce_subject"),
                sequence.matches("[0-9]{1,18}") ? Long.parseLong(sequence) : 0,
                header(polled, "ce_id"));
    }

    private static String header(ConsumerRecord<?, ?> polled, String name) {
        Header header = polled.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
