package org.scriptline.formulary.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.checking.CheckingPrescriptions;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.DrugCatalogue;
import org.scriptline.formulary.release.DrugReference;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ReleaseStore;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRules;

/** Makes beans of the framework-free classes. */
@ApplicationScoped
public class Features {

    @Produces
    @Singleton
    Serving serving() {
        return new Serving();
    }

    @Produces
    @Singleton
    LoadingReleases loadingReleases(ReleaseStore store, Serving serving, Clock clock) {
        return new LoadingReleases(store, serving, clock);
    }

    @Produces
    @Singleton
    PriceLookup priceLookup() {
        return PriceLookup.NONE;
    }

    @Produces
    @Singleton
    StepRules stepRules() {
        return StepRules.NONE;
    }

    @Produces
    @Singleton
    DrugReference drugReference() {
        return DrugReference.NONE;
    }

    @Produces
    @Singleton
    CoverageEngine coverageEngine(Serving serving, Clock clock) {
        return new CoverageEngine(serving, new DrugCatalogue(ProductTable.authored()), clock);
    }

    @Produces
    @Singleton
    CheckingPrescriptions checkingPrescriptions(CoverageEngine engine) {
        return new CheckingPrescriptions(engine);
    }
}
