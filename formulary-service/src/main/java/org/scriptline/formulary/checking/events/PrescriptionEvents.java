package org.scriptline.formulary.checking.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.kit.events.BatchConsumer;

/** The channel of prescription events. */
@ApplicationScoped
public class PrescriptionEvents {

    private final BatchConsumer consumer;
    private final CoverageApplier applier;

    public PrescriptionEvents(BatchConsumer consumer, CoverageApplier applier) {
        this.consumer = consumer;
        this.applier = applier;
    }

    @Incoming("prescription-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, applier);
    }
}
