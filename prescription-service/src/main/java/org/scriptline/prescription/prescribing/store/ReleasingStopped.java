package org.scriptline.prescription.prescribing.store;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.DatabaseException;

/**
 * Lets out what kill switches kept back, once they are lifted. Every replica may run it: a row that another one takes is
 * left alone, and the release itself is conditional.
 */
@ApplicationScoped
public class ReleasingStopped {

    private static final Logger LOG = Logger.getLogger(ReleasingStopped.class);
    /** How many are released in one transaction. */
    private static final int BATCH = 200;

    private final Database database;
    private final ScreeningAnswers answers;

    public ReleasingStopped(Database database, ScreeningAnswers answers) {
        this.database = database;
        this.answers = answers;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void atTimes() {
        try {
            int waited = BATCH;
            while (waited == BATCH) {
                waited = database.inTransaction(transaction -> answers.releaseLifted(transaction, BATCH));
            }
        } catch (DatabaseException unavailable) {
            LOG.debugf("stopped releases are looked at again: %s", unavailable.getMessage());
        }
    }
}
