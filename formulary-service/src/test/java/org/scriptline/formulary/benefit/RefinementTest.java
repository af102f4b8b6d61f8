package org.scriptline.formulary.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;

class RefinementTest {

    private static final Alternative CHEAP = alternative("617312", "2.00");
    private static final Alternative DEAR = alternative("301542", "20.00");
    private static final Alternative OPEN = alternative("36567", null);

    private static final CoverageResult LOCAL = new CoverageResult(
            "release-1",
            "FULL",
            LocalDate.of(2026, 11, 21),
            null,
            true,
            new CoverageResult.Tier("4", null),
            true,
            null,
            null,
            null,
            null,
            null,
            new Cost(null, new BigDecimal("10.00"), new BigDecimal("95.00"), true, "initial coverage phase"),
            List.of(CHEAP, DEAR, OPEN),
            List.of(new Unknown("cost.patientPays", "no price in this release"), new Unknown("phase", "not told")));

    @Test
    void whatThePayerSaysTakesThePlaceOfTheEstimate() {
        var refined = Refinement.of(
                LOCAL,
                new BenefitReply.Answered(true, new BigDecimal("12.50"), false, "RT-1", "Refill by mail saves more."));

        assertThat(refined.changes())
                .containsExactly(
                        "no prior authorization is needed",
                        "the patient pays 12.50 dollars",
                        "Refill by mail saves more.");
        assertThat(refined.result().cost())
                .isEqualTo(new Cost(
                        new BigDecimal("12.50"),
                        new BigDecimal("12.50"),
                        new BigDecimal("12.50"),
                        false,
                        "the payer's own answer, reference RT-1"));
        assertThat(refined.result().priorAuthorization()).isFalse();
        assertThat(refined.result().tier()).isEqualTo(LOCAL.tier());
        assertThat(refined.result().alternatives()).containsExactly(CHEAP, OPEN);
        assertThat(refined.result().unknown()).containsExactly(new Unknown("phase", "not told"));
    }

    @Test
    void whatThePayerLeavesOpenStays() {
        var refined = Refinement.of(LOCAL, new BenefitReply.Answered(null, null, null, null, null));

        assertThat(refined.result()).isEqualTo(LOCAL);
        assertThat(refined.changes()).containsExactly("the payer's answer agrees with its published formulary");
    }

    @Test
    void withoutAnAnswerTheLocalOneStaysAndSaysSo() {
        var refined = Refinement.of(
                Refinement.asking(LOCAL), new BenefitReply.NoAnswer("the payer did not answer within 2 seconds"));

        assertThat(refined.result().cost()).isEqualTo(LOCAL.cost());
        assertThat(refined.result().alternatives()).isEqualTo(LOCAL.alternatives());
        assertThat(refined.result().unknown())
                .containsExactly(
                        new Unknown("cost.patientPays", "no price in this release"),
                        new Unknown("phase", "not told"),
                        new Unknown(
                                "realTimeBenefit",
                                "the payer did not answer within 2 seconds; this is its published formulary"));
        assertThat(refined.changes()).containsExactly("the payer did not answer within 2 seconds");
    }

    private static Alternative alternative(String rxcui, @Nullable String pays) {
        return new Alternative(
                "CLASS", rxcui, "a drug", "1", null, null, null, "why", pays == null ? null : new BigDecimal(pays));
    }
}
