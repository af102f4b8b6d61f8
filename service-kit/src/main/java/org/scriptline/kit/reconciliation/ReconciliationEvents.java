package org.scriptline.kit.reconciliation;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.kit.events.BatchConsumer;

/** The channel of statements; every service reads it. */
@ApplicationScoped
public class ReconciliationEvents {

    private final BatchConsumer consumer;
    private final ReconciliationApplier applier;

    public ReconciliationEvents(BatchConsumer consumer, ReconciliationApplier applier) {
        this.consumer = consumer;
        this.applier = applier;
    }

    @Incoming("reconciliation-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, applier);
    }
}
