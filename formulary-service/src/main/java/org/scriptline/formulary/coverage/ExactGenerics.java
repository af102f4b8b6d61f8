package org.scriptline.formulary.coverage;

import java.util.Comparator;
import java.util.stream.Stream;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.release.FormularyItem;

/** The ordered drug without its brand, and under a brand where that is what the plan prefers. */
final class ExactGenerics {

    private final Ordered ordered;
    private final MarketDrugs market;

    ExactGenerics(Ordered ordered, MarketDrugs market) {
        this.ordered = ordered;
        this.market = market;
    }

    Stream<Alternative> all() {
        return Stream.concat(generics(), brands());
    }

    private Stream<Alternative> generics() {
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

    /** Plans sometimes list the brand alone, or on a lower tier than its generic. */
    private Stream<Alternative> brands() {
        return ordered.catalogue().brandsOf(ordered.rxcui()).stream()
                .flatMap(brand -> Stream.ofNullable(ordered.listed(brand)))
                .flatMap(this::offerBrand)
                .sorted(Comparator.comparing(Alternative::tier).thenComparing(Alternative::rxcui));
    }

    private Stream<Alternative> offerBrand(FormularyItem brand) {
        CostEstimate cost = ordered.cost(
                brand, ordered.question().quantity(), ordered.question().daysSupply());
        return ordered.gains(brand, cost) && (ordered.item() == null || Ordered.unrestricted(brand))
                ? Stream.of(alternative(SameDrugOffers.KIND, "the same drug under its brand; ", brand, cost))
                : Stream.empty();
    }

    private Stream<Alternative> offer(FormularyItem generic) {
        CostEstimate cost = ordered.cost(
                generic, ordered.question().quantity(), ordered.question().daysSupply());
        FormularyItem item = ordered.item();
        if (item != null && CostEstimate.dearer(cost, generic.tier(), ordered.cost(), item.tier())) {
            return Stream.empty();
        }
        return Stream.of(alternative("GENERIC", "exact generic; ", generic, cost));
    }

    private Alternative alternative(String kind, String words, FormularyItem other, CostEstimate cost) {
        String why = words + ordered.why(other);
        boolean authorization = Boolean.TRUE.equals(other.priorAuthorization());
        return new Alternative(
                kind,
                Integer.toString(other.rxcui()),
                ordered.catalogue().name(other.rxcui()),
                ordered.served().tierCode(other.tier()),
                ordered.question().quantity(),
                ordered.question().daysSupply(),
                null,
                authorization ? why + "; needs prior authorization" : why,
                cost.patientPays());
    }
}
