package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;

@NullUnmarked // A null where an answer is expected fails the test by itself.
class CostTest {

    private static final BigDecimal FORTY_SEVEN = new BigDecimal("47.00");

    @ParameterizedTest
    @CsvSource({
        ", 'no pharmacy is named, and it depends on the pharmacy'",
        "1111111112, no pharmacy network in this release"
    })
    void twoCopaysAreARangeWhileThePharmacysTermsAreNotKnown(@Nullable String pharmacy, String why) {
        var result = Asking.about("314076")
                .pharmacy(pharmacy)
                .accumulators("0", "100")
                .result();

        assertThat(result.phase()).isEqualTo("INITIAL");
        assertThat(result.cost())
                .isEqualTo(new Cost(
                        null,
                        new BigDecimal("1.00"),
                        new BigDecimal("4.00"),
                        true,
                        "initial coverage phase: copay at a preferred to any pharmacy"));
        assertThat(result.unknown()).contains(new Unknown("cost.patientPays", why));
    }

    @Test
    void oneCopayInTheInitialPhaseIsTheAnswer() {
        var result =
                Asking.about("1364447").fill("60", 30).accumulators("0", "100").result();

        assertThat(result.cost())
                .isEqualTo(new Cost(FORTY_SEVEN, FORTY_SEVEN, FORTY_SEVEN, true, "initial coverage phase: copay"));
    }

    @Test
    void anOpenDeductibleWithoutAPriceIsUnknown() {
        var result =
                Asking.about("1364447").fill("60", 30).accumulators("300", "0").result();

        assertThat(result.phase()).isEqualTo("DEDUCTIBLE");
        assertThat(result.cost()).isNull();
        assertThat(result.unknown())
                .contains(new Unknown(
                        "cost.patientPays",
                        "the deductible is not met: the full price is due, and no price is in this release"));
    }

    @Test
    void withoutAccumulatorsTheCopayIsOnlyTheLowerEnd() {
        var result = Asking.about("1364447").fill("60", 30).result();

        assertThat(result.phase()).isNull();
        assertThat(result.cost().patientPays()).isNull();
        assertThat(result.cost().low()).isEqualByComparingTo("47");
        assertThat(result.cost().high()).isNull();
    }

    @Test
    void aPlanWithoutDeductibleHasItsCopayWithoutAccumulators() {
        var result = Asking.about("314076").plan("S9901", "002", "000").result();

        assertThat(result.cost().patientPays()).isEqualByComparingTo("0.00");
        assertThat(result.cost().basis()).isEqualTo("initial coverage phase (accumulators not given): copay");
    }

    @Test
    void aShareOfAnUnknownPriceIsUnknownAndNeverZero() {
        var result =
                Asking.about("617314").fill("30", 30).accumulators("0", "10").result();

        assertThat(result.cost())
                .isEqualTo(new Cost(null, null, null, true, "initial coverage phase: 50 % of the price"));
        assertThat(result.unknown()).contains(new Unknown("cost.patientPays", "no price in this release"));
    }

    @Test
    void behindTheOutOfPocketThresholdNothingIsDue() {
        var result =
                Asking.about("1364447").fill("60", 30).accumulators("0", "2100").result();

        assertThat(result.phase()).isEqualTo("CATASTROPHIC");
        assertThat(result.cost().patientPays()).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void insulinHasItsOwnCopayOutsideTheDeductible() {
        var result =
                Asking.about("311034").fill("10", 30).accumulators("300", "0").result();

        assertThat(result.cost().patientPays()).isEqualByComparingTo("35");
        assertThat(result.cost().basis()).isEqualTo("insulin, outside the deductible: copay");
    }

    @Test
    void aLengthWithoutARowIsUnknown() {
        var result =
                Asking.about("1364447").fill("120", 60).accumulators("0", "0").result();

        assertThat(result.unknown())
                .contains(new Unknown("cost.patientPays", "this release has no price of tier 3 for 60 days"));
    }
}
