package org.scriptline.formulary.coverage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.scriptline.formulary.release.ServedRelease;

/**
 * The drugs of a release by what they contain, so that an alternative is found without a look at every row. Made at the
 * first question of a release, a few milliseconds for a whole market, and gone with it.
 */
final class MarketDrugs {

    private final DrugCatalogue catalogue;
    private final Map<ServedRelease, Map<String, List<DrugFacts>>> byRelease =
            Collections.synchronizedMap(new WeakHashMap<>());

    MarketDrugs(DrugCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The drugs of just these ingredients that any formulary of the release lists, by their codes. */
    List<DrugFacts> containing(ServedRelease served, String ingredientKey) {
        return byRelease.computeIfAbsent(served, this::index).getOrDefault(ingredientKey, List.of());
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
