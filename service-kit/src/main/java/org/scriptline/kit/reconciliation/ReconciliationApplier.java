package org.scriptline.kit.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.contracts.reconciliation.AggregateState;
import org.scriptline.contracts.reconciliation.ReconciliationStated;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;

/** Takes what the other services state and compares it with every consumer of this service that reads those topics. */
@ApplicationScoped
public class ReconciliationApplier implements EventApplier {

    private final String service;
    private final Instance<EventApplier> appliers;
    private final Comparison comparison;
    private final DifferenceStore store;
    private final Clock clock;

    public ReconciliationApplier(
            @ConfigProperty(name = "quarkus.application.name") String service,
            Instance<EventApplier> appliers,
            Comparison comparison,
            DifferenceStore store,
            Clock clock) {
        this.service = service;
        this.appliers = appliers;
        this.comparison = comparison;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String consumer() {
        return service + "-reconciliation";
    }

    @Override
    public Topic topic() {
        return Topic.RECONCILIATION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.RECONCILIATION_STATED);
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        for (IncomingEvent event : batch) {
            ReconciliationStated page = event.payload(ReconciliationStated.class);
            if (!page.service().equals(service)) {
                compare(transaction, page);
            }
        }
    }

    private void compare(Transaction transaction, ReconciliationStated page) throws SQLException {
        List<Difference> differences = new ArrayList<>();
        int compared = 0;
        for (EventApplier applier : appliers) {
            String topic = applier.topic().code();
            List<AggregateState> stated = page.aggregates().stream()
                    .filter(one -> one.topic().equals(topic))
                    .toList();
            if (!stated.isEmpty()) {
                compared += stated.size();
                differences.addAll(comparison.differences(transaction.connection(), applier.consumer(), topic, stated));
            }
        }
        store.add(transaction.connection(), page, compared, differences, clock.instant());
    }
}
