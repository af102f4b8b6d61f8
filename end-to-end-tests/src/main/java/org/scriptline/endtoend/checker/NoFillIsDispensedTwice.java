package org.scriptline.endtoend.checker;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One fill number of one order is dispensed once, at the pharmacies and in the books. */
final class NoFillIsDispensedTwice implements Invariant {

    @Override
    public String statement() {
        return "no fill number was dispensed twice";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        Map<String, Long> stored = evidence.gatewayFills().stream()
                .collect(Collectors.groupingBy(
                        fill -> fill.prescription() + " fill " + fill.number(), Collectors.counting()));
        Map<String, Long> atPharmacies = evidence.ledger().values().stream()
                .flatMap(order -> order.fills().stream().map(fill -> order.orderNumber() + " fill " + fill.number()))
                .collect(Collectors.groupingBy(fill -> fill, Collectors.counting()));
        Stream<String> twice = Stream.concat(stored.entrySet().stream(), atPharmacies.entrySet().stream())
                .filter(fill -> fill.getValue() > 1)
                .map(fill -> fill.getKey() + " is there " + fill.getValue() + " times");
        Stream<String> tooMany = evidence.lives().stream()
                .filter(life -> evidence.fillsOf(life.prescription().orElse("")).size() > 1)
                .map(life -> life + " has no refills and more than one fill");
        return Stream.concat(twice, tooMany);
    }
}
