package org.scriptline.pharmacy.delivery.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.script.ErrorAnswer;

/**
 * What waits to be delivered, for all pharmacies together and for those {@link #SHOWN} that have waited longest: a
 * national directory holds some seventy thousand, which would be as many time series. Each replica shows the same
 * figures, so take the maximum.
 */
@ApplicationScoped
public class DeliveryFigures {

    /** How many pharmacies are shown by name at most. */
    static final int SHOWN = 50;

    private static final String UNSETTLED = "scriptline.deliveries.unsettled";

    private static final Logger LOG = Logger.getLogger(DeliveryFigures.class);

    private final Database database;
    private final MultiGauge undelivered;
    private final MultiGauge retrying;
    private final MultiGauge oldest;
    private final AtomicLong allUndelivered = new AtomicLong();
    private final AtomicLong allOldestSeconds = new AtomicLong();
    private final AtomicLong unmatched = new AtomicLong();
    private final AtomicLong unprocessed = new AtomicLong();
    private final AtomicLong misconfigured = new AtomicLong();

    public DeliveryFigures(Database database, MeterRegistry meters) {
        this.database = database;
        undelivered = MultiGauge.builder("scriptline.pharmacy.undelivered").register(meters);
        retrying = MultiGauge.builder("scriptline.pharmacy.retrying").register(meters);
        oldest = MultiGauge.builder("scriptline.pharmacy.undelivered.oldest.seconds")
                .register(meters);
        meters.gauge("scriptline.deliveries.undelivered", allUndelivered);
        meters.gauge("scriptline.deliveries.undelivered.oldest.seconds", allOldestSeconds);
        meters.gauge("scriptline.inbound.unmatched", unmatched);
        meters.gauge(UNSETTLED, Tags.of("code", ErrorAnswer.UNABLE_TO_PROCESS), unprocessed);
        meters.gauge(UNSETTLED, Tags.of("code", ErrorAnswer.CONFIGURATION), misconfigured);
    }

    private record Waiting(String pharmacy, long undelivered, long retrying, long oldestSeconds) {}

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            List<Waiting> waiting = database.read(connection -> {
                unmatched.set(unmatched(connection));
                countUnsettled(connection);
                return waiting(connection);
            });
            allUndelivered.set(waiting.stream().mapToLong(Waiting::undelivered).sum());
            allOldestSeconds.set(
                    waiting.stream().mapToLong(Waiting::oldestSeconds).max().orElse(0));
            List<Waiting> shown = waiting.subList(0, Math.min(SHOWN, waiting.size()));
            undelivered.register(rows(shown, Waiting::undelivered), true);
            retrying.register(rows(shown, Waiting::retrying), true);
            oldest.register(rows(shown, Waiting::oldestSeconds), true);
        } catch (DatabaseException unavailable) {
            LOG.debugf("figures are not read: %s", unavailable.getMessage());
        }
    }

    private interface Figure {
        long of(Waiting waiting);
    }

    private static List<MultiGauge.Row<?>> rows(List<Waiting> shown, Figure figure) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        shown.forEach(one -> rows.add(MultiGauge.Row.of(Tags.of("pharmacy", one.pharmacy()), figure.of(one))));
        return rows;
    }

    private static long unmatched(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "select count(*) from inbound_message where prescription_id is null");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void countUnsettled(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select count(*) filter (where code = ?), count(*) filter (where code = ?) from unsettled_message""")) {
            select.setString(1, ErrorAnswer.UNABLE_TO_PROCESS);
            select.setString(2, ErrorAnswer.CONFIGURATION);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                unprocessed.set(row.getLong(1));
                misconfigured.set(row.getLong(2));
            }
        }
    }

    private static List<Waiting> waiting(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                        select m.pharmacy_ncpdp_id, count(*), count(*) filter (where m.attempts > 0),
                               greatest(0, extract(epoch from now() - min(coalesce(o.routed_at, o.received_at))))::bigint as oldest
                        from outgoing_message m join pharmacy_order o on o.prescription_id = m.prescription_id
                        where m.state = 'DUE' and m.kind = 'NEW_RX'
                        group by m.pharmacy_ncpdp_id order by oldest desc""");
                ResultSet row = select.executeQuery()) {
            List<Waiting> waiting = new ArrayList<>();
            while (row.next()) {
                waiting.add(new Waiting(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
            }
            return waiting;
        }
    }
}
