package org.scriptline.pharmacy.servicelevel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many deliveries took how long, in classes that can be added up, so that a month's percentile is as right as a day's. A class ends at most a twentieth above
 * the shortest time in it; up to 40 ms each millisecond is its own. A percentile is the upper end of its class, or the longest time of all when that is less: never
 * too small, at most a twentieth too large.
 *
 * @param counts by class, those that are not empty; the classes are stored with each day, so they never change
 * @param slowestMillis the longest time, exactly; 0 without one
 */
public record DeliveryTimes(SortedMap<Integer, Long> counts, long slowestMillis) {

    /** None. */
    public static final DeliveryTimes NONE = new DeliveryTimes(new TreeMap<>(), 0);

    /** By how much of itself a percentile may be too large: one part in so many. */
    public static final int PRECISION_PART = 20;

    /** Classes end below this; what takes longer is one class. */
    private static final long LONGEST_MILLIS = Duration.ofDays(7).toMillis();

    private static final List<Long> UPPER_ENDS = upperEnds();
    private static final int HUNDRED = 100;

    public DeliveryTimes {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    private static List<Long> upperEnds() {
        List<Long> ends = new ArrayList<>();
        for (long end = 1; end < LONGEST_MILLIS; end += Math.max(1, end / PRECISION_PART)) {
            ends.add(end);
        }
        return List.copyOf(ends);
    }

    /** Where each class begins in milliseconds, but for the first, number 0, which holds what took at most one: as {@code width_bucket} of PostgreSQL counts them. */
    public static List<Long> begins() {
        return UPPER_ENDS.stream().map(end -> end + 1).toList();
    }

    /** One class. */
    public static DeliveryTimes of(int index, long count, long slowestMillis) {
        return new DeliveryTimes(new TreeMap<>(Map.of(index, count)), slowestMillis);
    }

    /** Both together. */
    public DeliveryTimes plus(DeliveryTimes other) {
        SortedMap<Integer, Long> sums = new TreeMap<>(counts);
        other.counts.forEach((index, count) -> sums.merge(index, count, Long::sum));
        return new DeliveryTimes(sums, Math.max(slowestMillis, other.slowestMillis));
    }

    /**
     * The time in milliseconds within which so many in a hundred were delivered; null without a delivery.
     *
     * @param percent 1 to 100
     */
    public @Nullable Long percentile(int percent) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long wanted = (all * percent + HUNDRED - 1) / HUNDRED;
        long seen = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen >= wanted) {
                int index = entry.getKey();
                return index < UPPER_ENDS.size() ? Math.min(UPPER_ENDS.get(index), slowestMillis) : slowestMillis;
            }
        }
        return null;
    }
}
