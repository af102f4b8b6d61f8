package org.scriptline.pharmacy.delivery.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.partner.CircuitBreaker;
import org.scriptline.pharmacy.partner.RateBudget;

/** Keeps one sick pharmacy from holding up the others: so many connections to each, so many parcels in hand for each, and for one that does not answer a rest of half a minute. */
@ApplicationScoped
public class Bulkheads {

    /** Parcels in hand for each connection; with answers after 5 s the last one of four waits 15 s, less than a lease. */
    private static final int IN_HAND_PER_CONNECTION = 4;

    /** The limits of one pharmacy. */
    static final class Bulkhead {
        final Semaphore connections;
        final AtomicInteger inHand = new AtomicInteger();
        final CircuitBreaker breaker;
        final @Nullable RateBudget budget;

        Bulkhead(int connections, Duration rest, OptionalInt perMinute) {
            this.budget = perMinute.isEmpty() ? null : new RateBudget(perMinute.getAsInt(), System.nanoTime());
            this.connections = new Semaphore(connections);
            this.breaker = new CircuitBreaker(rest);
        }

        /** A parcel is on its way. */
        void begin() {
            inHand.incrementAndGet();
            if (budget != null) {
                budget.take(System.nanoTime());
            }
        }

        /** Charges the budget when there is room in it; says whether there was. */
        boolean admit() {
            return budget == null || budget.admit(System.nanoTime());
        }

        private int allowed() {
            return budget == null ? Integer.MAX_VALUE : budget.left(System.nanoTime());
        }

        private int handful(int connections) {
            return budget == null ? connections : Math.min(connections, budget.most());
        }

        /** Nothing, unless it answers; one handful when it has rested. */
        boolean shut() {
            return switch (breaker.state(System.nanoTime())) {
                case CLOSED -> false;
                case OPEN -> true;
                case HALF_OPEN -> inHand.get() > 0;
            };
        }
    }

    private final Map<String, Bulkhead> bulkheads = new ConcurrentHashMap<>();
    private final int connections;
    private final Duration rest;
    private final Function<String, OptionalInt> perMinute;
    private final Set<String> fetching;

    @Inject
    public Bulkheads(
            @ConfigProperty(name = "scriptline.delivery.connections-per-pharmacy") int connections,
            @ConfigProperty(name = "scriptline.delivery.minute") Duration minute,
            Endpoints endpoints) {
        this.connections = connections;
        this.rest = minute.dividedBy(2);
        this.perMinute = endpoints::perMinute;
        this.fetching = endpoints.fetching();
    }

    /** The same limits for all, and no budgets. */
    Bulkheads(int connections, Duration minute) {
        this.connections = connections;
        this.rest = minute.dividedBy(2);
        this.perMinute = pharmacy -> OptionalInt.empty();
        this.fetching = Set.of();
    }

    Bulkhead of(String pharmacy) {
        return bulkheads.computeIfAbsent(pharmacy, id -> new Bulkhead(connections, rest, perMinute.apply(id)));
    }

    /** How many parcels more this pharmacy may be given now; none when it fetches them itself. */
    public int room(String pharmacy) {
        if (fetching.contains(pharmacy)) {
            return 0;
        }
        Bulkhead bulkhead = of(pharmacy);
        return bulkhead.shut()
                ? 0
                : Math.clamp(connections * IN_HAND_PER_CONNECTION - bulkhead.inHand.get(), 0, bulkhead.allowed());
    }

    /** Pharmacies that have enough for now, or fetch what is theirs. */
    Set<String> full() {
        return Stream.concat(bulkheads.keySet().stream(), fetching.stream())
                .filter(pharmacy -> fetching.contains(pharmacy)
                        || room(pharmacy) < of(pharmacy).handful(connections))
                .collect(Collectors.toSet());
    }

    /** How many pharmacies did not answer of late and are tried a handful at a time, if at all. */
    int resting() {
        long now = System.nanoTime();
        return (int) bulkheads.values().stream()
                .filter(bulkhead -> bulkhead.breaker.state(now) != CircuitBreaker.State.CLOSED)
                .count();
    }

    int inHand() {
        return bulkheads.values().stream()
                .mapToInt(bulkhead -> bulkhead.inHand.get())
                .sum();
    }
}
