package org.scriptline.pharmacy.inbound.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.DatabaseException;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;
import org.scriptline.pharmacy.inbound.store.UnreadStore;

/** A pharmacy that floods us with what nobody reads: how often the store is asked, and what is counted. */
class UnreadFloodTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:59:00Z");
    private static final String FLOODING = "5800141";
    private static final String OTHER = "5800142";

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final FakeStore store = new FakeStore();
    private final InstantSource source = now::get;
    private final UnreadMessages unread = new UnreadMessages(store, meters, source.withZone(ZoneOffset.UTC));

    @Test
    void oneOfASenderIsKeptAtATimeAndTheOthersAreCountedWithTheNext() throws Exception {
        // Given
        store.holds.set(true);
        try (ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> first = caller.submit(() -> keep(FLOODING));
            FakeStore.awaited(store.held);

            // When
            for (int more = 0; more < 15; more++) {
                keep(FLOODING);
            }
            keep(OTHER);
            store.released.countDown();
            first.get();
            keep(FLOODING);
            keep(FLOODING);
        }

        // Then
        assertThat(store.asked)
                .containsExactly(
                        "5800141 10:00 with 0",
                        "5800142 10:00 with 0",
                        "5800141 10:00 with 15",
                        "5800141 10:00 with 0");
        assertThat(counted(true)).isEqualTo(4);
        assertThat(counted(false)).isEqualTo(15);
        unread.store();
        assertThat(store.counted).isEmpty();
    }

    @Test
    void whenAnHourIsFullTheStoreIsAskedNoMoreUntilTheNext() {
        // Given
        store.outcome = new UnreadStore.Outcome(true, true);
        keep(FLOODING);

        // When
        for (int more = 0; more < 100; more++) {
            keep(FLOODING);
        }
        keep(OTHER);
        unread.store();
        unread.store();
        now.set(NOW.plus(Duration.ofMinutes(1)));
        keep(FLOODING);

        // Then
        assertThat(store.asked).containsExactly("5800141 10:00 with 0", "5800142 10:00 with 0", "5800141 11:00 with 0");
        assertThat(store.counted).containsExactly("5800141 10:00 100");
    }

    @Test
    void whatTheStoreDidNotKeepIsCountedOnce() {
        // Given
        store.outcome = new UnreadStore.Outcome(false, true);

        // When
        keep(FLOODING);
        keep(FLOODING);
        unread.store();

        // Then
        assertThat(store.asked).containsExactly("5800141 10:00 with 0");
        assertThat(store.counted).containsExactly("5800141 10:00 2");
    }

    @Test
    void whatCouldNotBeCountedIsCountedWhenTheDatabaseIsBack() {
        // Given
        store.outcome = new UnreadStore.Outcome(false, false);
        keep(FLOODING);
        store.away.set(true);

        // When
        unread.store();
        assertThatThrownBy(() -> keep(FLOODING)).isInstanceOf(DatabaseException.class);
        store.away.set(false);
        unread.store();

        // Then
        assertThat(store.counted).containsExactly("5800141 10:00 1");
    }

    private void keep(String sender) {
        unread.keep(sender, ErrorCode.MEDIA_TYPE_UNSUPPORTED, "not read", Beginning.of(new byte[] {'x'}, true, null));
    }

    private double counted(boolean kept) {
        return meters.counter(
                        "scriptline.inbound.unread", "code", "MEDIA_TYPE_UNSUPPORTED", "kept", Boolean.toString(kept))
                .count();
    }

    /** Gives the outcome that is set, and holds the first that comes when it is told to. */
    private static final class FakeStore implements UnreadStore {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private final List<String> counted = new CopyOnWriteArrayList<>();
        private volatile Outcome outcome = new Outcome(true, false);
        private final AtomicBoolean away = new AtomicBoolean();
        private final AtomicBoolean holds = new AtomicBoolean();
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public Outcome keepUnread(Hour hour, ErrorCode code, String why, Beginning beginning, int others) {
            reached();
            asked.add(words(hour) + " with " + others);
            if (holds.compareAndSet(true, false)) {
                held.countDown();
                awaited(released);
            }
            return outcome;
        }

        @Override
        public void countUnkept(SortedMap<Hour, Integer> unkept) {
            reached();
            unkept.forEach((hour, count) -> counted.add(words(hour) + " " + count));
        }

        private void reached() {
            if (away.get()) {
                throw new DatabaseException(new SQLException("away"));
            }
        }

        private static String words(Hour hour) {
            return hour.sender() + " " + hour.begin().atOffset(ZoneOffset.UTC).toLocalTime();
        }

        private static void awaited(CountDownLatch latch) {
            try {
                if (!latch.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("it did not come");
                }
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(over);
            }
        }
    }
}
