package org.scriptline.pharmacy.partner.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.partner.AnswerTimes;
import org.scriptline.pharmacy.partner.Reachability;

/** Counts what became of delivery attempts, by pharmacy and minute, in memory, and stores the counts every few seconds: a delivery pays no statement for it. */
@ApplicationScoped
public class PartnerFigures {

    /** For how long minutes are kept. */
    static final Duration KEPT = Duration.ofDays(31);

    private static final Logger LOG = Logger.getLogger(PartnerFigures.class);
    /** Minutes in memory; when the database is away for long, more are not counted. */
    private static final int MOST = 100_000;

    private final Database database;
    private final Clock clock;
    private final UUID process = UUID.randomUUID();
    private final Map<Key, Minute> minutes = new ConcurrentHashMap<>();

    public PartnerFigures(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    private record Key(String pharmacy, Instant minute) {}

    /** One pharmacy's minute. */
    private static final class Minute {
        private final Integer[] times = new Integer[AnswerTimes.CLASSES];
        private int attempts;
        private int answered;
        private int accepted;
        private boolean changed;
        private @Nullable Instant lastAnswerAt;

        Minute() {
            Arrays.fill(times, 0);
        }

        synchronized void count(boolean answer, boolean acceptance, Duration took, Instant now) {
            attempts++;
            changed = true;
            if (answer) {
                answered++;
                times[AnswerTimes.classOf(took.toNanos() / 1e6)]++;
                lastAnswerAt = now;
            }
            if (acceptance) {
                accepted++;
            }
        }
    }

    /**
     * Counts an attempt that has ended.
     *
     * @param answered a SCRIPT answer was read
     * @param accepted it was an acceptance
     * @param took from the start of the attempt
     */
    public void count(String pharmacy, boolean answered, boolean accepted, Duration took) {
        Instant now = clock.instant();
        Key key = new Key(pharmacy, now.truncatedTo(ChronoUnit.MINUTES));
        if (minutes.size() < MOST || minutes.containsKey(key)) {
            minutes.computeIfAbsent(key, ignored -> new Minute()).count(answered, accepted, took, now);
        }
    }

    /** Stores what was counted. */
    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void store() {
        Instant over = clock.instant().minus(2, ChronoUnit.MINUTES);
        try {
            database.run(transaction -> write(transaction.connection()));
            minutes.entrySet().removeIf(entry -> entry.getKey().minute().isBefore(over) && !entry.getValue().changed);
        } catch (DatabaseException unavailable) {
            LOG.debugf("figures are not stored: %s", unavailable.getMessage());
        }
    }

    private void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                insert into partner_minute (pharmacy_ncpdp_id, minute, process, attempts, answered, accepted,
                                            last_answer_at, times)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (pharmacy_ncpdp_id, minute, process) do update
                set attempts = excluded.attempts, answered = excluded.answered, accepted = excluded.accepted,
                    last_answer_at = excluded.last_answer_at, times = excluded.times""")) {
            for (Map.Entry<Key, Minute> entry : minutes.entrySet()) {
                Minute minute = entry.getValue();
                synchronized (minute) {
                    if (!minute.changed) {
                        continue;
                    }
                    upsert.setString(1, entry.getKey().pharmacy());
                    upsert.setTimestamp(2, Timestamp.from(entry.getKey().minute()));
                    upsert.setObject(3, process);
                    upsert.setInt(4, minute.attempts);
                    upsert.setInt(5, minute.answered);
                    upsert.setInt(6, minute.accepted);
                    upsert.setTimestamp(7, minute.lastAnswerAt == null ? null : Timestamp.from(minute.lastAnswerAt));
                    upsert.setArray(8, connection.createArrayOf("int", minute.times));
                    minute.changed = false;
                }
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        database.run(transaction -> {
            try (PreparedStatement delete =
                    transaction.connection().prepareStatement("delete from partner_minute where minute < ?")) {
                delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
                delete.executeUpdate();
            }
        });
    }

    /** How deliveries went since then, by pharmacy; those to which nothing was sent are left out. */
    public Map<String, Reachability> since(Connection connection, Collection<String> pharmacies, Instant begin)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select * from partner_minute where pharmacy_ncpdp_id = any(?) and minute >= ?""")) {
            select.setArray(1, connection.createArrayOf("text", pharmacies.toArray()));
            select.setTimestamp(2, Timestamp.from(begin));
            return sums(select);
        }
    }

    /** Sums by pharmacy of the selected minutes. */
    static Map<String, Reachability> sums(PreparedStatement select) throws SQLException {
        Map<String, List<Row>> rows = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Timestamp last = row.getTimestamp("last_answer_at");
                rows.computeIfAbsent(row.getString("pharmacy_ncpdp_id"), id -> new ArrayList<>())
                        .add(new Row(
                                row.getInt("attempts"),
                                row.getInt("answered"),
                                row.getInt("accepted"),
                                List.of((Integer[]) row.getArray("times").getArray()),
                                last == null ? null : last.toInstant()));
            }
        }
        Map<String, Reachability> sums = new HashMap<>();
        rows.forEach((pharmacy, minutes) -> sums.put(pharmacy, sum(minutes)));
        return sums;
    }

    private record Row(
            int attempts,
            int answered,
            int accepted,
            List<Integer> times,
            @Nullable Instant lastAnswerAt) {}

    private static Reachability sum(List<Row> minutes) {
        long attempts = 0;
        long answered = 0;
        long accepted = 0;
        long[] times = new long[AnswerTimes.CLASSES];
        Instant last = null;
        for (Row minute : minutes) {
            attempts += minute.attempts();
            answered += minute.answered();
            accepted += minute.accepted();
            for (int index = 0; index < times.length && index < minute.times().size(); index++) {
                times[index] += minute.times().get(index);
            }
            Instant at = minute.lastAnswerAt();
            if (at != null && (last == null || at.isAfter(last))) {
                last = at;
            }
        }
        return Reachability.of(attempts, answered, accepted, times, last);
    }
}
