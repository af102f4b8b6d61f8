package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.contracts.coverage.CoverageResult.StepTherapy;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.coverage.CoverageQuestion.PastFill;

@NullUnmarked // A null where an answer is expected fails the test by itself.
class CoverageEngineTest {

    private static final String LIPITOR = "617314";
    private static final String ELIQUIS = "1364447";

    @Test
    void aListedDrugIsCoveredAtItsTier() {
        var result = Asking.about("314076").result();

        assertThat(result.covered()).isTrue();
        assertThat(result.tier()).isEqualTo(new Tier("1", null));
        assertThat(result.priorAuthorization()).isFalse();
        assertThat(result.paRoute()).isNull();
        assertThat(result.stepTherapy().required()).isFalse();
        assertThat(result.quantityLimit()).isEqualTo(new QuantityLimit(false, null, null, null, null, null, false));
    }

    @Test
    void anUnlistedDrugOfAFullReleaseIsNotCovered() {
        var result = Asking.about("856845").result();

        assertThat(result.covered()).isFalse();
        assertThat(result.priorAuthorization()).isNull();
        assertThat(result.quantityLimit()).isNull();
        assertThat(result.cost()).isNull();
        assertThat(result.unknown())
                .contains(new Unknown("cost.patientPays", "the drug is not on the plan's formulary"));
    }

    @Test
    void priorAuthorizationNamesItsRoute() {
        var result = Asking.about(LIPITOR).result();

        assertThat(result.priorAuthorization()).isTrue();
        assertThat(result.paRoute()).isEqualTo("NCPDP_SCRIPT");
    }

    @Test
    void stepsThatNobodyPublishesAreUnknown() {
        var result = Asking.about(LIPITOR).withoutHistory().result();

        assertThat(result.stepTherapy()).isEqualTo(new StepTherapy(true, "UNKNOWN", java.util.List.of()));
        assertThat(result.unknown()).contains(new Unknown("stepTherapy.verdict", "no source of history"));
    }

    @Test
    void aFlagLeftOpenIsUnknownAndNotNo() {
        var result = Asking.about("312941").result();

        assertThat(result.priorAuthorization()).isNull();
        assertThat(result.unknown()).contains(new Unknown("priorAuthorization", "this release does not say"));
    }

    @Test
    void aLimitWithoutItsAmountIsUnknownAndNotUnlimited() {
        var result = Asking.about("861007").result();

        assertThat(result.quantityLimit()).isEqualTo(new QuantityLimit(true, null, null, null, null, null, null));
        assertThat(result.unknown())
                .contains(new Unknown("quantityLimit.amount", "this release flags a limit without its amount"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-22, 0, false", // 30 days before: outside the half-open window
        "2026-10-23, 60, true", // 29 days before: inside
        "2026-11-21, 60, true", // the day itself counts
        "2026-11-22, 0, false" // the day after does not
    })
    void theHistoryWindowIsHalfOpen(LocalDate filled, BigDecimal used, boolean exceeded) {
        var limit = Asking.about(ELIQUIS)
                .fill("60", 30)
                .history(new PastFill(ELIQUIS, filled, BigDecimal.valueOf(60), 30))
                .result()
                .quantityLimit();

        assertThat(limit.usedInWindow()).isEqualByComparingTo(used);
        assertThat(limit.exceeded()).isEqualTo(exceeded);
    }

    @Test
    void anotherDrugsFillsDoNotCount() {
        var limit = Asking.about(ELIQUIS)
                .fill("60", 30)
                .history(new PastFill("1364441", LocalDate.of(2026, 11, 20), BigDecimal.valueOf(60), 30))
                .result()
                .quantityLimit();

        assertThat(limit.usedInWindow()).isEqualByComparingTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "45, 30, 45, false", // at the limit
        "45.1, 30, 45, true", // above it by a tenth
        "45, 20, 45, false", // a shorter fill has the whole limit
        "61.5, 41, 61.5, false", // pro rata, exactly
        "61.500001, 41, 61.5, true"
    })
    void theMaximumIsProRataAndExact(BigDecimal quantity, int days, BigDecimal maximum, boolean exceeded) {
        var limit = Asking.about(LIPITOR)
                .fill(quantity.toPlainString(), days)
                .result()
                .quantityLimit();

        assertThat(limit.maximumForRequest()).isEqualByComparingTo(maximum);
        assertThat(limit.exceeded()).isEqualTo(exceeded);
    }

    @Test
    void aQuotientThatNoDecimalCanWriteIsShownRoundedDownAndComparedExactly() {
        var limit = Asking.about("1551300").fill("2.142857", 30).result().quantityLimit();

        assertThat(limit.maximumForRequest()).isEqualTo(new BigDecimal("2.1428571428"));
        assertThat(limit.exceeded()).isFalse();
    }

    @Test
    void withoutHistoryAFillWithinTheLimitIsNotYetWithinIt() {
        var limit = Asking.about(ELIQUIS).withoutHistory().result().quantityLimit();

        assertThat(limit.usedInWindow()).isNull();
        assertThat(limit.exceeded()).isNull();
    }

    @Test
    void withoutHistoryAFillAboveTheLimitExceedsIt() {
        assertThat(Asking.about(ELIQUIS)
                        .fill("61", 30)
                        .withoutHistory()
                        .result()
                        .quantityLimit()
                        .exceeded())
                .isTrue();
    }

    @Test
    void aDrugThatPartDExcludesIsCoveredWhereThePlanSaysSo() {
        assertThat(Asking.about("312950").result().covered()).isFalse();
        assertThat(Asking.about("312950").plan("S9901", "002", "000").result().covered())
                .isTrue();
    }

    @Test
    void coverageForAnIndicationNeedsTheDiagnosis() {
        var withoutDiagnosis = Asking.about("1551300")
                .plan("S9901", "002", "000")
                .fill("2", 28)
                .result();
        var withDiagnosis = Asking.about("1551300")
                .plan("S9901", "002", "000")
                .fill("2", 28)
                .diagnosis("diabetes mellitus, type 2")
                .result();

        assertThat(withoutDiagnosis.covered()).isNull();
        assertThat(withoutDiagnosis.unknown())
                .contains(new Unknown("covered", "covered for these indications only: Diabetes mellitus, type 2"));
        assertThat(withDiagnosis.covered()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"9999-0000101, DRUG_CODE_INVALID", "9999000010, NDC_AMBIGUOUS", "999900001011, DRUG_CODE_INVALID"})
    void aMalformedPackageCodeIsRefused(String ndc, ErrorCode code) {
        var refusal = Asking.about("314076").ndc(ndc).refusal();

        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.field()).isEqualTo("drug.ndc");
    }

    @ParameterizedTest
    @CsvSource({"99990000101", "99990-0001-01", "99990-001-01"})
    void aPackageNamesItsDrug(String ndc) {
        assertThat(Asking.about("314076").ndc(ndc).result().tier()).isEqualTo(new Tier("1", null));
    }

    @Test
    void aPackageThatNobodyKnowsIsUnknownAndNotUncovered() {
        var result = Asking.about("314076").ndc("12345678901").result();

        assertThat(result.covered()).isNull();
        assertThat(result.unknown())
                .contains(new Unknown("covered", "the NDC is not known to this release or to the product table"));
    }

    @Test
    void anIngredientIsAnsweredWithItsProducts() {
        var refusal = Asking.about("29046").refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.DRUG_IS_INGREDIENT);
        assertThat(refusal.choices()).contains("314076 lisinopril 10 MG Oral Tablet");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 30, QUANTITY_INVALID",
        "-1, 30, QUANTITY_INVALID",
        "100001, 30, QUANTITY_INVALID",
        "30, 0, DAYS_SUPPLY_INVALID",
        "30, 366, DAYS_SUPPLY_INVALID"
    })
    void absurdAmountsAreRefused(String quantity, int days, ErrorCode code) {
        assertThat(Asking.about("314076").fill(quantity, days).refusal().code()).isEqualTo(code);
    }

    @Test
    void aFillInTheFutureIsRefusedWithItsPlace() {
        var refusal = Asking.about(ELIQUIS)
                .history(new PastFill(ELIQUIS, LocalDate.of(2026, 11, 23), BigDecimal.ONE, 1))
                .refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.DATE_INVALID);
        assertThat(refusal.field()).isEqualTo("history[0].fillDate");
    }
}
