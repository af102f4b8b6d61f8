package org.scriptline.kit.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.contracts.reconciliation.AggregateState;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.events.Actor;

/** States once an hour, looks again every minute at what differed, and shows how much still does. */
@ApplicationScoped
public class Reconciler {

    private static final Logger LOG = Logger.getLogger(Reconciler.class);
    private static final Actor HOUR = Actor.service("reconciler");
    /** How many open differences are looked at again at a time. */
    private static final int AGAIN = 2_000;
    /** Windows that one request states at most: a day. */
    private static final int WINDOWS = 96;

    private final Database database;
    private final Stating stating;
    private final Comparison comparison;
    private final DifferenceStore store;
    private final Clock clock;
    private final Duration every;
    private final AtomicLong open = new AtomicLong();
    private final AtomicLong unstatedSeconds = new AtomicLong();

    public Reconciler(
            Database database,
            Stating stating,
            Comparison comparison,
            DifferenceStore store,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "scriptline.reconciliation.every") Duration every) {
        this.database = database;
        this.stating = stating;
        this.comparison = comparison;
        this.store = store;
        this.clock = clock;
        this.every = every;
        meters.gauge("scriptline.reconciliation.differences", open);
        meters.gauge("scriptline.reconciliation.unstated.seconds", unstatedSeconds);
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            Duration unstated = stating.unstated();
            unstatedSeconds.set(Math.max(0, unstated.toSeconds()));
            if (unstated.compareTo(every) >= 0) {
                state(HOUR);
            }
            lookAgain();
        } catch (DatabaseException unavailable) {
            LOG.warnf("reconciliation is tried again in a minute: %s", unavailable.getMessage());
        }
        if (open.get() > 0) {
            LOG.errorf("%d differences to other services are open: GET /reconciliations names them", open.get());
        }
    }

    /** States everything up to now, at most a day of it. */
    List<Stating.Run> state(Actor askedBy) {
        List<Stating.Run> runs = new ArrayList<>();
        Optional<Stating.Run> run = stating.next(askedBy);
        while (run.isPresent() && runs.size() < WINDOWS) {
            runs.add(run.get());
            run = stating.next(askedBy);
        }
        return runs;
    }

    /** Settles what agrees now. */
    void lookAgain() {
        database.run(transaction -> {
            Connection connection = transaction.connection();
            List<DifferenceStore.Found> found = store.differences(connection, true, 0, AGAIN);
            List<Long> settled = new ArrayList<>();
            Map<String, List<DifferenceStore.Found>> byConsumer = found.stream()
                    .collect(Collectors.groupingBy(one -> one.difference().consumer()));
            for (List<DifferenceStore.Found> group : byConsumer.values()) {
                Set<String> differing = new HashSet<>();
                differences(connection, group).forEach(one -> differing.add(one.subject()));
                group.stream()
                        .filter(one -> !differing.contains(one.difference().subject()))
                        .forEach(one -> settled.add(one.id()));
            }
            store.settle(connection, settled, clock.instant());
            open.set(store.open(connection));
        });
    }

    private List<Difference> differences(Connection connection, List<DifferenceStore.Found> group) throws SQLException {
        Difference any = group.getFirst().difference();
        return comparison.differences(
                connection,
                any.consumer(),
                any.topic(),
                group.stream()
                        .map(DifferenceStore.Found::difference)
                        .map(one ->
                                new AggregateState(one.topic(), one.subject(), one.statedSequence(), one.statedState()))
                        .toList());
    }
}
