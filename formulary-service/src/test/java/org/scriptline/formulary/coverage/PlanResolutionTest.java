package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;
import org.scriptline.contracts.errors.ErrorCode;

@NullUnmarked // A null where an answer is expected fails the test by itself.
class PlanResolutionTest {

    @Test
    void leadingZerosMayBeMissing() {
        var result = Asking.about("314076").plan("s9901", "1", "0").result();

        assertThat(result.plan()).isEqualTo(new CoverageResult.Plan("Harbor Básico (PDP)", "00090001"));
        assertThat(result.release()).startsWith("cms-part-d-2026-");
        assertThat(result.completeness()).isEqualTo("FULL");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "099001|null|null|Harbor Básico (PDP)",
                "99001|OTHER|ANY|Harbor Básico (PDP)",
                "099001|harbor|plus|Harbor Plus (PDP)",
                "099002|ELM|WHATEVER|Elm North (HMO)"
            },
            delimiter = '|',
            nullValues = "null")
    void theLongestMatchOfTheCardWins(String bin, String pcn, String group, String planName) {
        assertThat(Asking.about("314076").card(bin, pcn, group).result().plan().name())
                .isEqualTo(planName);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "S9999|001|000|plan.contractId|no contract S9999 in contract year 2026",
                "S9901|009|000|plan.planId|contract S9901 has no plan 009 in contract year 2026",
                "S9901|001|003|plan.segmentId|the plan has segments 000",
                "H9902|004|null|plan.segmentId|the plan has segments 001, 002"
            },
            delimiter = '|',
            nullValues = "null")
    void aMissSaysWhichPartDidNotMatch(String contract, String plan, String segment, String field, String detail) {
        var refusal = Asking.about("314076").plan(contract, plan, segment).refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.PLAN_NOT_FOUND);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.detail()).isEqualTo(detail);
    }

    @Test
    void anUnknownCardNamesThePart() {
        assertThat(Asking.about("314076").card("123456", null, null).refusal().field())
                .isEqualTo("plan.bin");
        assertThat(Asking.about("314076").card("099002", "OAK", null).refusal().field())
                .isEqualTo("plan.pcn");
    }

    @Test
    void aMalformedCodeIsNotAMiss() {
        var refusal = Asking.about("314076").plan("5820", "001", "000").refusal();

        assertThat(refusal.code()).isEqualTo(ErrorCode.PLAN_REFERENCE_INVALID);
    }

    @Test
    void withPlanAndFormularyTheFormularyWinsAndTheMismatchIsNamed() {
        var result = Asking.about("314076")
                .plan(new PlanCode("S9901", "001", "000", "90002", 2026, null, null, null, null))
                .result();

        assertThat(result.tier().code()).isEqualTo("2");
        assertThat(result.unknown())
                .contains(new Unknown("plan", "the plan and the formulary named do not belong together"));
    }

    @Test
    void aFormularyAloneAnswersWithoutCost() {
        var result = Asking.about("314076")
                .plan(new PlanCode(null, null, null, "00090002", 2026, null, null, null, null))
                .result();

        assertThat(result.covered()).isTrue();
        assertThat(result.cost()).isNull();
        assertThat(result.unknown())
                .extracting(Unknown::field, Unknown::reason)
                .contains(tuple("cost.patientPays", "a formulary was asked, not a plan"));
    }

    @Test
    void noPlanOnFileIsUnknownAndNotAnError() {
        var result = Asking.about("314076").plan((PlanCode) null).result();

        assertThat(result.covered()).isNull();
        assertThat(result.unknown()).containsExactly(new Unknown("plan", "no plan is on file"));
    }

    @Test
    void aWithheldPlanIsUnknown() {
        var result = Asking.about("314076").plan("S9901", "003", "000").result();

        assertThat(result.covered()).isNull();
        assertThat(result.unknown()).contains(new Unknown("covered", "CMS withholds the data of this plan"));
    }

    @Test
    void aReleaseOfAnotherYearSaysNothingOfThisDate() {
        var result = Asking.about("314076").asOf("2025-12-31").result();

        assertThat(result.covered()).isNull();
        assertThat(result.tier()).isNull();
        assertThat(result.unknown())
                .contains(new Unknown("covered", "the release of contract year 2026 is not in force on this date"));
    }

    @Test
    void theLastDayOfTheYearIsInForce() {
        assertThat(Asking.about("314076").asOf("2026-12-31").result().covered()).isTrue();
    }
}
