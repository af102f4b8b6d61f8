package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.release.FormularyItem;

/**
 * The same ingredient in another formulation: capsule for tablet, or two of half the strength. Only forms that release
 * at once, and never drugs whose dose was found for one patient.
 */
final class Formulations {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Ordered ordered;
    private final MarketDrugs market;
    private final Interchange interchange;

    Formulations(Ordered ordered, MarketDrugs market, Interchange interchange) {
        this.ordered = ordered;
        this.market = market;
        this.interchange = interchange;
    }

    Stream<Alternative> all() {
        DrugFacts facts = ordered.facts();
        BigDecimal quantity = ordered.question().quantity();
        Integer days = ordered.question().daysSupply();
        if (facts == null
                || quantity == null
                || days == null
                || facts.milligrams() == null
                || !facts.single()
                || !facts.immediateRelease()
                || interchange.denies(facts.ingredients())) {
            return Stream.empty();
        }
        return market.containing(ordered.served(), facts.ingredientKey()).stream()
                .filter(other -> other.immediateRelease() && (!other.branded() || facts.branded()))
                .flatMap(other -> offer(facts, other, quantity, days).stream())
                .sorted(Comparator.comparing(Alternative::tier).thenComparing(Alternative::rxcui))
                .limit(2);
    }

    private Optional<Alternative> offer(DrugFacts facts, DrugFacts other, BigDecimal quantity, int days) {
        FormularyItem item = ordered.listed(other.rxcui());
        if (item == null || other.milligrams() == null || facts.milligrams() == null) {
            return Optional.empty();
        }
        boolean otherForm = facts.milligrams().compareTo(other.milligrams()) == 0
                && !String.valueOf(facts.doseForm()).equals(other.doseForm());
        boolean halves = facts.milligrams().compareTo(other.milligrams().multiply(TWO)) == 0;
        BigDecimal units = halves ? quantity.multiply(TWO) : quantity;
        if (!(otherForm || halves) || !Ordered.unrestricted(item) || !ordered.withinLimit(item, units, days)) {
            return Optional.empty();
        }
        CostEstimate cost = ordered.cost(item, units, days);
        return ordered.gains(item, cost)
                ? Optional.of(new Alternative(
                        SameDrugOffers.KIND,
                        Integer.toString(other.rxcui()),
                        other.name(),
                        ordered.served().tierCode(item.tier()),
                        units,
                        days,
                        null,
                        (halves ? "two of half the strength for each; " : "the same strength in another form; ")
                                + ordered.why(item),
                        cost.patientPays()))
                : Optional.empty();
    }
}
