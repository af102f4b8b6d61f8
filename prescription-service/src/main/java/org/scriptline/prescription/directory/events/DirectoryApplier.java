package org.scriptline.prescription.directory.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyStated;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.prescription.directory.store.DirectoryStore;

/** Copies the pharmacy directory. */
@ApplicationScoped
public class DirectoryApplier implements EventApplier {

    private final BatchConsumer consumer;
    private final DirectoryStore store;

    public DirectoryApplier(BatchConsumer consumer, DirectoryStore store) {
        this.consumer = consumer;
        this.store = store;
    }

    @Incoming("pharmacy-directory-events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, this);
    }

    @Override
    public String consumer() {
        return "prescription-directory";
    }

    @Override
    public Topic topic() {
        return Topic.PHARMACY_DIRECTORY;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.PHARMACY_STATED);
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<String, PharmacyStated> latest = new LinkedHashMap<>();
        batch.forEach(event -> latest.put(event.subject(), event.payload(PharmacyStated.class)));
        store.state(transaction, List.copyOf(latest.values()));
    }
}
