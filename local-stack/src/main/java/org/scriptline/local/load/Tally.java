package org.scriptline.local.load;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Counts and times of one run, added to by many threads. */
final class Tally {

    private final Course accept = new Course();
    private final Latencies wholeLife = new Latencies();
    private final EnumMap<InvalidRequest, Long> refused = new EnumMap<>(InvalidRequest.class);
    private final Map<String, Long> troubles = new TreeMap<>();
    private final Map<UUID, Start> filled = new HashMap<>();
    private long offered;
    private long holdsOffered;
    private long held;
    private long invalid;
    private Instant firstEnd = Instant.MAX;
    private Instant lastEnd = Instant.MIN;

    synchronized void offered(boolean hold) {
        if (hold) {
            holdsOffered++;
        } else {
            offered++;
        }
    }

    /** A life has ended as it should, at this instant by the database's own word. */
    synchronized void ended(Life life, Instant end) {
        if (life.held()) {
            held++;
            return;
        }
        filled.put(life.prescription(), life.start());
        accept.record(life.start().instant(), life.answered());
        wholeLife.record(Duration.between(life.start().instant(), end));
        firstEnd = end.isBefore(firstEnd) ? end : firstEnd;
        lastEnd = end.isAfter(lastEnd) ? end : lastEnd;
    }

    synchronized void invalid(InvalidRequest kind, int status) {
        invalid++;
        if (status == kind.status()) {
            refused.merge(kind, 1L, Long::sum);
        } else {
            trouble("%s was answered with %d instead of %d".formatted(kind, status, kind.status()));
        }
    }

    synchronized void trouble(String what) {
        troubles.merge(what, 1L, Long::sum);
    }

    /** Lives that have ended as they should. */
    synchronized long complete() {
        return filled.size();
    }

    /**
     * What it comes to.
     *
     * @param arrivals when the first NewRx of each order reached its pharmacy, by prescription
     */
    synchronized LoadFigures figures(double rate, int seconds, Map<UUID, Instant> arrivals) {
        Course signToPharmacy = new Course();
        long missing = 0;
        for (Map.Entry<UUID, Start> life : filled.entrySet()) {
            Instant arrival = arrivals.get(life.getKey());
            if (arrival == null) {
                missing++;
            } else {
                Instant start = life.getValue().instant();
                signToPharmacy.record(start, Duration.between(start, arrival));
            }
        }
        if (missing > 0) {
            troubles.merge("filled and unknown to the pharmacies' ledger", missing, Long::sum);
        }
        double span = filled.size() < 2
                ? 0
                : Math.max(1, Duration.between(firstEnd, lastEnd).toMillis()) / 1_000.0;
        return new LoadFigures(
                rate,
                seconds,
                offered,
                filled.size(),
                span == 0 ? 0 : (filled.size() - 1) / span,
                holdsOffered,
                held,
                invalid,
                Map.copyOf(refused),
                accept,
                signToPharmacy,
                wholeLife,
                new TreeMap<>(troubles));
    }
}
