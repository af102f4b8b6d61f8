package org.scriptline.kit.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Hands records to the broker so that none overtakes another: where one cannot be handed over, as while a topic's broker is
 * away, nothing after it is tried, because the broker may be back by then.
 */
final class Handover {

    private static final Logger LOG = Logger.getLogger(Handover.class);
    private static final Duration ACKNOWLEDGEMENT_LIMIT = Duration.ofSeconds(15);

    private Handover() {}

    /** Hands them over in their order and waits; how many of them, from the first on, were acknowledged. */
    static int acknowledged(
            List<ProducerRecord<String, byte[]>> records,
            Function<ProducerRecord<String, byte[]>, Future<RecordMetadata>> producer) {
        int acknowledged = 0;
        try {
            for (Future<RecordMetadata> answer : handed(records, producer)) {
                answer.get(ACKNOWLEDGEMENT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
                acknowledged++;
            }
        } catch (ExecutionException | TimeoutException failure) {
            LOG.warnf("the broker did not acknowledge an event: %s", failure.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return acknowledged;
    }

    private static List<Future<RecordMetadata>> handed(
            List<ProducerRecord<String, byte[]>> records,
            Function<ProducerRecord<String, byte[]>, Future<RecordMetadata>> producer) {
        List<Future<RecordMetadata>> answers = new ArrayList<>(records.size());
        try {
            for (ProducerRecord<String, byte[]> next : records) {
                Future<RecordMetadata> answer = producer.apply(next);
                answers.add(answer);
                if (answer.state() == Future.State.FAILED) {
                    break;
                }
            }
        } catch (KafkaException failure) {
            LOG.warnf("an event could not be handed to the broker: %s", failure.getMessage());
        }
        return answers;
    }
}
