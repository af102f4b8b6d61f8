package org.scriptline.prescription.prescribing.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.events.EventApplier;
import org.scriptline.kit.events.IncomingEvent;
import org.scriptline.prescription.prescribing.Arrivals;
import org.scriptline.prescription.prescribing.store.LinkedRecords;
import org.scriptline.prescription.prescribing.store.ScreeningAnswers;

/** Takes the answers of interaction-service: they show on the prescription, and the gate's release or hold it. */
@ApplicationScoped
public class ScreeningApplier implements EventApplier {

    private final BatchConsumer consumer;
    private final ScreeningAnswers answers;
    private final LinkedRecords links;
    private final Arrivals arrivals;

    public ScreeningApplier(BatchConsumer consumer, ScreeningAnswers answers, LinkedRecords links, Arrivals arrivals) {
        this.consumer = consumer;
        this.answers = answers;
        this.links = links;
        this.arrivals = arrivals;
    }

    @Incoming("screening-events")
    @Blocking
    public void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, this);
    }

    @Override
    public String consumer() {
        return "prescription-screening";
    }

    @Override
    public Topic topic() {
        return Topic.SCREENING;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.SCREENING_ANSWERED);
    }

    @Override
    public boolean archive() {
        return true;
    }

    /** The later answer says all, but for what only the earlier one tells of undone links. */
    private static ScreeningAnswered later(ScreeningAnswered earlier, ScreeningAnswered answer) {
        if (earlier.unlinked() == null) {
            return answer;
        }
        Set<UUID> both = new TreeSet<>(earlier.unlinked());
        both.addAll(answer.unlinked() == null ? List.of() : answer.unlinked());
        return answer.withUnlinked(List.copyOf(both));
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        Map<String, ScreeningAnswered> latest = new LinkedHashMap<>();
        List<ScreeningAnswered> all = new ArrayList<>();
        for (IncomingEvent event : batch) {
            ScreeningAnswered answer = event.payload(ScreeningAnswered.class);
            latest.merge(event.subject(), answer, ScreeningApplier::later);
            all.add(answer);
        }
        links.keep(transaction.connection(), all);
        answers.apply(transaction, List.copyOf(latest.values()));
        latest.values().forEach(answer -> transaction.afterCommit(() -> arrivals.arrived(answer.prescriptionId())));
    }
}
