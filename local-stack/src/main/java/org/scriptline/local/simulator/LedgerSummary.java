package org.scriptline.local.simulator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the ledger adds up to, by order. A PrescriberOrderNumber is one order wherever it went, so an order sent to two pharmacies
 * under two MessageIDs shows here too.
 */
record LedgerSummary(List<Order> orders, Totals totals) {

    /**
     * @param pharmacy the first that received a NewRx of this order
     * @param newRx NewRx arrivals, repeats included
     * @param messageIds distinct MessageIDs among them
     * @param cancelRx CancelRx arrivals, repeats included
     * @param verified Verify messages that the gateway took
     */
    record Order(
            String prescriberOrderNumber,
            String pharmacy,
            int newRx,
            int messageIds,
            int cancelRx,
            int verified,
            List<Fill> fills) {}

    /**
     * @param number 1 for the first fill
     * @param sent how often the gateway took its RxFill; 0 while it has not
     */
    record Fill(int number, BigDecimal quantity, int sent) {}

    /** @param fillsWithTwoQuantities fills of one order and number that were announced with different quantities */
    record Totals(int orders, int newRx, int ordersWithTwoMessageIds, int fillsWithTwoQuantities) {}

    static LedgerSummary of(Collection<LedgerEntry> entries) {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (LedgerEntry entry : entries) {
            String number = entry.prescriberOrderNumber();
            if (number != null) {
                tallies.computeIfAbsent(number, n -> new Tally(n, entry.pharmacy()))
                        .add(entry);
            }
        }
        List<Order> orders = tallies.values().stream().map(Tally::order).toList();
        return new LedgerSummary(
                orders,
                new Totals(
                        orders.size(),
                        orders.stream().mapToInt(Order::newRx).sum(),
                        (int) orders.stream()
                                .filter(order -> order.messageIds() > 1)
                                .count(),
                        tallies.values().stream()
                                .mapToInt(Tally::fillsWithTwoQuantities)
                                .sum()));
    }

    private static final class Tally {
        private final String orderNumber;
        private final String pharmacy;
        private final Set<String> messageIds = new HashSet<>();
        private final TreeMap<Integer, List<BigDecimal>> quantities = new TreeMap<>();
        private final Map<Integer, Integer> fillsSent = new TreeMap<>();
        private int newRx;
        private int cancelRx;
        private int verified;

        Tally(String orderNumber, String pharmacy) {
            this.orderNumber = orderNumber;
            this.pharmacy = pharmacy;
        }

        void add(LedgerEntry entry) {
            switch (entry.event()) {
                case RECEIVED -> received(entry);
                case QUEUED, UNTOLD -> quantity(entry);
                case SENT -> sent(entry);
                case REFUSED, CONTROL -> {}
            }
        }

        private void received(LedgerEntry entry) {
            if (entry.type().equals("NewRx")) {
                newRx++;
                messageIds.add(String.valueOf(entry.messageId()));
            } else if (entry.type().equals("CancelRx")) {
                cancelRx++;
            }
        }

        private void quantity(LedgerEntry entry) {
            Integer number = entry.number();
            BigDecimal quantity = entry.quantity();
            if (number != null && quantity != null) {
                quantities.computeIfAbsent(number, n -> new ArrayList<>()).add(quantity);
            }
        }

        private void sent(LedgerEntry entry) {
            Integer number = entry.number();
            if (entry.type().equals("Verify")) {
                verified++;
            } else if (number != null) {
                fillsSent.merge(number, 1, Integer::sum);
            }
        }

        int fillsWithTwoQuantities() {
            return (int) quantities.values().stream()
                    .filter(all -> all.stream().anyMatch(one -> one.compareTo(all.get(0)) != 0))
                    .count();
        }

        Order order() {
            List<Fill> fills = quantities.entrySet().stream()
                    .map(fill ->
                            new Fill(fill.getKey(), fill.getValue().get(0), fillsSent.getOrDefault(fill.getKey(), 0)))
                    .toList();
            return new Order(orderNumber, pharmacy, newRx, messageIds.size(), cancelRx, verified, fills);
        }
    }
}
