package org.scriptline.kit.startup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.scriptline.kit.testing.TestKafka;

/** A service meets topics that somebody made wrong: on a broker of its own, since the others need theirs intact. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicCheckTest {

    private static final String BROKEN = "erx.coverage";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private TestKafka kafka;
    private Admin admin;

    @BeforeAll
    void start() throws IOException {
        kafka = TestKafka.start();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    @AfterAll
    void stop() {
        admin.close();
        kafka.close();
    }

    @Test
    void oneMachineMayGoWithoutReplicasButProductionMayNot() {
        // Given
        recreate(12);

        // When / Then
        assertThatCode(() -> check("kit").check(true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("kit").check(false))
                .isExactlyInstanceOf(UnsafeStartException.class)
                .hasMessageMatching("topic erx\\.[a-z-]+ has fewer than 3 replicas");
    }

    @Test
    void anotherNumberOfPartitionsIsRefused() {
        // Given
        recreate(11);

        // When / Then
        assertThatThrownBy(() -> check("kit").check(true))
                .isExactlyInstanceOf(UnsafeStartException.class)
                .hasMessage("topic erx.coverage has 11 partitions, not 12: order per patient would break");
    }

    @Test
    void aMissingTopicIsRefused() {
        // Given
        delete();

        // When / Then
        assertThatThrownBy(() -> check("kit").check(true))
                .isExactlyInstanceOf(UnsafeStartException.class)
                .hasMessageEndingWith("does not exist: create the topics first");
    }

    @Test
    void aGroupThatWouldJumpOverDeletedEventsIsRefused() throws ExecutionException, InterruptedException {
        // Given
        recreate(12);
        TopicPartition partition = new TopicPartition("erx.screening", 0);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers(),
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class))) {
            for (int event = 0; event < 5; event++) {
                producer.send(new ProducerRecord<>("erx.screening", 0, "key", "value"))
                        .get();
            }
        }
        admin.alterConsumerGroupOffsets("late", Map.of(partition, new OffsetAndMetadata(1)))
                .all()
                .get();
        admin.alterConsumerGroupOffsets("late-other", Map.of(partition, new OffsetAndMetadata(3)))
                .all()
                .get();
        admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        // When / Then
        assertThatThrownBy(() -> check("late").check(true))
                .isExactlyInstanceOf(UnsafeStartException.class)
                .hasMessage("group late has read erx.screening-0 up to 1 but the log begins at 3: events are missing;"
                        + " restore them or reset the group knowingly");
        assertThatCode(() -> check("late-other").check(true)).doesNotThrowAnyException();
    }

    private TopicCheck check(String service) {
        return new TopicCheck(kafka.bootstrapServers(), service);
    }

    private void recreate(int partitions) {
        delete();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            admin.createTopics(List.of(new NewTopic(BROKEN, partitions, (short) 1)))
                    .all()
                    .get();
            return true;
        });
        await().atMost(PATIENCE).ignoreExceptions().until(() -> partitions == partitions());
    }

    private void delete() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            if (admin.listTopics().names().get().contains(BROKEN)) {
                admin.deleteTopics(List.of(BROKEN)).all().get();
            }
            return !admin.listTopics().names().get().contains(BROKEN);
        });
    }

    private int partitions() throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(admin.describeTopics(List.of(BROKEN))
                        .allTopicNames()
                        .get()
                        .get(BROKEN))
                .partitions()
                .size();
    }
}
