package org.scriptline.kit.startup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.events.ConsumerProgress;
import org.scriptline.kit.events.EventApplier;

/**
 * How far behind a service is: the figures for operators, and liveness. A batch that stays in work for longer than
 * {@link #STUCK} while the database answers means a stuck handler, which only a restart mends.
 */
@Liveness
@ApplicationScoped
public class EventHealth implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(EventHealth.class);
    private static final Duration STUCK = Duration.ofMinutes(5);

    private final ConsumerProgress progress;
    private final Database database;
    private final Duration alarmAge;
    private final AtomicLong parked = new AtomicLong();
    private final AtomicLong parkedAgeSeconds = new AtomicLong();
    private final AtomicLong quarantined = new AtomicLong();
    private final AtomicLong outbox = new AtomicLong();
    private final AtomicLong outboxAgeMillis = new AtomicLong();
    private final AtomicLong killSwitches = new AtomicLong();

    public EventHealth(
            ConsumerProgress progress,
            Database database,
            MeterRegistry meters,
            Instance<EventApplier> appliers,
            @ConfigProperty(name = "scriptline.consumer.alarm-age") Duration alarmAge) {
        this.progress = progress;
        this.database = database;
        this.alarmAge = alarmAge;
        appliers.stream()
                .map(EventApplier::consumer)
                .distinct()
                .forEach(consumer -> Gauge.builder(
                                "scriptline.events.unapplied.oldest.seconds",
                                progress,
                                p -> p.oldestUnapplied(consumer).toMillis() / 1000.0)
                        .tag("consumer", consumer)
                        .register(meters));
        meters.gauge("scriptline.events.parked", parked);
        meters.gauge("scriptline.events.parked.oldest.seconds", parkedAgeSeconds);
        meters.gauge("scriptline.events.quarantined", quarantined);
        meters.gauge("scriptline.outbox.size", outbox);
        meters.gauge("scriptline.outbox.oldest.seconds", outboxAgeMillis, age -> age.get() / 1000.0);
        meters.gauge("scriptline.kill-switches.thrown", killSwitches);
    }

    @Override
    public HealthCheckResponse call() {
        Duration inWork = progress.longestInWork();
        return HealthCheckResponse.named("event consumption")
                .status(inWork.compareTo(STUCK) < 0)
                .withData("oldestUnappliedSeconds", progress.oldestUnapplied().toSeconds())
                .withData("parked", parked.get())
                .withData("quarantined", quarantined.get())
                .build();
    }

    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            database.read(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet row = statement.executeQuery("""
                                select (select count(*) from parked_event),
                                       (select coalesce(extract(epoch from now() - min(parked_at)), 0)::bigint
                                        from parked_event),
                                       (select count(*) from quarantine where state = 'open'),
                                       (select count(*) from outbox),
                                       (select coalesce(extract(epoch from now() - e.occurred_at) * 1000, 0)::bigint
                                        from (select event from outbox order by id limit 1) o
                                        join event e on e.id = o.event),
                                       (select count(*) from kill_switch where lifted_at is null)""")) {
                    row.next();
                    parked.set(row.getLong(1));
                    parkedAgeSeconds.set(row.getLong(2));
                    quarantined.set(row.getLong(3));
                    outbox.set(row.getLong(4));
                    outboxAgeMillis.set(Math.max(0, row.getLong(5)));
                    killSwitches.set(row.getLong(6));
                }
                return Boolean.TRUE;
            });
        } catch (DatabaseException unavailable) {
            LOG.debugf("figures are not read: %s", unavailable.getMessage());
        }
        if (parkedAgeSeconds.get() > alarmAge.toSeconds()) {
            LOG.errorf(
                    "%d events are parked, the oldest for %d s: a predecessor is missing",
                    parked.get(), parkedAgeSeconds.get());
        }
    }
}
