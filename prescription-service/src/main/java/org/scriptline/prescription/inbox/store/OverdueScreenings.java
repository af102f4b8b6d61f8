package org.scriptline.prescription.inbox.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;

/**
 * Opens an item for each signature that the gate has not answered within its patience, and closes it when it has. No update
 * tells of time that passes, so this looks. Every replica may; a unique index gives each prescription one open item.
 */
@ApplicationScoped
public class OverdueScreenings {

    private static final Logger LOG = Logger.getLogger(OverdueScreenings.class);

    /** A signature may be committed so much later than its time says. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;
    private final Duration patience;
    private volatile Instant looked = Instant.EPOCH;

    public OverdueScreenings(
            Database database, Clock clock, @ConfigProperty(name = "scriptline.gate.patience") Duration patience) {
        this.database = database;
        this.clock = clock;
        this.patience = patience;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            look();
        } catch (DatabaseException unavailable) {
            LOG.warnf("overdue screenings are looked for again in two seconds: %s", unavailable.getMessage());
        }
    }

    /** Looks once. */
    public void look() {
        Instant now = clock.instant();
        OffsetDateTime overdue = now.minus(patience).atOffset(ZoneOffset.UTC);
        OffsetDateTime since = looked.equals(Instant.EPOCH)
                ? Instant.EPOCH.atOffset(ZoneOffset.UTC)
                : looked.minus(patience).minus(OVERLAP).atOffset(ZoneOffset.UTC);
        database.run(transaction -> {
            try (PreparedStatement open = transaction.connection().prepareStatement("""
                    insert into attention (prescription, practice, requester_npi, kind, opened_at)
                    select id, practice, requester_npi, 'screening-unavailable', ?
                    from prescription where order_status = 'signed' and signed_at > ? and signed_at <= ?
                    on conflict do nothing""")) {
                open.setObject(1, now.atOffset(ZoneOffset.UTC));
                open.setObject(2, since);
                open.setObject(3, overdue);
                open.executeUpdate();
            }
            try (PreparedStatement close = transaction.connection().prepareStatement("""
                    update attention a set closed_at = ?
                    where kind = 'screening-unavailable' and closed_at is null
                      and not exists (select from prescription p where p.id = a.prescription
                                      and p.order_status = 'signed' and p.signed_at <= ?)""")) {
                close.setObject(1, now.atOffset(ZoneOffset.UTC));
                close.setObject(2, overdue);
                close.executeUpdate();
            }
        });
        looked = now;
    }
}
