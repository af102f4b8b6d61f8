package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps one slow pharmacy from holding up the others: so many connections to each, so many parcels in hand for each. */
@ApplicationScoped
public class Bulkheads {

    /** Parcels in hand for each connection; with answers after 5 s the last one of four waits 15 s, less than a lease. */
    private static final int IN_HAND_PER_CONNECTION = 4;

    /** The limits of one pharmacy. */
    static final class Bulkhead {
        final Semaphore connections;
        final AtomicInteger inHand = new AtomicInteger();

        Bulkhead(int connections) {
            this.connections = new Semaphore(connections);
        }
    }

    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();
    private final int connections;

    public Bulkheads(@ConfigProperty(name = "scriptline.delivery.connections-per-pharmacy") int connections) {
        this.connections = connections;
    }

    Bulkhead of(String pharmacy) {
        return bulkheads.computeIfAbsent(pharmacy, id -> new Bulkhead(connections));
    }

    /** How many parcels more this pharmacy may be given now. */
    public int room(String pharmacy) {
        return Math.max(
                0, connections * IN_HAND_PER_CONNECTION - of(pharmacy).inHand.get());
    }

    /** Pharmacies that have enough for now. */
    Set<String> full() {
        return bulkheads.keySet().stream()
                .filter(pharmacy -> room(pharmacy) < connections)
                .collect(Collectors.toSet());
    }

    int inHand() {
        return bulkheads.values().stream()
                .mapToInt(bulkhead -> bulkhead.inHand.get())
                .sum();
    }
}
