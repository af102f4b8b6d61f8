package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.release.TestPayers;

/** A question about lisinopril 10 mg, 30 tablets for 30 days in Harbor Básico, changed step by step. */
final class Asking {

    static final CoverageEngine ENGINE = new CoverageEngine(
            TestPayers.serving("authored-2026"), new DrugCatalogue(ProductTable.authored()), TestPayers.CLOCK);

    private @Nullable PlanCode plan = new PlanCode("S9901", "001", "000", null, null, null, null, null, null);
    private LocalDate asOf = LocalDate.of(2026, 11, 21);
    private @Nullable String rxcui = "314076";
    private @Nullable String ndc;
    private @Nullable BigDecimal quantity = BigDecimal.valueOf(30);
    private @Nullable Integer days = 30;
    private @Nullable List<CoverageQuestion.PastFill> history = List.of();
    private List<String> diagnoses = List.of();
    private @Nullable Boolean dispenseAsWritten;
    private @Nullable String pharmacy;
    private CoverageQuestion.Accumulators accumulators = CoverageQuestion.Accumulators.UNKNOWN;

    static Asking about(String rxcui) {
        var asking = new Asking();
        asking.rxcui = rxcui;
        return asking;
    }

    Asking plan(String contract, String planId, @Nullable String segment) {
        plan = new PlanCode(contract, planId, segment, null, null, null, null, null, null);
        return this;
    }

    Asking plan(@Nullable PlanCode code) {
        plan = code;
        return this;
    }

    Asking card(String bin, @Nullable String pcn, @Nullable String group) {
        plan = new PlanCode(null, null, null, null, null, null, bin, pcn, group);
        return this;
    }

    Asking asOf(String date) {
        asOf = LocalDate.parse(date);
        return this;
    }

    Asking ndc(String code) {
        rxcui = null;
        ndc = code;
        return this;
    }

    Asking fill(String units, int daysSupply) {
        quantity = new BigDecimal(units);
        days = daysSupply;
        return this;
    }

    Asking history(CoverageQuestion.PastFill... fills) {
        history = List.of(fills);
        return this;
    }

    Asking withoutHistory() {
        history = null;
        return this;
    }

    Asking diagnosis(String disease) {
        diagnoses = List.of(disease);
        return this;
    }

    Asking pharmacy(@Nullable String npi) {
        pharmacy = npi;
        return this;
    }

    Asking dispenseAsWritten() {
        dispenseAsWritten = true;
        return this;
    }

    Asking accumulators(@Nullable String deductibleRemaining, @Nullable String outOfPocket) {
        accumulators = new CoverageQuestion.Accumulators(
                deductibleRemaining == null ? null : new BigDecimal(deductibleRemaining),
                outOfPocket == null ? null : new BigDecimal(outOfPocket),
                null,
                null);
        return this;
    }

    CoverageAnswer answer() {
        return ENGINE.answer(new CoverageQuestion(
                plan,
                asOf,
                rxcui,
                ndc,
                quantity,
                days,
                history,
                pharmacy,
                true,
                null,
                diagnoses,
                null,
                dispenseAsWritten,
                accumulators));
    }

    CoverageResult result() {
        CoverageAnswer answer = answer();
        assertThat(answer).isInstanceOf(CoverageAnswer.Answered.class);
        return ((CoverageAnswer.Answered) answer).result();
    }

    CoverageAnswer.Refused refusal() {
        CoverageAnswer answer = answer();
        assertThat(answer).isInstanceOf(CoverageAnswer.Refused.class);
        return (CoverageAnswer.Refused) answer;
    }
}
