package org.scriptline.pharmacy.delivery.store;

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
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.pharmacy.order.Lateness;
import org.scriptline.pharmacy.order.OpenOrders;
import org.scriptline.pharmacy.order.store.OrderReader;
import org.scriptline.pharmacy.order.store.OrderWriter;

/** Tells the prescriber once that nobody has accepted a prescription after fifteen minutes, and once that no pharmacy has it after an hour. Delivery goes on. */
@ApplicationScoped
public class LateDeliveries {

    private static final Logger LOG = Logger.getLogger(LateDeliveries.class);
    private static final Actor GATEWAY = Actor.service("pharmacy-gateway");
    private static final int AT_ONCE = 256;
    /** How far back the first look goes: a NewRx is given up after a day. */
    private static final int FIRST_LOOK_MINUTES = 24 * 60;
    /** How much farther than to the last look a look goes back: clocks differ, and what was paused may be due again. */
    private static final long MARGIN_MINUTES = 15;

    private final Database database;
    private final OrderReader reader;
    private final OrderWriter writer;
    private final Clock clock;
    private final Duration minute;
    private Instant looked = Instant.MIN;

    public LateDeliveries(
            Database database,
            OrderReader reader,
            OrderWriter writer,
            Clock clock,
            @ConfigProperty(name = "scriptline.delivery.minute") Duration minute) {
        this.database = database;
        this.reader = reader;
        this.writer = writer;
        this.clock = clock;
        this.minute = minute;
    }

    /** Looks once and tells. */
    @Scheduled(every = "{scriptline.delivery.late-look}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        Instant now = clock.instant();
        try {
            for (Lateness lateness : Lateness.values()) {
                while (tell(lateness, now) == AT_ONCE) {
                    LOG.debugf("more than %d orders are late", AT_ONCE);
                }
            }
            looked = now;
        } catch (DatabaseException unavailable) {
            LOG.warnf("late deliveries are not looked for: %s", unavailable.getMessage());
        }
    }

    /** Tells of at most {@link #AT_ONCE} orders and says of how many. */
    private int tell(Lateness lateness, Instant now) {
        return database.inTransaction(transaction -> {
            List<UUID> late = late(transaction.connection(), lateness, now);
            if (!late.isEmpty()) {
                tell(transaction, lateness, late, now);
            }
            return late.size();
        });
    }

    private void tell(Transaction transaction, Lateness lateness, List<UUID> late, Instant now) throws SQLException {
        Connection connection = transaction.connection();
        OpenOrders open = reader.lock(connection, late);
        for (UUID id : late) {
            open.take(id, GATEWAY, now, lateness::on);
        }
        writer.write(transaction, open);
        try (PreparedStatement update = connection.prepareStatement(
                "update pharmacy_order set lateness = ? where prescription_id = any(?) and lateness < ?")) {
            update.setInt(1, lateness.level());
            update.setArray(2, connection.createArrayOf("uuid", late.toArray()));
            update.setInt(3, lateness.level());
            update.executeUpdate();
        }
    }

    /** Orders that have become late since the last look. */
    private List<UUID> late(Connection connection, Lateness lateness, Instant now) throws SQLException {
        Instant end = now.minus(minute.multipliedBy(lateness.minutes()));
        Instant first = now.minus(minute.multipliedBy(FIRST_LOOK_MINUTES));
        Instant begin = looked.equals(Instant.MIN)
                ? first
                : looked.minus(minute.multipliedBy(lateness.minutes() + MARGIN_MINUTES));
        try (PreparedStatement select = connection.prepareStatement("""
                select prescription_id from pharmacy_order
                where (received_at > ? and received_at <= ? or routed_at > ? and routed_at <= ?)
                  and coalesce(routed_at, received_at) <= ?
                  and channel = 'SCRIPT' and lateness < ? and transmission = any(?)
                  and cancel not in ('requested', 'pending', 'approved')
                limit ?""")) {
            select.setTimestamp(1, Timestamp.from(begin));
            select.setTimestamp(2, Timestamp.from(end));
            select.setTimestamp(3, Timestamp.from(begin));
            select.setTimestamp(4, Timestamp.from(end));
            select.setTimestamp(5, Timestamp.from(end));
            select.setInt(6, lateness.level());
            select.setArray(
                    7, connection.createArrayOf("text", lateness.transmissions().toArray()));
            select.setInt(8, AT_ONCE);
            List<UUID> late = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    late.add(row.getObject(1, UUID.class));
                }
            }
            return late;
        }
    }
}
