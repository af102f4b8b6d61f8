package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;

class AlternativesTest {

    private static final String LIPITOR = "617314";

    @Test
    void ninetyDaysAreOfferedWhereTheyAreNotDearer() {
        var alternatives = Asking.about("314076").result().alternatives();

        assertThat(alternatives)
                .containsExactly(new Alternative(
                        "SAME_DRUG",
                        "314076",
                        "lisinopril 10 MG Oral Tablet",
                        "1",
                        new BigDecimal("90"),
                        90,
                        "preferred mail-order pharmacy",
                        "90 days cost no more than three fills of 30 days (initial coverage phase)",
                        new BigDecimal("0.00")));
    }

    @Test
    void aQuantityAboveTheLimitIsAnsweredWithWhatIsLeftOfIt() {
        var alternatives = Asking.about("1364447")
                .fill("90", 30)
                .history(new PastFill("1364447", LocalDate.of(2026, 11, 10), new BigDecimal("12.5"), 6))
                .result()
                .alternatives();

        assertThat(alternatives).hasSize(1);
        assertThat(alternatives.getFirst().quantity()).isEqualByComparingTo("47");
        assertThat(alternatives.getFirst().why()).isEqualTo("within the plan's limit of 60 in 30 days");
    }

    @Test
    void theExactGenericIsOffered() {
        var alternatives =
                Asking.about(LIPITOR).plan("S9901", "002", "000").result().alternatives();

        assertThat(alternatives)
                .containsExactly(new Alternative(
                        "GENERIC",
                        "617312",
                        "atorvastatin 10 MG Oral Tablet",
                        "1",
                        new BigDecimal("30"),
                        30,
                        null,
                        "exact generic; tier 1 instead of 4",
                        new BigDecimal("0.00")));
    }

    @Test
    void dispenseAsWrittenMeansNoGeneric() {
        assertThat(Asking.about(LIPITOR)
                        .plan("S9901", "002", "000")
                        .dispenseAsWritten()
                        .result()
                        .alternatives())
                .isEmpty();
    }

    @Test
    void aBrandWhoseGenericIsNotListedHasNone() {
        assertThat(Asking.about("1364447").fill("60", 30).result().alternatives())
                .isEmpty();
    }
}
