package org.scriptline.local.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Three accounts of the same orders: what was sent, what the gateway stored and what arrived.
 *
 * @param stored by prescription, from the gateway's tables
 * @param arrivals by prescription, from the pharmacies' ledger
 * @param dead the pharmacies that were dead in {@link Stretch#SOME_DEAD}
 */
record DeliveryFigures(
        List<SentOrder> sent,
        Map<UUID, StoredOrder> stored,
        Map<UUID, List<Arrival>> arrivals,
        List<DeadPharmacy> dead) {

    private static final Set<String> ARRIVED = Set.of("delivered", "verified");

    /** Orders of a stretch, to all pharmacies. */
    long orders(Stretch stretch) {
        return sent.stream().filter(order -> order.stretch() == stretch).count();
    }

    /** From the time that the gateway stored with the order, shortly before its commit, to the arrival. */
    Latencies commitToPharmacy(Stretch stretch) {
        return times(stretch, order -> true, (order, saved) -> saved.receivedAt());
    }

    /** From the moment at which the release should have been on the topic to the arrival. */
    Latencies releaseToPharmacy(Stretch stretch) {
        return times(stretch, order -> true, (order, saved) -> order.intended());
    }

    /** As {@link #commitToPharmacy}, of the pharmacies that never were dead. */
    Latencies commitToOthers(Stretch stretch) {
        return commitToOthers(stretch, order -> true);
    }

    private Latencies commitToOthers(Stretch stretch, Predicate<SentOrder> which) {
        Set<String> sick = dead.stream().map(DeadPharmacy::ncpdpId).collect(Collectors.toSet());
        return times(
                stretch,
                order -> !sick.contains(order.pharmacy()) && which.test(order),
                (order, saved) -> saved.receivedAt());
    }

    /**
     * How far the healthy rounds lie apart by themselves: the factor between this percentile of every other round and of those
     * between, from 1 up. What the dead did cannot be told closer than this; 1 when there was one round only.
     */
    double apart(double percent) {
        double even = commitToOthers(Stretch.ALL_HEALTHY, order -> order.round() % 2 == 0)
                .at(percent);
        double odd = commitToOthers(Stretch.ALL_HEALTHY, order -> order.round() % 2 == 1)
                .at(percent);
        return even == 0 || odd == 0 ? 1 : Math.max(even, odd) / Math.min(even, odd);
    }

    /** What the dead did to the others, as the factor by which this percentile grew. */
    double ratio(double percent) {
        return commitToOthers(Stretch.SOME_DEAD).at(percent)
                / Math.max(0.001, commitToOthers(Stretch.ALL_HEALTHY).at(percent));
    }

    private Latencies times(
            Stretch stretch, Predicate<SentOrder> which, BiFunction<SentOrder, StoredOrder, Instant> start) {
        Latencies times = new Latencies();
        for (SentOrder order : sent) {
            StoredOrder saved = stored.get(order.prescription());
            List<Arrival> arrived = arrivals.getOrDefault(order.prescription(), List.of());
            if (order.stretch() == stretch && saved != null && !arrived.isEmpty() && which.test(order)) {
                times.record(Duration.between(
                        start.apply(order, saved), arrived.getFirst().at()));
            }
        }
        return times;
    }

    /** Orders that did not arrive exactly once, by what became of them; empty when nothing was lost and nothing came twice. */
    Map<String, Long> troubles() {
        Map<String, Long> troubles = new TreeMap<>();
        Set<UUID> ours = new HashSet<>();
        for (SentOrder order : sent) {
            ours.add(order.prescription());
            trouble(order).forEach(what -> troubles.merge(what, 1L, Long::sum));
        }
        long foreign = stored.keySet().stream().filter(id -> !ours.contains(id)).count();
        if (foreign > 0) {
            troubles.put("is an order that nobody sent", foreign);
        }
        return troubles;
    }

    /** Orders of healthy pharmacies for which one attempt was not enough; the repeat carries the same MessageID and is no trouble. */
    long triedAgain() {
        return sent.stream()
                .filter(order -> !wasDead(order))
                .map(order -> stored.get(order.prescription()))
                .filter(saved -> saved != null && saved.attempts() > 1)
                .count();
    }

    private List<String> trouble(SentOrder order) {
        StoredOrder saved = stored.get(order.prescription());
        if (saved == null) {
            return List.of("never became an order");
        }
        List<Arrival> arrived = arrivals.getOrDefault(order.prescription(), List.of());
        if (arrived.isEmpty()) {
            return List.of("did not arrive, and is %s at the gateway".formatted(saved.transmission()));
        }
        long messages = arrived.stream().map(Arrival::messageId).distinct().count();
        boolean astray = arrived.stream().anyMatch(one -> !one.pharmacy().equals(order.pharmacy()));
        List<String> troubles = new ArrayList<>();
        if (astray) {
            troubles.add("arrived at another pharmacy");
        }
        if (messages > 1 || saved.messages() != 1) {
            troubles.add("has more than one MessageID");
        }
        if (arrived.size() > messages) {
            troubles.add("arrived more than once");
        }
        if (!ARRIVED.contains(saved.transmission())) {
            troubles.add("arrived, and is %s at the gateway".formatted(saved.transmission()));
        }
        return troubles;
    }

    private boolean wasDead(SentOrder order) {
        return order.stretch() == Stretch.SOME_DEAD
                && dead.stream().anyMatch(one -> one.ncpdpId().equals(order.pharmacy()));
    }
}
