package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.release.ServedRelease;

/**
 * What else would do, in the order prescribers use: the same drug elsewhere, for 90 days, in another quantity or
 * formulation; its exact generic; then another drug of its class. Each is a whole fill, drug with quantity and days;
 * nothing dearer is offered, and nothing of which that is not known. The same question has the same answer.
 */
final class AlternativeFinder {

    /** Dollars a fill must save to be worth a change by price alone. */
    static final BigDecimal LEAST_SAVING = new BigDecimal("3.00");

    private static final int MOST = 10;

    private final MarketDrugs market;
    private final Interchange interchange;

    AlternativeFinder(DrugCatalogue catalogue, Interchange interchange) {
        this.market = new MarketDrugs(catalogue);
        this.interchange = interchange;
    }

    void prepare(ServedRelease served) {
        market.prepare(served);
    }

    List<Alternative> find(Ordered ordered) {
        Stream<Alternative> same = new SameDrugOffers(ordered).all();
        boolean exchangeable = !Boolean.TRUE.equals(ordered.question().dispenseAsWritten());
        Stream<Alternative> others = exchangeable
                ? Stream.of(
                                new Formulations(ordered, market, interchange).all(),
                                new ExactGenerics(ordered, market).all(),
                                new ClassInterchange(ordered, market, interchange).all())
                        .flatMap(offers -> offers)
                : Stream.empty();
        return Stream.concat(same, others).limit(MOST).toList();
    }
}
