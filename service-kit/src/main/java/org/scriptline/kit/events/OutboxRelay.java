package org.scriptline.kit.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The one thread of a service that sends what the outbox holds: nudged after each commit, polling as a net.
 *
 * <p>A short beat after a nudge lets commits that happen together travel together.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(8);

    private final OutboxPass pass;
    private final Duration poll;
    private final Duration beat;
    private final Semaphore nudges = new Semaphore(0);
    private final AtomicLong oldestAgeMillis = new AtomicLong();
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    public OutboxRelay(
            OutboxPass pass,
            @ConfigProperty(name = "scriptline.outbox.poll") Duration poll,
            @ConfigProperty(name = "scriptline.outbox.beat") Duration beat) {
        this.pass = pass;
        this.poll = poll;
        this.beat = beat;
    }

    void start(@Observes @Priority(3000) StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::loop);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        nudges.release();
        thread.join(STOP_LIMIT);
        pass.close();
    }

    void nudge(@Observes OutboxFilled filled) {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /** Age of the oldest event that is not yet sent, as of the last pass. */
    public Duration oldestAge() {
        return Duration.ofMillis(oldestAgeMillis.get());
    }

    private void loop() {
        boolean more = false;
        while (running || more) {
            try {
                if (!more && nudges.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) {
                    TimeUnit.NANOSECONDS.sleep(beat.toNanos());
                    nudges.drainPermits();
                }
                OutboxPass.Result result = pass.run();
                oldestAgeMillis.set(result.oldestAge().toMillis());
                more = result.more();
                if (result.failed() && running) {
                    nudges.tryAcquire(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException failure) {
                more = false;
                LOG.warnf("outbox pass failed and will be repeated: %s", failure.getMessage());
            }
        }
    }
}
