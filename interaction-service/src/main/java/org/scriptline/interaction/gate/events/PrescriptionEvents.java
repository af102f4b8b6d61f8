package org.scriptline.interaction.gate.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.kit.events.BatchConsumer;

/** The channel {@code prescription-events}: topic erx.prescription, group interaction-service. */
@ApplicationScoped
public class PrescriptionEvents {
    private final BatchConsumer consumer;
    private final GateApplier applier;

    public PrescriptionEvents(BatchConsumer consumer, GateApplier applier) {
        this.consumer = consumer;
        this.applier = applier;
    }

    @Incoming("prescription-events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, applier);
    }
}
