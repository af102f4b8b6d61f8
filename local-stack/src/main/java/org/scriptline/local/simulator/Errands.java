package org.scriptline.local.simulator;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work done later or beside: one clock thread that hands each errand to a virtual thread of its own. */
final class Errands implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Errands.class.getName());

    /** Something to do that may be interrupted by closing down. */
    interface Errand {
        void run() throws InterruptedException;
    }

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("pharmacy-clock").factory());
    private final ExecutorService hands = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("pharmacy-", 0).factory());

    Executor executor() {
        return hands;
    }

    void run(Errand errand) {
        try {
            hands.execute(() -> guarded(errand));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "closing down: the errand is taken up again at the next start");
        }
    }

    void runAfter(Duration delay, Errand errand) {
        if (delay.isZero()) {
            run(errand);
            return;
        }
        try {
            clock.schedule(() -> run(errand), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(Level.DEBUG, "closing down: the errand is taken up again at the next start");
        }
    }

    private static void guarded(Errand errand) {
        try {
            errand.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a pharmacy's errand failed; it is taken up again at the next start", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        hands.shutdownNow();
    }
}
