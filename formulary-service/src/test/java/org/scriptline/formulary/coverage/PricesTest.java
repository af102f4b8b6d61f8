package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;

/** What the patient pays where prices and networks are loaded: 30 units for 30 days. */
@NullUnmarked // A null where an answer is expected fails the test by itself.
class PricesTest {

    private static final int DEXLANSOPRAZOLE = 833204; // tier 4: 25 % or 40 %
    private static final int OLMESARTAN = 349201; // tier 2: 10 dollars

    @ParameterizedTest
    @CsvSource(
            value = {
                // unit price, deductible left, paid so far: phase and dollars
                "4.00|0|0|INITIAL|30.50", // 25 % of 120 and a fee of 2
                "4.00|100|0|DEDUCTIBLE|105.50", // 100, and 25 % of the other 22
                "4.00|100|2000|DEDUCTIBLE|100.00", // 2,100 a year is the end
                "2.00|100|0|DEDUCTIBLE|62.00", // the full price
                "0.01|0|0|INITIAL|1.25", // the floor price of five dollars
                "4.00|0|2090|INITIAL|10.00",
                "4.00|0|2100|CATASTROPHIC|0.00"
            },
            delimiter = '|')
    void aFillIsSplitWhereItCrossesAPhase(String unit, String deductible, String paid, String phase, String dollars) {
        var result = Exchanging.about(Exchanging.DEDUCTIBLE, "833204")
                .pharmacy(Exchanging.PREFERRED_NPI)
                .prices(Map.of(DEXLANSOPRAZOLE, unit))
                .accumulators(deductible, paid, "2026-11-01", null)
                .result();

        assertThat(result.phase()).isEqualTo(phase);
        assertThat(result.cost().patientPays()).isEqualTo(dollars);
    }

    @Test
    void withoutAccumulatorsTheAnswerIsARangeFromCopayToPrice() {
        var result = Exchanging.about(Exchanging.DEDUCTIBLE, "349201")
                .prices(Map.of(OLMESARTAN, "1.00"))
                .result();

        assertThat(result.phase()).isNull();
        assertThat(result.cost().low()).isEqualTo("10.00");
        assertThat(result.cost().high()).isEqualTo("30.00");
        assertThat(result.unknown())
                .contains(new Unknown("cost.patientPays", "whether the deductible is met is not known"));
    }

    @Test
    void aCopayIsNeverMoreThanThePrice() {
        assertThat(Exchanging.about(Exchanging.COPAY, "349201")
                        .prices(Map.of(OLMESARTAN, "0.10"))
                        .result()
                        .cost()
                        .patientPays())
                .isEqualTo("3.00");
    }

    @Test
    void aPharmacyOutsideTheNetworkHasNoPrice() {
        var result = Exchanging.about(Exchanging.COPAY, "349201")
                .pharmacy("3333333334")
                .result();

        assertThat(result.cost()).isNull();
        assertThat(result.unknown())
                .contains(new Unknown("cost.patientPays", "the pharmacy is not in the plan's network"));
    }

    @Test
    void thePreferredPharmacyIsOfferedWhereTheOtherIsDearer() {
        var result = Exchanging.about(Exchanging.DEDUCTIBLE, "833204")
                .pharmacy(Exchanging.STANDARD_NPI)
                .prices(Map.of(DEXLANSOPRAZOLE, "4.00"))
                .accumulators("0", "0", null, null)
                .result();

        assertThat(result.cost().patientPays()).isEqualTo("48.80");
        assertThat(result.alternatives().getFirst().pharmacy()).isEqualTo("preferred retail pharmacy");
        assertThat(result.alternatives().getFirst().why()).isEqualTo("30.50 dollars instead of 48.80 dollars");
    }

    @Test
    void accumulatorsOfAnotherYearSayNothing() {
        var result = Exchanging.about(Exchanging.DEDUCTIBLE, "349201")
                .accumulators("0", "2100", "2025-12-31", null)
                .result();

        assertThat(result.phase()).isNull();
        assertThat(result.unknown()).contains(new Unknown("accumulators", "they are of another benefit year"));
    }

    @ParameterizedTest
    @CsvSource({"1, 5.10", "2, 1.60", "3, 0.00", "0, 10.00"})
    void theLowIncomeCopayIsTheMost(String level, String dollars) {
        var result = Exchanging.about(Exchanging.COPAY, "349201")
                .accumulators("0", "0", null, level)
                .result();

        assertThat(result.cost().patientPays()).isEqualTo(dollars);
    }

    @Test
    void aMonthOfInsulinCostsAtMostThirtyFiveDollars() {
        assertThat(Exchanging.about(Exchanging.COPAY, "311034").result().cost().patientPays())
                .isEqualTo("35.00");
    }
}
