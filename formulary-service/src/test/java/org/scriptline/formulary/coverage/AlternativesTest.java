package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;

class AlternativesTest {

    private static final String LIPITOR = "617314";
    private static final String DEXLANSOPRAZOLE = "833204";
    private static final String OLMESARTAN_40 = "349405";

    @Test
    void theSameDrugElsewhereComesBeforeNinetyDays() {
        var alternatives = Asking.about("314076").result().alternatives();

        assertThat(alternatives)
                .containsExactly(
                        new Alternative(
                                "SAME_DRUG",
                                "314076",
                                "lisinopril 10 MG Oral Tablet",
                                "1",
                                new BigDecimal("30"),
                                30,
                                "preferred retail pharmacy",
                                "the same fill costs up to 4.00 dollars at another pharmacy",
                                new BigDecimal("1.00")),
                        new Alternative(
                                "SAME_DRUG",
                                "314076",
                                "lisinopril 10 MG Oral Tablet",
                                "1",
                                new BigDecimal("90"),
                                90,
                                "preferred mail-order pharmacy",
                                "90 days cost no more than the same days in fills of 30",
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
                        "exact generic; tier 1 instead of 4, without prior authorization or steps",
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

    @Test
    void anotherDrugOfTheClassIsOfferedInTheDoseThatIsAlike() {
        // pantoprazole needs authorization, esomeprazole is as dear
        assertThat(Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE).alternatives())
                .containsExactly("CLASS 198051 30 2.00", "CLASS 311277 30 10.00", "CLASS 606726 30 100.00");
    }

    @Test
    void severalUnitsMakeTheDoseAndTheOtherDrugsOwnLimitCounts() {
        // 320 mg of valsartan would be two tablets a day, and its limit is one
        assertThat(Exchanging.about(Exchanging.COPAY, OLMESARTAN_40).alternatives())
                .containsExactly("CLASS 979480 30 2.00", "CLASS 200095 60 10.00");
    }

    @Test
    void anotherDrugIsOfferedToAdultsOnly() {
        assertThat(Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE).age(17).alternatives())
                .isEmpty();
        assertThat(Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE).age(18).alternatives())
                .hasSize(3);
    }

    @Test
    void aDoseThatNoSourceComparesHasNoAlternative() {
        assertThat(Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE)
                        .quantity("15")
                        .alternatives())
                .isEmpty();
    }

    @Test
    void twoOfHalfTheStrengthAreOfferedWhereTheyCostLess() {
        assertThat(Exchanging.about(Exchanging.COPAY, "314077").alternatives())
                .containsExactly("SAME_DRUG 314076 60 2.00");
    }

    @Test
    void anAnticoagulantIsNeverExchanged() {
        assertThat(Exchanging.about(Exchanging.COPAY, "1364447").quantity("60").alternatives())
                .isEmpty();
    }

    @Test
    void nothingDearerIsOffered() {
        // a quarter of 9.50 dollars is less than the copay of tier 2
        assertThat(Exchanging.about(Exchanging.DEDUCTIBLE, DEXLANSOPRAZOLE)
                        .accumulators("0", "0", null, null)
                        .pharmacy(Exchanging.PREFERRED_NPI)
                        .prices(Map.of(833204, "0.25", 311277, "3.00", 198051, "0.01", 606726, "0.10"))
                        .alternatives())
                .containsExactly("CLASS 198051 30 2.00", "CLASS 606726 30 1.25");
    }
}
