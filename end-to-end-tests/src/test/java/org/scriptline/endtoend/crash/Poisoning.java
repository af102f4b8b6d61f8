package org.scriptline.endtoend.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.scriptline.endtoend.stack.RunningStack;

/** Puts a record of each kind and type on each topic, and remembers for the checker that they were planted. */
final class Poisoning {

    private static final int LARGEST_REQUEST = 1_040_000;

    private Poisoning() {}

    /** A record that was planted, and where it lies. */
    record Planted(Poison poison, String topic, String type, int partition, long offset) {}

    static List<Planted> plantAll(RunningStack stack) throws InterruptedException {
        List<Planted> planted = new ArrayList<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.addresses().kafka(), "max.request.size", LARGEST_REQUEST),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (String topic : Poison.READERS.keySet()) {
                for (String type : Poison.READERS.getOrDefault(topic, Map.of()).keySet()) {
                    for (Poison poison : Poison.values()) {
                        String key = "poison-" + UUID.randomUUID();
                        stack.planted(topic, key);
                        RecordMetadata lies =
                                producer.send(poison.record(topic, type, key)).get();
                        planted.add(new Planted(poison, topic, type, lies.partition(), lies.offset()));
                    }
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the poison could not be planted", e);
        }
        return planted;
    }
}
