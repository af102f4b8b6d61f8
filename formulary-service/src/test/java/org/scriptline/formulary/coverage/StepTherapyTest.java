package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;
import org.scriptline.formulary.release.StepRule;
import org.scriptline.formulary.release.StepRule.Combination;

@NullUnmarked // A null where an answer is expected fails the test by itself.
class StepTherapyTest {

    private static final String DEXLANSOPRAZOLE = "833204";
    private static final StepRule.Step OMEPRAZOLE =
            new StepRule.Step("a month of omeprazole", Set.of(), Set.of("omeprazole"), 180, 30);
    private static final StepRule.Step PANTOPRAZOLE =
            new StepRule.Step("a month of pantoprazole", Set.of(314200), Set.of(), 180, 30);

    @ParameterizedTest
    @CsvSource(
            value = {
                // the first day of 180, the day before, the day itself and the day before the first
                "2026-05-25|30|SATISFIED",
                "2026-11-20|30|SATISFIED",
                "2026-11-21|30|NOT_SATISFIED",
                "2026-05-24|30|NOT_SATISFIED",
                "2026-11-01|29|NOT_SATISFIED",
                "2026-11-01|null|UNKNOWN"
            },
            delimiter = '|',
            nullValues = "null")
    void theWindowAndTheDaysDecide(LocalDate filled, @Nullable Integer days, String verdict) {
        var step = Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE)
                .rule(Combination.ANY, null, OMEPRAZOLE)
                .history(new PastFill("198051", filled, BigDecimal.valueOf(30), days))
                .result()
                .stepTherapy();

        assertThat(step.required()).isTrue();
        assertThat(step.verdict()).isEqualTo(verdict);
    }

    @Test
    void theEvidenceNamesTheRuleAndTheFills() {
        var step = Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE)
                .rule(Combination.ANY, null, OMEPRAZOLE)
                .history(fill("198051", "2026-10-01", 14), fill("199119", "2026-10-15", 16))
                .result()
                .stepTherapy();

        assertThat(step.verdict()).isEqualTo("SATISFIED");
        assertThat(step.evidence())
                .containsExactly(
                        "rule oak-1 2026-01: Oak criteria 2026, page 4",
                        "a month of omeprazole: 30 of 30 days in 180 days",
                        "omeprazole 20 MG Delayed Release Oral Capsule, filled 2026-10-01, 14 days",
                        "omeprazole 10 MG Delayed Release Oral Capsule, filled 2026-10-15, 16 days");
    }

    @Test
    void allStepsAreNeededWhereTheRuleSaysSo() {
        var one = Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE)
                .rule(Combination.ALL, null, OMEPRAZOLE, PANTOPRAZOLE)
                .history(fill("198051", "2026-10-01", 30));
        var both = Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE)
                .rule(Combination.ALL, null, OMEPRAZOLE, PANTOPRAZOLE)
                .history(fill("198051", "2026-10-01", 30), fill("314200", "2026-09-01", 30));

        assertThat(one.result().stepTherapy().verdict()).isEqualTo("NOT_SATISFIED");
        assertThat(both.result().stepTherapy().verdict()).isEqualTo("SATISFIED");
    }

    @Test
    void whoTakesItAlreadyNeedNotStepWhereTheRuleIsForNewStarts() {
        var step = Exchanging.about(Exchanging.COPAY, DEXLANSOPRAZOLE)
                .rule(Combination.ANY, true, OMEPRAZOLE)
                .history(fill(DEXLANSOPRAZOLE, "2026-10-01", 30))
                .result()
                .stepTherapy();

        assertThat(step.verdict()).isEqualTo("SATISFIED");
        assertThat(step.evidence()).anyMatch(words -> words.startsWith("for new starts only; dexlansoprazole"));
    }

    private static PastFill fill(String rxcui, String filled, int days) {
        return new PastFill(rxcui, LocalDate.parse(filled), BigDecimal.valueOf(days), days);
    }
}
