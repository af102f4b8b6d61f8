package org.scriptline.formulary.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.checking.CheckingPrescriptions;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.DrugCatalogue;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.ReleaseStore;
import org.scriptline.formulary.release.Serving;

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
    CoverageEngine coverageEngine(Serving serving, Clock clock) {
        return new CoverageEngine(serving, new DrugCatalogue(ProductTable.authored()), clock);
    }

    @Produces
    @Singleton
    CheckingPrescriptions checkingPrescriptions(CoverageEngine engine) {
        return new CheckingPrescriptions(engine);
    }
}
