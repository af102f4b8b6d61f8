package org.scriptline.pharmacy.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.kit.events.Actor;

/** The orders that one transaction holds locked, with what happened to each so far. Several steps of one order become one update and several events. */
public final class OpenOrders {

    /** One event to be emitted. */
    public record Statement(PharmacyOrderStated payload, long sequence, Actor actor) {}

    /** An order as it was read and as it is now. */
    public record Opened(PharmacyOrder before, PharmacyOrder now, List<Statement> statements) {

        /** Whether a delivery that had no answer has one now, or was given up. */
        public boolean settled() {
            return waits(before) && !waits(now);
        }

        /** Whether it has gone on to another pharmacy. */
        public boolean rerouted() {
            return !before.route().pharmacyNcpdpId().equals(now.route().pharmacyNcpdpId());
        }

        private static boolean waits(PharmacyOrder order) {
            return order.transmission() instanceof Transmission.Queued
                    || order.transmission() instanceof Transmission.Retrying;
        }
    }

    private final Map<UUID, Opened> orders = new LinkedHashMap<>();

    /** Opens orders as they were read. */
    public OpenOrders(List<PharmacyOrder> locked) {
        locked.forEach(order -> orders.put(order.id(), new Opened(order, order, List.of())));
    }

    public Optional<PharmacyOrder> order(UUID id) {
        return Optional.ofNullable(orders.get(id)).map(Opened::now);
    }

    /** Takes a step; empty when the order is not among the open ones. */
    public Optional<Step> take(UUID id, Actor actor, Instant at, Function<PharmacyOrder, Step> step) {
        Opened opened = orders.get(id);
        if (opened == null) {
            return Optional.empty();
        }
        Step taken = step.apply(opened.now());
        if (taken instanceof Step.Moved moved) {
            List<Statement> statements = new ArrayList<>(opened.statements());
            PharmacyOrder next = moved.order().stated();
            statements.add(new Statement(StatedOrder.of(moved, at), next.sequence(), actor));
            orders.put(id, new Opened(opened.before(), next, List.copyOf(statements)));
        }
        return Optional.of(taken);
    }

    /** Those that moved. */
    public List<Opened> moved() {
        return orders.values().stream()
                .filter(opened -> !opened.statements().isEmpty())
                .toList();
    }
}
