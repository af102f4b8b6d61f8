package org.scriptline.formulary.coverage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.scriptline.formulary.release.ServedRelease;

/**
 * The drugs of a release by what they contain, so that an alternative is found without a look at every row: a few
 * milliseconds for a whole market.
 */
final class MarketDrugs {

    private final DrugCatalogue catalogue;
    private final PerRelease<Map<String, List<DrugFacts>>> byIngredients = new PerRelease<>(this::index);

    MarketDrugs(DrugCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Makes ready what the first question would wait for. */
    void prepare(ServedRelease served) {
        byIngredients.of(served);
    }

    /** The drugs of just these ingredients that any formulary of the release lists, by their codes. */
    List<DrugFacts> containing(ServedRelease served, String ingredientKey) {
        return byIngredients.of(served).getOrDefault(ingredientKey, List.of());
    }

    private Map<String, List<DrugFacts>> index(ServedRelease served) {
        Map<String, List<DrugFacts>> index = new HashMap<>();
        DrugCatalogue named = catalogue.in(served);
        served.drugs().forEach(rxcui -> {
            DrugFacts facts = named.facts(rxcui);
            if (facts != null && !facts.ingredients().isEmpty() && !facts.pack()) {
                index.computeIfAbsent(facts.ingredientKey(), key -> new ArrayList<>())
                        .add(facts);
            }
        });
        return index;
    }
}
