package org.scriptline.prescription.inbox.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.prescription.inbox.AttentionKind;

/**
 * Opens an item for each release that nobody has accepted, or that has not been delivered, in time, and closes it when it
 * has. Every replica may; a unique index gives each prescription one open item of a kind.
 */
@ApplicationScoped
public class OverdueDeliveries {

    private static final Logger LOG = Logger.getLogger(OverdueDeliveries.class);

    /** A release may be committed so much later than its time says. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** A transmission that is late after some time. */
    private record Late(AttentionKind kind, Duration after, List<String> transmissions) {}

    private final Database database;
    private final Clock clock;
    private final List<Late> late;
    private volatile Instant looked = Instant.EPOCH;

    public OverdueDeliveries(
            Database database,
            Clock clock,
            @ConfigProperty(name = "scriptline.inbox.not-accepted-after", defaultValue = "15m") Duration accepted,
            @ConfigProperty(name = "scriptline.inbox.not-delivered-after", defaultValue = "60m") Duration delivered) {
        this.database = database;
        this.clock = clock;
        this.late = List.of(
                new Late(AttentionKind.NOT_ACCEPTED, accepted, List.of("none", "queued", "retrying")),
                new Late(
                        AttentionKind.NOT_DELIVERED,
                        delivered,
                        List.of("none", "queued", "retrying", "accepted-by-network")));
    }

    @Scheduled(every = "5s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            look();
        } catch (DatabaseException unavailable) {
            LOG.warnf("overdue deliveries are looked for again in five seconds: %s", unavailable.getMessage());
        }
    }

    /** Looks once. */
    public void look() {
        Instant now = clock.instant();
        database.run(transaction -> {
            for (Late one : late) {
                open(transaction.connection(), one, now);
                close(transaction.connection(), one, now);
            }
        });
        looked = now;
    }

    private void open(Connection connection, Late one, Instant now) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement("""
                insert into attention (prescription, practice, requester_npi, kind, opened_at)
                select id, practice, requester_npi, ?, ?
                from prescription where released_at > ? and released_at <= ? and order_status = 'active'
                  and transmission_status = any (?)
                on conflict do nothing""")) {
            open.setString(1, one.kind().code());
            open.setObject(2, time(now));
            open.setObject(
                    3,
                    looked.equals(Instant.EPOCH)
                            ? time(Instant.EPOCH)
                            : time(looked.minus(one.after()).minus(OVERLAP)));
            open.setObject(4, time(now.minus(one.after())));
            open.setArray(
                    5, connection.createArrayOf("text", one.transmissions().toArray()));
            open.executeUpdate();
        }
    }

    private static void close(Connection connection, Late one, Instant now) throws SQLException {
        try (PreparedStatement close = connection.prepareStatement("""
                update attention a set closed_at = ?
                where kind = ? and closed_at is null
                  and not exists (select from prescription p where p.id = a.prescription and p.order_status = 'active'
                                  and p.transmission_status = any (?))""")) {
            close.setObject(1, time(now));
            close.setString(2, one.kind().code());
            close.setArray(
                    3, connection.createArrayOf("text", one.transmissions().toArray()));
            close.executeUpdate();
        }
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
