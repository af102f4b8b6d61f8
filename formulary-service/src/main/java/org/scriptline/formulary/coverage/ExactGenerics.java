package org.scriptline.formulary.coverage;

import java.util.Comparator;
import java.util.stream.Stream;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.release.FormularyItem;

/** The ordered drug without its brand. */
final class ExactGenerics {

    private final Ordered ordered;
    private final MarketDrugs market;

    ExactGenerics(Ordered ordered, MarketDrugs market) {
        this.ordered = ordered;
        this.market = market;
    }

    Stream<Alternative> all() {
        return Stream.concat(ordered.catalogue().exactGenerics(ordered.rxcui()).stream(), byName())
                .distinct()
                .flatMap(generic -> Stream.ofNullable(ordered.listed(generic)))
                .flatMap(this::offer)
                .sorted(Comparator.comparing(Alternative::tier).thenComparing(Alternative::rxcui));
    }

    /** The drug of the same one ingredient, strength and form without a brand, where only names tell it. */
    private Stream<Integer> byName() {
        DrugFacts facts = ordered.facts();
        if (facts == null
                || !facts.branded()
                || !facts.single()
                || facts.milligrams() == null
                || facts.doseForm() == null) {
            return Stream.empty();
        }
        return market.containing(ordered.served(), facts.ingredientKey()).stream()
                .filter(other -> !other.branded()
                        && facts.doseForm().equals(other.doseForm())
                        && other.milligrams() != null
                        && facts.milligrams().compareTo(other.milligrams()) == 0)
                .map(DrugFacts::rxcui);
    }

    private Stream<Alternative> offer(FormularyItem generic) {
        CostEstimate cost = ordered.cost(
                generic, ordered.question().quantity(), ordered.question().daysSupply());
        FormularyItem item = ordered.item();
        if (item != null && CostEstimate.dearer(cost, generic.tier(), ordered.cost(), item.tier())) {
            return Stream.empty();
        }
        String why = "exact generic; " + ordered.why(generic);
        boolean authorization = Boolean.TRUE.equals(generic.priorAuthorization());
        return Stream.of(new Alternative(
                "GENERIC",
                Integer.toString(generic.rxcui()),
                ordered.catalogue().name(generic.rxcui()),
                ordered.served().tierCode(generic.tier()),
                ordered.question().quantity(),
                ordered.question().daysSupply(),
                null,
                authorization ? why + "; needs prior authorization" : why,
                cost.patientPays()));
    }
}
