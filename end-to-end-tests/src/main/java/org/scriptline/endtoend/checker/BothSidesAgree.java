package org.scriptline.endtoend.checker;

import java.util.List;
import java.util.stream.Stream;

/** prescription-service, pharmacy-gateway and the pharmacies tell the same story of each order. */
final class BothSidesAgree implements Invariant {

    @Override
    public String statement() {
        return "prescription-service, pharmacy-gateway and the pharmacies hold the same outcome";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.lives().stream()
                .flatMap(life -> life.prescription().stream())
                .flatMap(id -> disagreements(id, evidence));
    }

    private static Stream<String> disagreements(String id, Evidence evidence) {
        AxesRow prescription = evidence.prescriptions().get(id);
        AxesRow order = evidence.orders().get(id);
        LedgerOrder known = evidence.ledger().get(id.replace("-", ""));
        Stream.Builder<String> problems = Stream.builder();
        if (order == null && known != null) {
            problems.add(id + " is known to pharmacy " + known.pharmacy() + " and not to the gateway");
        }
        if (order != null && prescription != null && !order.sameDelivery(prescription)) {
            problems.add(id + ": prescription-service has " + prescription + ", the gateway has " + order);
        }
        List<String> announced = known == null
                ? List.of()
                : known.fills().stream()
                        .map(LedgerOrder.LedgerFill::quantity)
                        .map(quantity -> quantity.stripTrailingZeros().toPlainString())
                        .toList();
        List<String> stored = evidence.fillsOf(id).stream()
                .map(FillRow::quantity)
                .map(quantity -> quantity.stripTrailingZeros().toPlainString())
                .toList();
        if (known != null && !announced.equals(stored)) {
            problems.add(id + ": the pharmacy dispensed " + announced + " and the gateway stored " + stored);
        }
        return problems.build();
    }
}
