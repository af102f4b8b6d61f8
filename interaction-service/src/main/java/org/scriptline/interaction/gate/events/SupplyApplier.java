package org.scriptline.interaction.gate.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.Topic;
import org.scriptline.interaction.gate.Supply;
import org.scriptline.interaction.gate.store.SupplyRows;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;

/** Keeps what pharmacies dispensed; the newest statement of an order is its whole state. */
@ApplicationScoped
public class SupplyApplier implements EventApplier {
    private final BatchConsumer consumer;

    public SupplyApplier(BatchConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("pharmacy-order-events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, this);
    }

    @Override
    public String consumer() {
        return "interaction-pharmacy-order";
    }

    @Override
    public Topic topic() {
        return Topic.PHARMACY_ORDER;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.ORDER_STATED);
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<UUID, Supply> newest = new LinkedHashMap<>();
        Set<UUID> takenBack = new LinkedHashSet<>();
        for (IncomingEvent event : batch) {
            PharmacyOrderStated stated = event.payload(PharmacyOrderStated.class);
            if (Supply.takenBack(stated)) {
                newest.remove(stated.prescriptionId());
                takenBack.add(stated.prescriptionId());
            }
            Supply supply = Supply.of(stated, LocalDate.ofInstant(stated.changedAt(), ZoneOffset.UTC));
            if (supply != null) {
                newest.put(supply.prescription(), supply);
            }
        }
        SupplyRows.forget(transaction.connection(), takenBack);
        SupplyRows.upsert(transaction.connection(), List.copyOf(newest.values()));
    }
}
