package org.scriptline.prescription.prescribing.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PharmacyRequestStated;
import org.scriptline.contracts.events.Topic;
import org.scriptline.contracts.status.RequestState;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.prescription.conversation.store.RequestStore;
import org.scriptline.prescription.conversation.store.Supplies;
import org.scriptline.prescription.prescribing.Arrivals;
import org.scriptline.prescription.prescribing.store.PharmacyOrders;

/** Projects what pharmacy-gateway states about the order at its pharmacy, and what that pharmacy asks. */
@ApplicationScoped
public class PharmacyOrderApplier implements EventApplier {

    private final BatchConsumer consumer;
    private final PharmacyOrders answers;
    private final RequestStore requests;
    private final Supplies supplies;
    private final Arrivals arrivals;

    public PharmacyOrderApplier(
            BatchConsumer consumer,
            PharmacyOrders answers,
            RequestStore requests,
            Supplies supplies,
            Arrivals arrivals) {
        this.consumer = consumer;
        this.answers = answers;
        this.requests = requests;
        this.supplies = supplies;
        this.arrivals = arrivals;
    }

    @Incoming("pharmacy-order-events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, this);
    }

    @Override
    public String consumer() {
        return "prescription-pharmacy-order";
    }

    @Override
    public Topic topic() {
        return Topic.PHARMACY_ORDER;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.ORDER_STATED, EventType.REQUEST_STATED);
    }

    @Override
    public boolean archive() {
        return true;
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<String, PharmacyOrderStated> latest = new LinkedHashMap<>();
        List<PharmacyOrderStated> all = new ArrayList<>();
        for (IncomingEvent event : batch) {
            if (event.type() == EventType.REQUEST_STATED) {
                PharmacyRequestStated stated = event.payload(PharmacyRequestStated.class);
                requests.apply(transaction.connection(), stated);
                if (stated.state() == RequestState.WAITING) {
                    supplies.dispensed(transaction, stated, event.actor());
                }
            } else {
                PharmacyOrderStated stated = event.payload(PharmacyOrderStated.class);
                latest.put(event.subject(), stated);
                all.add(stated);
            }
        }
        answers.apply(transaction, List.copyOf(latest.values()));
        answers.tell(transaction, all);
        latest.values().forEach(answer -> transaction.afterCommit(() -> arrivals.arrived(answer.prescriptionId())));
    }
}
