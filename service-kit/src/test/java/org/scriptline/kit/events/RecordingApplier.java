package org.scriptline.kit.events;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionHeld;
import org.scriptline.contracts.events.Topic;
import org.scriptline.kit.database.Transaction;

/** Writes down what it is given; refuses what says "refuse" as long as it is told to. */
@ApplicationScoped
public class RecordingApplier implements EventApplier {

    static final AtomicBoolean REFUSING = new AtomicBoolean(true);

    private final BatchConsumer consumer;

    RecordingApplier(BatchConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("prescription-events")
    @Blocking
    void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, this);
    }

    @Override
    public String consumer() {
        return "recording";
    }

    @Override
    public Topic topic() {
        return Topic.PRESCRIPTION;
    }

    @Override
    public Set<EventType> types() {
        return Set.of(EventType.PRESCRIPTION_HELD, EventType.PATIENT_RECORD_STATED);
    }

    @Override
    public boolean archive() {
        return true;
    }

    @Override
    public void apply(Transaction transaction, List<IncomingEvent> batch) throws SQLException {
        try (PreparedStatement insert =
                transaction.connection().prepareStatement("insert into applied (subject, sequence) values (?, ?)")) {
            for (IncomingEvent event : batch) {
                if (REFUSING.get()
                        && event.payload() instanceof PrescriptionHeld held
                        && held.because().contains("refuse")) {
                    throw new EventRefusedException(ErrorCode.EVENT_REFUSED, "told to refuse");
                }
                insert.setString(1, event.subject());
                insert.setLong(2, event.sequence());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
