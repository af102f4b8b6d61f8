package org.scriptline.formulary.coverage;

import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.StepRules;

/** What the engine asks beside the release itself. */
record EngineSources(DrugCatalogue catalogue, PriceLookup prices, StepRules steps, AlternativeFinder alternatives) {

    static EngineSources of(DrugCatalogue catalogue, PriceLookup prices, StepRules steps) {
        return new EngineSources(catalogue, prices, steps, new AlternativeFinder(catalogue, Interchange.authored()));
    }
}
