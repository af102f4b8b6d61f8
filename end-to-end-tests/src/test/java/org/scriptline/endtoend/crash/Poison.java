package org.scriptline.endtoend.crash;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.scriptline.local.client.OperationLog;

/** Puts one record on each topic that no consumer can apply, and says so in the client's log. */
final class Poison {

    private static final List<String> TOPICS = List.of(
            "erx.prescription", "erx.screening", "erx.coverage", "erx.pharmacy-order", "erx.pharmacy-directory");

    private Poison() {}

    static void plant(String bootstrapServers, OperationLog log) throws InterruptedException {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            for (String topic : TOPICS) {
                String key = "poison-" + UUID.randomUUID();
                log.write(
                        -1,
                        "plant",
                        OperationLog.Phase.OK,
                        line -> line.put("topic", topic).put("key", key));
                producer.send(new ProducerRecord<>(topic, key, "{\"this\": is no event"))
                        .get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the poison could not be planted", e);
        }
    }
}
