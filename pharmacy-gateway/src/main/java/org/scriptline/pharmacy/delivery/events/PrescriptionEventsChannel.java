package org.scriptline.pharmacy.delivery.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.kit.events.BatchConsumer;

/** Takes erx.prescription in group pharmacy-gateway. */
@ApplicationScoped
public class PrescriptionEventsChannel {

    /** The channel's name in application.properties. */
    public static final String CHANNEL = "prescription-events";

    private final BatchConsumer batches;
    private final PrescriptionEventApplier applier;

    public PrescriptionEventsChannel(BatchConsumer batches, PrescriptionEventApplier applier) {
        this.batches = batches;
        this.applier = applier;
    }

    @Incoming(CHANNEL)
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        batches.consume(records, applier);
    }
}
