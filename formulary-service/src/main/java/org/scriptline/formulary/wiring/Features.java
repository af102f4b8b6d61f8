package org.scriptline.formulary.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.checking.CheckingPrescriptions;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.DrugCatalogue;
import org.scriptline.formulary.coverage.FormularySearch;
import org.scriptline.formulary.reference.LoadingReferences;
import org.scriptline.formulary.reference.ReferenceStore;
import org.scriptline.formulary.reference.ServingReference;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ReleaseStore;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRuleBook;
import org.scriptline.formulary.release.StepRules;
import org.scriptline.formulary.release.marketplace.PdexFormat;
import org.scriptline.formulary.release.marketplace.QhpFormat;

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
        return new LoadingReleases(store, serving, List.of(new QhpFormat(), new PdexFormat()), clock);
    }

    @Produces
    @Singleton
    StepRuleBook stepRules() {
        return new StepRuleBook();
    }

    @Produces
    @Singleton
    ServingReference drugReference() {
        return new ServingReference();
    }

    @Produces
    @Singleton
    LoadingReferences loadingReferences(
            ReferenceStore store, ServingReference serving, LoadingReleases releases, Clock clock) {
        return new LoadingReferences(store, serving, releases::renew, releases.progress(), clock);
    }

    @Produces
    @Singleton
    DrugCatalogue drugCatalogue(ServingReference reference) {
        return new DrugCatalogue(ProductTable.authored(), reference);
    }

    @Produces
    @Singleton
    CoverageEngine coverageEngine(
            Serving serving, DrugCatalogue catalogue, PriceLookup prices, StepRules steps, Clock clock) {
        return new CoverageEngine(serving, catalogue, prices, steps, clock);
    }

    @Produces
    @Singleton
    FormularySearch formularySearch(Serving serving, DrugCatalogue catalogue, PriceLookup prices, Clock clock) {
        return new FormularySearch(serving, catalogue, prices, clock);
    }

    @Produces
    @Singleton
    CheckingPrescriptions checkingPrescriptions(CoverageEngine engine) {
        return new CheckingPrescriptions(engine);
    }
}
