package org.scriptline.interaction.gate.events;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.scriptline.interaction.gate.store.Comparing;
import org.scriptline.kit.events.ConsumerProgress;

/**
 * Has records that were stated compared with those that may be the same person: what is sure is linked, what somebody
 * should look at is listed, and the next signer is shown a link that no human made. It rests while the gate works.
 */
@ApplicationScoped
public class MatchWorker {
    /** As many records as two seconds of heavy traffic bring. */
    private static final int RECORDS_AT_ONCE = 500;

    private static final int ROUNDS = 10;
    private static final Duration BUSY = Duration.ofMillis(250);

    private final Comparing comparing;
    private final ConsumerProgress progress;

    public MatchWorker(Comparing comparing, ConsumerProgress progress) {
        this.comparing = comparing;
        this.progress = progress;
    }

    @Scheduled(every = "{scriptline.gate.new-facts}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (mayWork()) {
            comparing.compareFailed();
        }
        for (int round = 0; round < ROUNDS && mayWork(); round++) {
            if (comparing.compare(RECORDS_AT_ONCE) != Comparing.Round.DONE) {
                break;
            }
        }
    }

    private boolean mayWork() {
        return progress.oldestUnapplied().compareTo(BUSY) <= 0;
    }
}
