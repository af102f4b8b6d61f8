package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How old the oldest record is that each consumer has taken and not yet applied. A consumer that is behind goes from
 * batch to batch, so between two of them the last one's age stands for {@link #LASTING}: a look every fifteen seconds
 * must not miss it.
 */
@ApplicationScoped
public class ConsumerProgress {

    /** How long the age of an applied batch is shown. */
    static final Duration LASTING = Duration.ofSeconds(15);

    private final Clock clock;
    private final Map<String, Work> byConsumer = new ConcurrentHashMap<>();

    public ConsumerProgress(Clock clock) {
        this.clock = clock;
    }

    /** A batch: the timestamp of its oldest record, when it was taken, and when it was applied, in epoch milliseconds. */
    private record Work(long oldest, long began, @Nullable Long finished) {}

    void began(String consumer, long timestamp) {
        byConsumer.put(consumer, new Work(timestamp, clock.millis(), null));
    }

    void finished(String consumer) {
        byConsumer.computeIfPresent(consumer, (name, work) -> new Work(work.oldest(), work.began(), clock.millis()));
    }

    /** Age of the consumer's oldest unapplied record, zero when none was in work of late. */
    public Duration oldestUnapplied(String consumer) {
        Work work = byConsumer.get(consumer);
        if (work == null) {
            return Duration.ZERO;
        }
        long now = clock.millis();
        Long finished = work.finished();
        if (finished != null && now - finished > LASTING.toMillis()) {
            return Duration.ZERO;
        }
        return Duration.ofMillis(Math.max(0, (finished == null ? now : finished) - work.oldest()));
    }

    /** Age of the oldest unapplied record of all consumers. */
    public Duration oldestUnapplied() {
        return byConsumer.keySet().stream()
                .map(this::oldestUnapplied)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** How long the slowest batch has been in work. */
    public Duration longestInWork() {
        long now = clock.millis();
        return Duration.ofMillis(byConsumer.values().stream()
                .filter(work -> work.finished() == null)
                .mapToLong(work -> Math.max(0, now - work.began()))
                .max()
                .orElse(0));
    }
}
