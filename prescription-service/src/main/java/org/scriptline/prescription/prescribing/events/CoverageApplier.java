package org.scriptline.prescription.prescribing.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.contracts.events.CoverageAnswered;
import org.scriptline.contracts.events.CoverageChanged;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PriorAuthorizationStated;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.prescription.prescribing.Arrivals;
import org.scriptline.prescription.prescribing.store.CoverageAnswers;

/** Takes the answers and prior authorizations of formulary-service: they show on the prescription. */
@ApplicationScoped
public class CoverageApplier implements EventApplier {

    private final BatchConsumer consumer;
    private final CoverageAnswers answers;
    private final Arrivals arrivals;

    public CoverageApplier(BatchConsumer consumer, CoverageAnswers answers, Arrivals arrivals) {
        this.consumer = consumer;
        this.answers = answers;
        this.arrivals = arrivals;
    }

    @Incoming("coverage-events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, this);
    }

    @Override
    public String consumer() {
        return "prescription-coverage";
    }

    @Override
    public Topic topic() {
        return Topic.COVERAGE;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.COVERAGE_ANSWERED, EventType.COVERAGE_CHANGED, EventType.PRIOR_AUTHORIZATION_STATED);
    }

    @Override
    public boolean archive() {
        return true;
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<String, CoverageAnswered> latest = new LinkedHashMap<>();
        Map<String, PriorAuthorizationStated> authorizations = new LinkedHashMap<>();
        for (IncomingEvent event : batch) {
            switch (event.payload()) {
                case PriorAuthorizationStated stated -> authorizations.put(event.subject(), stated);
                case CoverageChanged changed ->
                    latest.put(
                            event.subject(),
                            new CoverageAnswered(
                                    changed.prescriptionId(),
                                    changed.patientId(),
                                    changed.revision(),
                                    changed.result()));
                default -> latest.put(event.subject(), event.payload(CoverageAnswered.class));
            }
        }
        answers.apply(transaction, List.copyOf(latest.values()));
        answers.applyAuthorizations(transaction, List.copyOf(authorizations.values()));
        latest.values().forEach(answer -> transaction.afterCommit(() -> arrivals.arrived(answer.prescriptionId())));
    }
}
