package org.scriptline.prescription.prescribing.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.scriptline.prescription.prescribing.Arrivals;
import org.scriptline.prescription.prescribing.store.PrescriptionReader;

/**
 * Those who asked with {@code Prefer: wait}. Nobody holds a thread: an arrival here, or a look every
 * {@link #LOOK_EVERY} for answers that another replica took, completes the wait.
 */
@ApplicationScoped
public class Waiters implements Arrivals {

    /** The longest wait. */
    static final Duration LONGEST = Duration.ofSeconds(10);
    /** How many may wait at once; the next one is answered at once. */
    static final int MOST = 200;

    private static final Duration LOOK_EVERY = Duration.ofMillis(300);

    private final PrescriptionReader reader;
    private final Executor executor;
    private final Map<UUID, Set<CompletableFuture<Boolean>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    public Waiters(PrescriptionReader reader, ManagedExecutor executor) {
        this.reader = reader;
        this.executor = executor;
    }

    /** Completes when the checks have arrived or the time is over. */
    CompletableFuture<Void> await(UUID prescription, Duration limit) {
        if (limit.isZero() || count.incrementAndGet() > MOST) {
            if (!limit.isZero()) {
                count.decrementAndGet();
            }
            return CompletableFuture.completedFuture(null);
        }
        Duration capped = limit.compareTo(LONGEST) > 0 ? LONGEST : limit;
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        waiting.computeIfAbsent(prescription, id -> ConcurrentHashMap.newKeySet())
                .add(done);
        look(prescription, done);
        return done.completeOnTimeout(false, capped.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((arrived, failure) -> forget(prescription, done))
                .thenAcceptAsync(arrived -> {}, executor);
    }

    @Override
    public void arrived(UUID prescription) {
        Set<CompletableFuture<Boolean>> those = waiting.get(prescription);
        if (those != null) {
            those.forEach(done -> executor.execute(() -> check(prescription, done)));
        }
    }

    private void look(UUID prescription, CompletableFuture<Boolean> done) {
        executor.execute(() -> {
            check(prescription, done);
            if (!done.isDone()) {
                CompletableFuture.delayedExecutor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS, executor)
                        .execute(() -> look(prescription, done));
            }
        });
    }

    private void check(UUID prescription, CompletableFuture<Boolean> done) {
        if (!done.isDone() && reader.answered(prescription)) {
            done.complete(true);
        }
    }

    private void forget(UUID prescription, CompletableFuture<Boolean> done) {
        count.decrementAndGet();
        waiting.computeIfPresent(prescription, (id, those) -> {
            those.remove(done);
            return those.isEmpty() ? null : those;
        });
    }
}
