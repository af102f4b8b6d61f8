package org.scriptline.formulary.checking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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

    private static final AskedCoverage LIPITOR =
            AskedCoverage.of(Prescriptions.of(new UUID(0, 1), new UUID(0, 2), 1, "617314", Prescriptions.HARBOR_PLUS));

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

    @Test
    void aReleaseOfThisYearAnswersOnForWhatWasWrittenTheYearBefore() {
        String serves = Objects.requireNonNull(
                checking.check(LIPITOR, LIPITOR.writtenOn()).result().release());
        LocalDate later = LocalDate.of(2027, 1, 5);

        assertThat(asOf(new LastRelease(serves, 2027, true), later)).contains(later);
        assertThat(asOf(new LastRelease(serves, 2026, true), later)).contains(LIPITOR.writtenOn());
        assertThat(asOf(null, later)).contains(LIPITOR.writtenOn());
    }

    @Test
    void anInstanceThatHasNotHeardOfTheLatestReleaseSaysNothing() {
        assertThat(asOf(new LastRelease("a newer one", 2026, true), LIPITOR.writtenOn()))
                .isEmpty();
        // One that was replaced by what serves here is no reason to wait.
        assertThat(asOf(new LastRelease("an older one", 2026, false), LIPITOR.writtenOn()))
                .contains(LIPITOR.writtenOn());
    }

    private Optional<LocalDate> asOf(@Nullable LastRelease last, LocalDate today) {
        return checking.again(LIPITOR, last, today).map(check -> check.result().asOf());
    }

    private CoverageResult result(@Nullable String rxcui, @Nullable PlanReference plan) {
        return checking.check(Prescriptions.of(new UUID(0, 1), new UUID(0, 2), 1, rxcui, plan))
                .result();
    }
}
