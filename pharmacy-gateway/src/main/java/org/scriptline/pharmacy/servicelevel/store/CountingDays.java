package org.scriptline.pharmacy.servicelevel.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.servicelevel.CountedDay;
import org.scriptline.pharmacy.servicelevel.Objective;
import org.scriptline.pharmacy.servicelevel.Stops;
import org.scriptline.pharmacy.servicelevel.Tally;

/**
 * Counts each day once when it is over, days on which nobody ran among them, and the running one anew every hour. Of several processes one does it; what another
 * has counted is left as it is. A day that cannot be counted keeps no other back; how many there are is a gauge, the same in each process.
 */
@Startup
@ApplicationScoped
public class CountingDays {

    /** A day is final so long after its end at the earliest: what ended on it is committed by then. */
    static final Duration SETTLED = Duration.ofMinutes(10);
    /** No day is counted that lies further back. */
    static final int MOST_DAYS = 400;

    private static final Logger LOG = Logger.getLogger(CountingDays.class);
    /** The advisory lock of the one process that counts. */
    private static final long LOCK = 5_318_008_041_177L;
    /** One statement reads what ended on a day. */
    private static final String PATIENCE = "set local statement_timeout = '5min'";

    private final Database database;
    private final DayTallies tallies;
    private final StoredDays days;
    private final Objective objective;
    private final Clock clock;
    private final AtomicLong uncounted = new AtomicLong();

    public CountingDays(
            Database database,
            DayTallies tallies,
            StoredDays days,
            Objective objective,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.tallies = tallies;
        this.days = days;
        this.objective = objective;
        this.clock = clock;
        meters.gauge("scriptline.service.levels.uncounted.days", uncounted);
    }

    /** Counts what is to be counted now. */
    @Scheduled(
            every = "{scriptline.service-levels.look}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        try {
            Instant now = clock.instant();
            LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
            LocalDate first = database.read(connection -> days.first(connection, today.minusDays(MOST_DAYS)));
            LocalDate end = LocalDate.ofInstant(now.minus(SETTLED), ZoneOffset.UTC);
            for (LocalDate day : database.read(connection -> days.unfinished(connection, first, end))) {
                attempt(day, begin(day.plusDays(1)), true);
            }
            Instant hour = now.truncatedTo(ChronoUnit.HOURS);
            if (!today.isBefore(first) && hour.isAfter(begin(today))) {
                attempt(today, hour, false);
            }
            uncounted.set(database.read(connection -> days.unfinished(connection, first, end))
                    .size());
        } catch (DatabaseException unavailable) {
            LOG.warnf("service levels are not counted: %s", unavailable.getMessage());
        }
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private void attempt(LocalDate day, Instant until, boolean complete) {
        try {
            count(day, until, complete);
        } catch (DatabaseException failed) {
            LOG.warnf("service levels of %s are not counted: %s", day, failed.getMessage());
        }
    }

    /** Counts a day unless another process does or has done so. */
    private void count(LocalDate day, Instant until, boolean complete) {
        database.run(transaction -> {
            Connection connection = transaction.connection();
            if (!locked(connection) || days.counted(connection, day, until, complete)) {
                return;
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute(PATIENCE);
            }
            Instant from = begin(day);
            Stops stops = tallies.stops(connection, from, until);
            Map<String, Tally> counted = tallies.count(connection, from, until, objective, stops);
            days.store(
                    connection,
                    new CountedDay(
                            day, complete, until, objective, stops.ofAll().toSeconds()),
                    counted);
        });
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
