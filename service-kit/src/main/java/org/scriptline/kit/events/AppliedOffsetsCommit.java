package org.scriptline.kit.events;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.impl.TopicPartitions;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * The commit strategy {@value #STRATEGY}: a channel's offsets go to the broker every {@code auto.commit.interval.ms}, and a
 * commit that fails, as it does while a group gathers again after the broker was away, is made again until it goes
 * through. The connector's own strategy forgets such a commit until the partition's next record, and a quiet topic
 * then shows a lag that is none. Offsets are for the operator and the next start alone; what was applied is known by
 * the cursors.
 */
final class AppliedOffsetsCommit implements KafkaCommitHandler {

    /** Its name in {@code commit-strategy}. */
    static final String STRATEGY = "applied";

    private static final Logger LOG = Logger.getLogger(AppliedOffsetsCommit.class);
    private static final int USUAL_INTERVAL = 5000;

    private final Vertx vertx;
    private final KafkaConsumer<?, ?> consumer;
    private final Duration interval;
    private final AppliedOffsets offsets = new AppliedOffsets();
    private final long timer;

    private AppliedOffsetsCommit(Vertx vertx, KafkaConsumer<?, ?> consumer, Duration interval) {
        this.vertx = vertx;
        this.consumer = consumer;
        this.interval = interval;
        this.timer = vertx.setPeriodic(interval.toMillis(), tick -> commit());
    }

    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        offsets.assigned(partitions);
    }

    /** On the polling thread; what cannot be committed any more is read again by whoever has the partition next. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = offsets.revoked(partitions);
        if (last.isEmpty()) {
            return;
        }
        try {
            consumer.unwrap().commitSync(last, interval);
        } catch (KafkaException tooLate) {
            LOG.infof("partitions left before their offsets were committed, they will be read again: %s", tooLate);
        }
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> record) {
        offsets.received(TopicPartitions.getTopicPartition(record), record.getOffset());
        return Uni.createFrom().item(record);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record) {
        offsets.applied(TopicPartitions.getTopicPartition(record), record.getOffset());
        return Uni.createFrom().voidItem().runSubscriptionOn(record::runOnMessageContext);
    }

    @Override
    public void terminate(boolean graceful) {
        vertx.cancelTimer(timer);
        try {
            if (graceful && !offsets.awaitIdle(interval)) {
                LOG.info("a batch is still being applied; its records will be read again at the next start");
            }
            Map<TopicPartition, OffsetAndMetadata> due = offsets.begin();
            if (!due.isEmpty()) {
                consumer.commit(due).await().atMost(interval);
                offsets.confirmed(due);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException tooLate) {
            LOG.infof("the last offsets were not committed, their records will be read again: %s", tooLate);
        }
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> due = offsets.begin();
        if (!due.isEmpty()) {
            consumer.commit(due).subscribe().with(done -> offsets.confirmed(due), failure -> {
                LOG.infof("%d offsets are committed again in a moment: %s", due.size(), failure);
                offsets.failed();
            });
        }
    }

    /** Found by the connector under its name. */
    @ApplicationScoped
    @Identifier(STRATEGY)
    static class Factory implements KafkaCommitHandler.Factory {

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration configuration,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            int interval = configuration
                    .config()
                    .getOptionalValue(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, Integer.class)
                    .orElse(USUAL_INTERVAL);
            return new AppliedOffsetsCommit(vertx, consumer, Duration.ofMillis(interval));
        }
    }
}
