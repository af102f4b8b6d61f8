package org.scriptline.prescription.prescribing.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.events.OutboxRelay;
import org.scriptline.kit.problem.ProblemException;

/**
 * Takes no more prescriptions than the gate and the broker can follow: beyond the limits a new one gets 503 and is
 * safe to repeat. The gate's age is that of the {@link #WAITING}th oldest unanswered signature (one that a kill switch keeps back is answered), so that one
 * prescription that is stuck closes the door for nobody.
 */
@ApplicationScoped
public class Admission {

    private static final Logger LOG = Logger.getLogger(Admission.class);
    /** How many signatures must be waiting before their age counts. */
    private static final int WAITING = 20;

    private final Database database;
    private final OutboxRelay outbox;
    private final Clock clock;
    private final Duration gateLimit;
    private final Duration outboxLimit;
    private final AtomicLong gateAgeMillis = new AtomicLong();

    public Admission(
            Database database,
            OutboxRelay outbox,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "scriptline.admission.gate-age") Duration gateLimit,
            @ConfigProperty(name = "scriptline.admission.outbox-age") Duration outboxLimit) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.gateLimit = gateLimit;
        this.outboxLimit = outboxLimit;
        meters.gauge("scriptline.gate.backlog.age.seconds", gateAgeMillis, age -> age.get() / 1000.0);
    }

    /** Refuses a new prescription when the suite is too far behind. */
    public void admit() {
        if (gateAgeMillis.get() > gateLimit.toMillis() || outbox.oldestAge().compareTo(outboxLimit) > 0) {
            throw new ProblemException(ErrorCode.OVERLOADED);
        }
    }

    /** Looks how old the gate's backlog is; without a database what was seen last counts. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void look() {
        try {
            gateAgeMillis.set(database.read(connection -> {
                try (PreparedStatement select = connection.prepareStatement("""
                        select signed_at from prescription p where order_status = 'signed'
                          and not exists (select from stopped_release s where s.prescription = p.id)
                        order by signed_at offset ? limit 1""")) {
                    select.setInt(1, WAITING - 1);
                    try (ResultSet row = select.executeQuery()) {
                        return row.next() ? age(row) : 0L;
                    }
                }
            }));
        } catch (DatabaseException unavailable) {
            LOG.debugf("the gate's age is not read: %s", unavailable.getMessage());
        }
    }

    private long age(ResultSet row) throws SQLException {
        return Duration.between(row.getObject(1, OffsetDateTime.class).toInstant(), clock.instant())
                .toMillis();
    }
}
