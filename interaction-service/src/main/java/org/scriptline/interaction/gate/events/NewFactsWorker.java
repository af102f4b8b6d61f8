package org.scriptline.interaction.gate.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.scriptline.interaction.gate.NewFacts;
import org.scriptline.interaction.gate.store.Gates;
import org.scriptline.interaction.gate.store.ProfileStore;
import org.scriptline.interaction.gate.store.RescreeningQueue;
import org.scriptline.interaction.gate.store.RescreeningQueue.Due;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.ConsumerProgress;

/**
 * Screens the running prescriptions of a person again when a record said something new, one record in a transaction, so
 * that the gate never waits longer for a person than one screening takes. While the gate has work this one rests; only
 * what has waited for a minute goes on beside it.
 */
@ApplicationScoped
public class NewFactsWorker {
    private static final Logger LOG = Logger.getLogger(NewFactsWorker.class);

    /** Records in one turn; the rest waits for the next. */
    private static final int RECORDS_AT_ONCE = 50;

    /** Drafts of one person that are answered again. */
    private static final int DRAFTS = 20;

    /** The gate is busy when its oldest event in work is older. */
    private static final Duration BUSY = Duration.ofMillis(250);

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private final Database database;
    private final PersonLocks locks;
    private final Gates gates;
    private final ConsumerProgress progress;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();

    public NewFactsWorker(
            Database database,
            PersonLocks locks,
            Gates gates,
            ConsumerProgress progress,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.locks = locks;
        this.gates = gates;
        this.progress = progress;
        this.clock = clock;
        meters.gauge("scriptline.rescreening.waiting", waiting);
    }

    @Scheduled(every = "{scriptline.gate.new-facts}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        for (int done = 0; done < RECORDS_AT_ONCE; done++) {
            Instant now = clock.instant();
            Optional<Due> due = database.read(connection -> RescreeningQueue.first(connection, now));
            if (due.isEmpty() || restsFor(due.get(), now)) {
                break;
            }
            lookAt(due.get().record());
        }
        waiting.set(database.read(RescreeningQueue::length));
    }

    private boolean restsFor(Due due, Instant now) {
        return progress.oldestUnapplied().compareTo(BUSY) > 0
                && due.since().plus(LONG_ENOUGH).isAfter(now);
    }

    private void lookAt(UUID record) {
        try {
            database.run(transaction -> lookAt(transaction, record));
        } catch (RuntimeException failure) {
            LOG.warnf("a record with new facts is looked at again later: %s", failure.getClass());
            database.run(transaction -> RescreeningQueue.postpone(transaction.connection(), record, clock.instant()));
        }
    }

    private void lookAt(Transaction transaction, UUID record) throws SQLException {
        Set<UUID> persons = locks.lock(transaction.connection(), LockRequest.ofRecords(List.of(record)));
        Optional<NewFacts> facts = RescreeningQueue.take(transaction.connection(), record);
        if (facts.isPresent()) {
            Collection<UUID> drafts = RescreeningQueue.drafts(transaction.connection(), persons, DRAFTS);
            gates.pass(
                    transaction,
                    new ProfileStore.Reading(persons, drafts, List.of(), List.of(), List.of()),
                    (batch, workspace) -> batch.lookAgain(facts.get()));
        }
    }
}
