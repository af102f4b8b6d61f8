package org.scriptline.kit.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How old the oldest record is that each consumer has taken and not yet applied. */
@ApplicationScoped
public class ConsumerProgress {

    private final Clock clock;
    private final Map<String, Long> oldestTimestamp = new ConcurrentHashMap<>();
    private final Map<String, Long> beganAt = new ConcurrentHashMap<>();

    public ConsumerProgress(Clock clock) {
        this.clock = clock;
    }

    void began(String consumer, long timestamp) {
        oldestTimestamp.put(consumer, timestamp);
        beganAt.put(consumer, clock.millis());
    }

    void finished(String consumer) {
        oldestTimestamp.remove(consumer);
        beganAt.remove(consumer);
    }

    /** Age of the oldest unapplied record, zero when none is in work. */
    public Duration oldestUnapplied() {
        return age(oldestTimestamp);
    }

    /** How long the slowest batch has been in work. */
    public Duration longestInWork() {
        return age(beganAt);
    }

    private Duration age(Map<String, Long> since) {
        long now = clock.millis();
        return Duration.ofMillis(since.values().stream()
                .mapToLong(at -> Math.max(0, now - at))
                .max()
                .orElse(0));
    }
}
