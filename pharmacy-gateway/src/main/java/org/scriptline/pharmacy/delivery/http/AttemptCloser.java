package org.scriptline.pharmacy.delivery.http;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.kit.problem.Wordless;
import org.scriptline.pharmacy.delivery.AttemptOutcome;
import org.scriptline.pharmacy.delivery.store.AttemptLog;

/** Gathers outcomes and closes them together. An outcome that is lost in a crash is found again by repeating the attempt when its lease is over. */
@ApplicationScoped
public class AttemptCloser {

    private static final Logger LOG = Logger.getLogger(AttemptCloser.class);
    /** Outcomes that wait; couriers wait when it is full. */
    private static final int QUEUE = 4096;
    /** Outcomes in one transaction. */
    private static final int BATCH = 256;

    private static final long BEAT_MILLIS = 5;
    private static final long PAUSE_MILLIS = 250;

    private final BlockingQueue<AttemptOutcome> queue = new ArrayBlockingQueue<>(QUEUE);
    private final AttemptLog log;
    private final Thread thread = new Thread(this::run, "attempt-closer");
    private volatile boolean running = true;

    public AttemptCloser(AttemptLog log) {
        this.log = log;
    }

    @PostConstruct
    void start() {
        thread.start();
    }

    void close(AttemptOutcome outcome) throws InterruptedException {
        queue.put(outcome);
    }

    private void run() {
        List<AttemptOutcome> batch = new ArrayList<>(BATCH);
        try {
            while (running || !queue.isEmpty()) {
                AttemptOutcome first = queue.poll(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    closeUntilCommitted(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeUntilCommitted(List<AttemptOutcome> batch) throws InterruptedException {
        while (true) {
            try {
                log.close(batch);
                return;
            } catch (DatabaseException unavailable) {
                LOG.warnf("%d outcomes wait for the database: %s", batch.size(), unavailable.getMessage());
                if (!running) {
                    return;
                }
            } catch (RuntimeException broken) {
                LOG.errorf(
                        Wordless.of(broken),
                        "%d outcomes could not be stored; their leases will run out",
                        batch.size());
                return;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    void stop() throws InterruptedException {
        running = false;
        thread.join(PAUSE_MILLIS * 8);
    }
}
