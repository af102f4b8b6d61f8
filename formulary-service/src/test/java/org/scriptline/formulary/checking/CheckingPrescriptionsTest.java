package org.scriptline.formulary.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.DrugCatalogue;
import org.scriptline.formulary.release.TestPayers;

class CheckingPrescriptionsTest {

    private final CheckingPrescriptions checking = new CheckingPrescriptions(new CoverageEngine(
            TestPayers.serving("authored-2026"), new DrugCatalogue(ProductTable.authored()), TestPayers.CLOCK));

    @Test
    void aPrescriptionWithAPlanIsAnsweredWithTierAndAuthorization() {
        CoverageResult result = result("617314", Prescriptions.HARBOR_PLUS);

        assertThat(result.covered()).isTrue();
        assertThat(result.tier()).isEqualTo(new Tier("4", null));
        assertThat(result.priorAuthorization()).isTrue();
        assertThat(result.alternatives()).extracting("rxcui").containsExactly("617312");
    }

    @Test
    void withoutAPlanCoverageIsUnknown() {
        assertThat(result("617314", null).unknown()).containsExactly(new Unknown("plan", "no plan is on file"));
    }

    @Test
    void aPlanThatIsNotThereIsUnknownWithItsPart() {
        var elsewhere = new PlanReference("S0001", "001", "000", null, null, null, null);

        assertThat(result("617314", elsewhere).unknown())
                .containsExactly(new Unknown("plan.contractId", "no contract S0001 in contract year 2026"));
    }

    @Test
    void aDrugThatIsNotRecognisedIsUnknown() {
        assertThat(result(null, Prescriptions.HARBOR_PLUS).unknown())
                .containsExactly(new Unknown("covered", "the drug is not recognised"));
    }

    private CoverageResult result(@Nullable String rxcui, @Nullable PlanReference plan) {
        return checking.check(Prescriptions.of(new UUID(0, 1), new UUID(0, 2), 1, rxcui, plan))
                .result();
    }
}
