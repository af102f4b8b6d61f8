package org.scriptline.kit.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** What is sent, and in which order, when the broker comes and goes. */
class HandoverTest {

    private static final String TOPIC = "erx.pharmacy-order";
    private static final List<ProducerRecord<String, byte[]>> THREE =
            List.of(numbered("1"), numbered("2"), numbered("3"));

    private final List<String> handed = new ArrayList<>();

    @Test
    void handsAllOverBeforeItWaits() {
        assertThat(Handover.acknowledged(THREE, next -> answered(next, acknowledgement())))
                .isEqualTo(3);
        assertThat(handed).containsExactly("1", "2", "3");
    }

    @Test
    void nothingIsTriedAfterARecordThatCouldNotBeHandedOver() {
        int acknowledged = Handover.acknowledged(
                THREE,
                next -> answered(
                        next,
                        next.key().equals("1")
                                ? CompletableFuture.failedFuture(new TimeoutException("the topic is not known yet"))
                                : acknowledgement()));
        assertThat(acknowledged).isZero();
        assertThat(handed).containsExactly("1");
    }

    @Test
    void whatCameBeforeTheFailureCounts() {
        int acknowledged = Handover.acknowledged(THREE, next -> {
            if (next.key().equals("3")) {
                throw new KafkaException("the producer is closed");
            }
            return answered(next, acknowledgement());
        });
        assertThat(acknowledged).isEqualTo(2);
    }

    @Test
    void whatCameAfterAFailedAcknowledgementDoesNotCount() {
        CompletableFuture<RecordMetadata> second = new CompletableFuture<>();
        int acknowledged = Handover.acknowledged(THREE, next -> {
            if (next.key().equals("3")) {
                second.completeExceptionally(new TimeoutException("not acknowledged in time"));
            }
            return answered(next, next.key().equals("2") ? second : acknowledgement());
        });
        assertThat(handed).containsExactly("1", "2", "3");
        assertThat(acknowledged).isEqualTo(1);
    }

    private Future<RecordMetadata> answered(ProducerRecord<String, byte[]> next, Future<RecordMetadata> answer) {
        handed.add(next.key());
        return answer;
    }

    private static Future<RecordMetadata> acknowledgement() {
        return CompletableFuture.completedFuture(new RecordMetadata(new TopicPartition(TOPIC, 0), 0, 0, 0, 0, 0));
    }

    private static ProducerRecord<String, byte[]> numbered(String key) {
        return new ProducerRecord<>(TOPIC, key, new byte[0]);
    }
}
