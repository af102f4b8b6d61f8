package org.scriptline.endtoend.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.scriptline.endtoend.journey.Journey;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.stack.Ports;

/** Everything that a run leaves where patients may not stand, as text by place. */
final class Traces {

    private static final Duration POLL = Duration.ofMillis(200);

    private Traces() {}

    /** Logs (with the addresses of all requests), keys and headers of all topics, error bodies, spans, metrics and everything that operations read without a reason. */
    static Map<String, String> of(RunningStack stack) throws IOException {
        Map<String, String> traces =
                new LinkedHashMap<>(logs(stack.addresses().directory().logs()));
        traces.put(
                "keys and headers of the topics",
                keysAndHeaders(stack.addresses().kafka()));
        traces.put("exported spans", String.join("\n", stack.spans().exports()));
        traces.put("error bodies", String.join("\n", stack.refusals()));
        Journey journey = new Journey(stack);
        for (String service : Ports.SERVICES) {
            for (String path :
                    List.of("/q/metrics", "/q/health", "/quarantine?limit=200", "/reconciliations?limit=200")) {
                traces.put(service + path, read(journey, service, path));
            }
        }
        for (String path : List.of(
                "/inbound/refused?limit=200",
                "/inbound/unmatched",
                "/messages?limit=200",
                "/partners?limit=200",
                "/kill-switches?state=lifted",
                "/service-levels?limit=200",
                "/service-levels?format=html",
                "/service-levels?format=csv")) {
            traces.put(Call.PHARMACY_GATEWAY + path, read(journey, Call.PHARMACY_GATEWAY, path));
        }
        for (String path : List.of("/persons/possible-matches?limit=200", "/alert-statistics", "/cds-clients")) {
            traces.put(Call.INTERACTION_SERVICE + path, read(journey, Call.INTERACTION_SERVICE, path));
        }
        return traces;
    }

    /** What operations read without giving a reason. */
    private static String read(Journey journey, String service, String path) {
        Answer answer = journey.call(Call.get("ops", service, path).withHeader("Accept", "*/*"));
        assertThat(answer.status()).as(service + path).isEqualTo(200);
        return answer.body();
    }

    private static Map<String, String> logs(Path directory) throws IOException {
        Map<String, String> logs = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                logs.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return logs;
    }

    private static String keysAndHeaders(String bootstrapServers) {
        StringBuilder found = new StringBuilder();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic -> topic.getKey().startsWith("erx."))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(POLL).forEach(record -> add(found, record));
            }
        }
        return found.toString();
    }

    private static void add(StringBuilder found, ConsumerRecord<byte[], byte[]> record) {
        found.append(record.topic()).append(' ').append(text(record.key()));
        record.headers()
                .forEach(header ->
                        found.append(' ').append(header.key()).append('=').append(text(header.value())));
        found.append('\n');
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
