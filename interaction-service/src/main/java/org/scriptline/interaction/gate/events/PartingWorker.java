package org.scriptline.interaction.gate.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.scriptline.contracts.screening.ScreeningResult;
import org.scriptline.interaction.gate.store.Gates;
import org.scriptline.interaction.gate.store.PartingQueue;
import org.scriptline.interaction.gate.store.ProfileStore;
import org.scriptline.interaction.person.LockRequest;
import org.scriptline.interaction.person.store.PersonLocks;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;

/**
 * When records that were taken for one person are two, answers all their prescriptions again, also those that were
 * released or have ended: what came from the other person must not be read any longer. What waits for the gate was
 * answered with the parting itself. It does not rest while the gate is busy: partings are rare, and a stranger's drugs
 * are shown until it is done.
 */
@ApplicationScoped
public class PartingWorker {
    private static final Logger LOG = Logger.getLogger(PartingWorker.class);

    /** Records in one turn; the rest waits for the next. */
    private static final int RECORDS_AT_ONCE = 50;

    private final Database database;
    private final PersonLocks locks;
    private final Gates gates;
    private final Clock clock;

    public PartingWorker(Database database, PersonLocks locks, Gates gates, Clock clock) {
        this.database = database;
        this.locks = locks;
        this.gates = gates;
        this.clock = clock;
    }

    @Scheduled(every = "{scriptline.gate.new-facts}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        for (int done = 0; done < RECORDS_AT_ONCE; done++) {
            Instant now = clock.instant();
            Optional<UUID> due = database.read(connection -> PartingQueue.first(connection, now));
            if (due.isEmpty()) {
                break;
            }
            lookAt(due.get());
        }
    }

    private void lookAt(UUID record) {
        try {
            database.run(transaction -> lookAt(transaction, record));
        } catch (RuntimeException failure) {
            LOG.warnf("a record that left its person is looked at again later: %s", failure.getClass());
            database.run(transaction -> PartingQueue.postpone(transaction.connection(), record, clock.instant()));
        }
    }

    private void lookAt(Transaction transaction, UUID record) throws SQLException {
        Set<UUID> persons = locks.lock(transaction.connection(), LockRequest.ofRecords(List.of(record)));
        Optional<PartingQueue.Taken> taken = PartingQueue.take(transaction.connection(), record);
        if (taken.isPresent()) {
            Map<UUID, ScreeningResult> told = PartingQueue.told(
                    transaction.connection(), record, taken.get().since());
            gates.pass(
                    transaction,
                    new ProfileStore.Reading(persons, told.keySet(), List.of(), List.of(), List.of()),
                    (batch, workspace) ->
                            batch.lookAgainWithout(record, taken.get().from(), told));
        }
    }
}
