package org.scriptline.kit.database;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Carries out in one transaction what several callers ask for at the same time. Whoever finds nobody at work takes
 * everything that waits, its own item among it; the others find theirs done. The busier the process, the larger the
 * groups and the smaller the cost of each item; a caller that is alone waits for nothing but the beat. The next group begins as soon as one is committed, whether or not
 * its callers have woken up. Whatever belongs to the caller's request, such as its
 * trace, must be part of the item: another caller's thread may carry it out.
 *
 * <p>Each caller gets its own result only when the transaction is committed. When a group fails because of what is in
 * it, or because one of its items waits for a lock that a stranger holds, its items are carried out one by one, so that
 * a bad item fails alone; when the database is not available, all of them fail.
 *
 * @param <I> what a caller asks for
 * @param <O> what it gets
 */
public final class GroupCommit<I, O> {

    /** Carries out items in one transaction, all or none. */
    @FunctionalInterface
    public interface Work<I, O> {

        /** The results, one for each item and in their order: anything else fails every caller, since it is committed then. */
        List<O> carryOut(List<I> items);
    }

    private final Work<I, O> work;
    private final Duration beat;
    private final int limit;
    private final Queue<Waiting<I, O>> queue = new ArrayDeque<>();
    private boolean led;

    /**
     * @param beat how long the first of a group waits for others
     * @param limit the most items in one transaction
     */
    public GroupCommit(Work<I, O> work, Duration beat, int limit) {
        this.work = work;
        this.beat = beat;
        this.limit = limit;
    }

    /** The committed result of the item; throws what carrying it out threw. */
    public O run(I item) {
        Waiting<I, O> own = new Waiting<>(item);
        synchronized (queue) {
            queue.add(own);
            if (!led) {
                led = true;
                own.turn.complete(Turn.LEAD);
            }
        }
        if (own.turn.join() == Turn.LEAD) {
            lead();
        }
        return own.result();
    }

    /** Carries out one group, with the leader's own item at its head, and gives the lead to the first that still waits. */
    private void lead() {
        try {
            gather();
            carryOut(next());
        } finally {
            synchronized (queue) {
                Waiting<I, O> successor = queue.peek();
                if (successor == null) {
                    led = false;
                } else {
                    successor.turn.complete(Turn.LEAD);
                }
            }
        }
    }

    private void gather() {
        long end = System.nanoTime() + beat.toNanos();
        for (long left = beat.toNanos();
                left > 0 && !Thread.currentThread().isInterrupted();
                left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** How many items wait and are not being carried out. */
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private List<Waiting<I, O>> next() {
        List<Waiting<I, O>> group = new ArrayList<>();
        synchronized (queue) {
            while (group.size() < limit && !queue.isEmpty()) {
                group.add(queue.remove());
            }
        }
        return group;
    }

    private void carryOut(List<Waiting<I, O>> group) {
        List<O> results;
        try {
            results = work.carryOut(group.stream().map(waiting -> waiting.item).toList());
        } catch (RuntimeException failure) {
            if (group.size() == 1 || unavailable(failure)) {
                fail(group, failure);
            } else {
                group.forEach(waiting -> carryOut(List.of(waiting)));
            }
            return;
        } catch (Error error) {
            fail(group, new IllegalStateException(error));
            throw error;
        }
        if (results.size() != group.size()) {
            fail(
                    group,
                    new IllegalStateException("%d items came to %d results".formatted(group.size(), results.size())));
            return;
        }
        for (int index = 0; index < group.size(); index++) {
            group.get(index).end(results.get(index), null);
        }
    }

    private static <I, O> void fail(List<Waiting<I, O>> group, RuntimeException failure) {
        group.forEach(waiting -> waiting.end(null, failure));
    }

    private static boolean unavailable(RuntimeException failure) {
        return failure instanceof DatabaseException database && database.infrastructure() && !database.lockTimeout();
    }

    private enum Turn {
        LEAD,
        DONE
    }

    /** One caller. Its result is written before it is told, by whoever led its group. */
    private static final class Waiting<I, O> {
        private final I item;
        private final CompletableFuture<Turn> turn = new CompletableFuture<>();
        private @Nullable O result;
        private @Nullable RuntimeException failure;

        Waiting(I item) {
            this.item = item;
        }

        void end(@Nullable O value, @Nullable RuntimeException thrown) {
            result = value;
            failure = thrown;
            turn.complete(Turn.DONE);
        }

        O result() {
            if (failure != null) {
                throw failure;
            }
            if (result == null) {
                throw new IllegalStateException("an item was carried out without a result");
            }
            return result;
        }
    }
}
