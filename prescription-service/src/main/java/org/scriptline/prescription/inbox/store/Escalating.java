package org.scriptline.prescription.inbox.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.audit.AuditEntry;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.events.Actor;
import org.scriptline.prescription.practice.Practice;
import org.scriptline.prescription.practice.Practices;

/**
 * Shows what has waited too long to the covering prescriber, too, as the practice's configuration names one. The first
 * prescriber keeps it; of a pharmacy's request either of the two gives the answer.
 */
@ApplicationScoped
public class Escalating {

    private static final Logger LOG = Logger.getLogger(Escalating.class);
    private static final Actor CALENDAR = Actor.service("calendar");

    private final Database database;
    private final Practices practices;
    private final Clock clock;
    private final Duration patience;

    public Escalating(
            Database database,
            Practices practices,
            Clock clock,
            @ConfigProperty(name = "scriptline.inbox.escalate-after", defaultValue = "24h") Duration patience) {
        this.database = database;
        this.practices = practices;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            escalate();
        } catch (DatabaseException unavailable) {
            LOG.warnf("what has waited too long is looked for again in a minute: %s", unavailable.getMessage());
        }
    }

    /** Looks once. */
    public void escalate() {
        Instant before = clock.instant().minus(patience);
        for (Practice practice : practices.all()) {
            practice.coveredBy()
                    .forEach((npi, covering) -> database.run(transaction -> {
                        int moved = cover(transaction.connection(), practice.id(), npi, covering, before);
                        if (moved > 0) {
                            transaction.audit(new AuditEntry(
                                    CALENDAR, "escalate", "inbox", covering, "done", moved + " items of " + npi));
                        }
                    }));
        }
    }

    private static int cover(Connection connection, String practice, String npi, String covering, Instant before)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("""
                with covered as (
                    update attention set covered_by = ?
                    where practice = ? and requester_npi = ? and closed_at is null and covered_by is null and opened_at < ?
                    returning id),
                asked as (update pharmacy_request set covered_by = ? where id in (select id from covered))
                select count(*) from covered""")) {
            update.setString(1, covering);
            update.setString(2, practice);
            update.setString(3, npi);
            update.setObject(4, before.atOffset(ZoneOffset.UTC));
            update.setString(5, covering);
            try (var row = update.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }
}
