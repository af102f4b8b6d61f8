package org.scriptline.kit.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.health.Liveness;
import org.junit.jupiter.api.Test;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;

/** An event whose predecessor never comes is noticed. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class EventHealthTest {

    private static final String NOBODY = "nobody";
    private static final long HOUR = 3600;

    @Inject
    @Liveness
    EventHealth health;

    @Inject
    Database database;

    @Inject
    MeterRegistry meters;

    @Test
    void anEventThatIsParkedForLongIsAlarmed() {
        // Given
        Logger logger = Logger.getLogger(EventHealth.class.getName());
        Alarms alarms = new Alarms();
        logger.addHandler(alarms);
        run("""
                insert into parked_event (consumer, topic, subject, sequence, type, event_id, event_key, actor,
                                          organization, occurred_at, payload, parked_at)
                values (?, 'erx.prescription', 'one', 2, 'any', gen_random_uuid(), 'one', 'one', 'one', now(), '', now() - interval '1 hour')""");

        // When
        health.look();

        // Then
        try {
            assertThat(meters.get("scriptline.events.parked.oldest.seconds")
                            .gauge()
                            .value())
                    .isBetween((double) HOUR, 2.0 * HOUR);
            assertThat(alarms.levels).contains("ERROR");
        } finally {
            logger.removeHandler(alarms);
            run("delete from parked_event where consumer = ?");
            health.look();
        }
    }

    private void run(String sql) {
        database.run(transaction -> {
            try (PreparedStatement statement = transaction.connection().prepareStatement(sql)) {
                statement.setString(1, NOBODY);
                statement.executeUpdate();
            }
        });
    }

    private static final class Alarms extends Handler {

        private final List<String> levels = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            levels.add(entry.getLevel().getName());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
