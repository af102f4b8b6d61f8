package org.scriptline.kit.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.Topic;
import org.scriptline.contracts.reconciliation.AggregateState;
import org.scriptline.contracts.reconciliation.ReconciliationStated;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.kit.identity.IdGenerator;

/**
 * States how far this service's aggregates were at the end of a window: for each one that it spoke about in the window
 * the last sequence, and its state where it still stands at that sequence. One replica states, in one transaction.
 */
@ApplicationScoped
public class Stating {

    /** Aggregates on one page: with long ids about 300 KB. */
    static final int PAGE = 2_000;

    /** The longest window, so that a statement fits in memory. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private static final long LOCK = 0x5C21_0C0DL;

    private final Database database;
    private final Instance<Reconcilable> views;
    private final IdGenerator ids;
    private final Clock clock;
    private final String service;
    private final Duration settled;

    public Stating(
            Database database,
            Instance<Reconcilable> views,
            IdGenerator ids,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "scriptline.reconciliation.settled") Duration settled) {
        this.database = database;
        this.views = views;
        this.ids = ids;
        this.clock = clock;
        this.service = service;
        this.settled = settled;
    }

    /** A window that was stated. */
    public record Run(UUID id, Instant from, Instant until, int aggregates, int pages) {}

    /** How much time is not yet stated, at most: that since the last window, less what may still be on its way. */
    public Duration unstated() {
        return database.read(connection -> next(connection)
                .map(from -> Duration.between(from, clock.instant().minus(settled)))
                .orElse(Duration.ZERO));
    }

    /** States the next window; empty when there is nothing new, or another replica is at it. */
    public Optional<Run> next(Actor askedBy) {
        return database.inTransaction(transaction -> {
            Connection connection = transaction.connection();
            if (!locked(connection)) {
                return Optional.empty();
            }
            Optional<Instant> from = next(connection);
            Instant end = clock.instant().minus(settled);
            if (from.isEmpty() || !from.get().isBefore(end)) {
                return Optional.empty();
            }
            Instant longest = from.get().plus(LONGEST);
            return Optional.of(state(transaction, from.get(), longest.isBefore(end) ? longest : end, askedBy));
        });
    }

    private Run state(Transaction transaction, Instant from, Instant until, Actor askedBy) throws SQLException {
        Connection connection = transaction.connection();
        List<AggregateState> aggregates = aggregates(connection, from, until);
        int pages = Math.max(1, (aggregates.size() + PAGE - 1) / PAGE);
        Run run = new Run(ids.next(), from, until, aggregates.size(), pages);
        long sequence = lastSequence(connection);
        for (int page = 1; page <= pages; page++) {
            List<AggregateState> part = aggregates.subList((page - 1) * PAGE, Math.min(page * PAGE, aggregates.size()));
            transaction.emit(new OutgoingEvent(
                    EventType.RECONCILIATION_STATED,
                    service,
                    service,
                    sequence + page,
                    new ReconciliationStated(service, run.id(), from, until, page, pages, List.copyOf(part)),
                    askedBy));
        }
        record(connection, run, askedBy);
        return run;
    }

    private List<AggregateState> aggregates(Connection connection, Instant from, Instant until) throws SQLException {
        Map<String, Map<String, Long>> byTopic = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                select topic, subject, max(sequence) from event
                where direction = 'P' and occurred_at >= ? and occurred_at < ? and topic <> ?
                group by topic, subject""")) {
            select.setObject(1, from.atOffset(ZoneOffset.UTC));
            select.setObject(2, until.atOffset(ZoneOffset.UTC));
            select.setString(3, Topic.RECONCILIATION.code());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    byTopic.computeIfAbsent(row.getString(1), topic -> new HashMap<>())
                            .put(row.getString(2), row.getLong(3));
                }
            }
        }
        List<AggregateState> aggregates = new ArrayList<>();
        for (Map.Entry<String, Map<String, Long>> topic : byTopic.entrySet()) {
            Map<String, Reconcilable.At> states = new HashMap<>();
            for (Reconcilable view : views) {
                if (view.topic().equals(topic.getKey())) {
                    states.putAll(view.states(connection, topic.getValue().keySet()));
                }
            }
            topic.getValue().forEach((subject, sequence) -> {
                Reconcilable.At at = states.get(subject);
                aggregates.add(new AggregateState(
                        topic.getKey(),
                        subject,
                        sequence,
                        at != null && at.sequence() == sequence ? at.state() : null));
            });
        }
        return aggregates;
    }

    /** Where the next window begins: at the end of the last one, or at the first event. */
    private static Optional<Instant> next(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select coalesce((select max(window_until) from reconciliation_run),
                                        (select occurred_at from event where direction = 'P' order by id limit 1))""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
    }

    private long lastSequence(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select coalesce(max(sequence), 0) from event where subject = ? and topic = ? and direction = 'P'""")) {
            select.setString(1, service);
            select.setString(2, Topic.RECONCILIATION.code());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void record(Connection connection, Run run, Actor askedBy) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into reconciliation_run (id, stated_at, window_from, window_until, aggregates, pages, asked_by)
                values (?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setObject(1, run.id());
            insert.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setObject(3, run.from().atOffset(ZoneOffset.UTC));
            insert.setObject(4, run.until().atOffset(ZoneOffset.UTC));
            insert.setInt(5, run.aggregates());
            insert.setInt(6, run.pages());
            insert.setString(7, askedBy.name());
            insert.executeUpdate();
        }
    }

    private static boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
