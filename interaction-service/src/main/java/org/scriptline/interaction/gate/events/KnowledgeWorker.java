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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.scriptline.interaction.gate.store.Gates;
import org.scriptline.interaction.gate.store.KnowledgeRescreening;
import org.scriptline.interaction.gate.store.ProfileStore;
import org.scriptline.interaction.gate.store.RescreeningQueue;
import org.scriptline.interaction.knowledge.KnowledgeBase;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.events.ConsumerProgress;

/**
 * Screens running prescriptions again when another knowledge base comes into force, one person in a transaction, and
 * only while the gate has nothing to do: what it finds beyond what was told becomes a late alert.
 */
@ApplicationScoped
public class KnowledgeWorker {
    private static final Logger LOG = Logger.getLogger(KnowledgeWorker.class);

    /** Persons in one turn; the rest waits for the next. */
    private static final int PERSONS_AT_ONCE = 50;

    private static final int DRAFTS = 20;

    /** The gate is busy when its oldest event in work is older. */
    private static final Duration BUSY = Duration.ofMillis(250);

    private final Database database;
    private final PersonLocks locks;
    private final Gates gates;
    private final KnowledgeBase knowledge;
    private final ConsumerProgress progress;
    private final Clock clock;
    private final AtomicLong waiting = new AtomicLong();
    private volatile String adopted = "";

    public KnowledgeWorker(
            Database database,
            PersonLocks locks,
            Gates gates,
            KnowledgeBase knowledge,
            ConsumerProgress progress,
            Clock clock,
            MeterRegistry meters) {
        this.database = database;
        this.locks = locks;
        this.gates = gates;
        this.knowledge = knowledge;
        this.progress = progress;
        this.clock = clock;
        meters.gauge("scriptline.rescreening.knowledge.waiting", waiting);
    }

    @Scheduled(every = "{scriptline.gate.new-facts}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        adopt();
        for (int done = 0; done < PERSONS_AT_ONCE && progress.oldestUnapplied().compareTo(BUSY) <= 0; done++) {
            Instant now = clock.instant();
            Optional<UUID> due = database.read(connection -> KnowledgeRescreening.first(connection, now));
            if (due.isEmpty()) {
                break;
            }
            lookAt(due.get());
        }
        waiting.set(database.read(KnowledgeRescreening::length));
    }

    /** Once for each version that this process loads, so that two versions side by side do not fight. */
    private void adopt() {
        String version = knowledge.snapshot().version();
        if (!version.equals(adopted)) {
            int queued = database.inTransaction(
                    transaction -> KnowledgeRescreening.adopt(transaction.connection(), version, clock.instant()));
            adopted = version;
            if (queued > 0) {
                LOG.infof("knowledge base %s is in force: %d records are screened again", version, queued);
            }
        }
    }

    private void lookAt(UUID record) {
        try {
            database.run(transaction -> lookAt(transaction, record));
        } catch (RuntimeException failure) {
            LOG.warnf("a record is screened with the new knowledge base later: %s", failure.getClass());
            database.run(
                    transaction -> KnowledgeRescreening.postpone(transaction.connection(), record, clock.instant()));
        }
    }

    private void lookAt(Transaction transaction, UUID record) throws SQLException {
        Set<UUID> persons = locks.lock(transaction.connection(), LockRequest.ofRecords(List.of(record)));
        if (KnowledgeRescreening.take(transaction.connection(), persons)) {
            Map<UUID, Set<String>> told = KnowledgeRescreening.told(transaction.connection(), persons);
            Collection<UUID> drafts = RescreeningQueue.drafts(transaction.connection(), persons, DRAFTS);
            gates.pass(
                    transaction,
                    new ProfileStore.Reading(persons, drafts, List.of(), List.of(), List.of()),
                    (batch, workspace) -> batch.lookAgain(record, told));
        }
    }
}
