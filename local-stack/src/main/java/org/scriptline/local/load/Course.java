package org.scriptline.local.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Times of a run, together and by the half minute of the clock in which each life should have started: whether a figure is one of
 * the whole run or of its beginning, when virtual machines still compile, is to be seen there.
 */
final class Course {

    private static final long HALF_MINUTE = 30;

    private final Latencies whole = new Latencies();
    private final SortedMap<Long, Latencies> halfMinutes = new TreeMap<>();

    void record(Instant intended, Duration duration) {
        whole.record(duration);
        halfMinutes
                .computeIfAbsent(Math.floorDiv(intended.getEpochSecond(), HALF_MINUTE), half -> new Latencies())
                .record(duration);
    }

    Latencies whole() {
        return whole;
    }

    /** The p99 of each half minute, for people, in whole milliseconds. */
    String line() {
        return halfMinutes.isEmpty()
                ? "nothing measured"
                : halfMinutes.values().stream()
                        .map(half -> String.format(Locale.ROOT, "%,.0f", half.at(99)))
                        .collect(Collectors.joining(", ", "", " ms"));
    }

    /** The same for machines, in milliseconds. */
    ArrayNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        halfMinutes.values().forEach(half -> all.add(half.at(99)));
        return all;
    }
}
