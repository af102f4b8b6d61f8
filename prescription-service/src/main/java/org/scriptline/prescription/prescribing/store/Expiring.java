package org.scriptline.prescription.prescribing.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.OutgoingEvent;
import org.scriptline.prescription.prescribing.Prescription;

/**
 * Ends active prescriptions whose time is over: a year after they were written, and a day more because the practice's
 * date may be behind UTC's. Every replica may run it; the conditional update gives each prescription one end.
 */
@ApplicationScoped
public class Expiring {

    private static final Logger LOG = Logger.getLogger(Expiring.class);
    private static final Actor CALENDAR = Actor.service("calendar");
    /** How long a non-controlled prescription is valid in most US states, in days, and one to be sure. */
    private static final int VALID_DAYS = 366;
    /** How many are ended in one transaction. */
    private static final int BATCH = 200;

    private final Database database;
    private final Clock clock;

    public Expiring(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            int ended = BATCH;
            while (ended == BATCH) {
                ended = expire();
            }
        } catch (DatabaseException unavailable) {
            LOG.warnf("expiry is tried again in an hour: %s", unavailable.getMessage());
        }
    }

    /** Ends at most one batch and says how many. */
    public int expire() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return database.inTransaction(transaction -> {
            List<Prescription> ended = end(transaction, today.minusDays(VALID_DAYS), now);
            for (Prescription after : ended) {
                transaction.emit(new OutgoingEvent(
                        EventType.PRESCRIPTION_ENDED,
                        after.patient().toString(),
                        after.id().toString(),
                        after.sequence(),
                        new PrescriptionEnded(
                                after.id(),
                                after.patient(),
                                OrderStatus.EXPIRED,
                                null,
                                now,
                                after.writtenOn().plusDays(VALID_DAYS - 1L)),
                        CALENDAR));
            }
            return ended.size();
        });
    }

    private static List<Prescription> end(Transaction transaction, LocalDate writtenBefore, Instant now)
            throws SQLException {
        try (PreparedStatement update =
                transaction.connection().prepareStatement("""
                        update prescription p
                        set order_status = 'expired', late_alert_open = false, updated_at = ?, sequence = p.sequence + 1
                        where p.id in (select id from prescription where order_status = 'active' and written_on < ?
                                       order by id limit ? for update skip locked)
                        returning """ + " " + PrescriptionRows.COLUMNS)) {
            update.setObject(1, PrescriptionRows.time(now));
            update.setDate(2, Date.valueOf(writtenBefore));
            update.setInt(3, BATCH);
            List<Prescription> ended = new ArrayList<>();
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    ended.add(PrescriptionRows.read(rows));
                }
            }
            return ended;
        }
    }
}
