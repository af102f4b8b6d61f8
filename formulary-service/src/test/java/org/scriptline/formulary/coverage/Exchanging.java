package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.release.PharmacyStanding;
import org.scriptline.formulary.release.PharmacyTerms;
import org.scriptline.formulary.release.PlanPrices;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRule;
import org.scriptline.formulary.release.TestPayers;

/** Questions to Oak Insurance, whose formulary has something to exchange; with invented prices and step rules. */
final class Exchanging {

    static final String COPAY = "001";
    static final String DEDUCTIBLE = "002";
    static final String PREFERRED_NPI = "1111111112";
    static final String STANDARD_NPI = "2222222228";
    private static final Serving SERVING = TestPayers.serving("exchange-2026");

    private final String planId;
    private final String rxcui;
    private BigDecimal quantity = BigDecimal.valueOf(30);
    private @Nullable Integer age;
    private @Nullable String npi;
    private @Nullable List<CoverageQuestion.PastFill> history = List.of();
    private CoverageQuestion.Accumulators accumulators = CoverageQuestion.Accumulators.UNKNOWN;
    private PlanPrices prices = PlanPrices.NONE;
    private @Nullable StepRule rule;

    private Exchanging(String planId, String rxcui) {
        this.planId = planId;
        this.rxcui = rxcui;
    }

    static Exchanging about(String planId, String rxcui) {
        return new Exchanging(planId, rxcui);
    }

    Exchanging quantity(String units) {
        quantity = new BigDecimal(units);
        return this;
    }

    Exchanging age(int years) {
        age = years;
        return this;
    }

    /** Dollars for one unit of each drug. */
    Exchanging prices(Map<Integer, String> units) {
        prices = (drug, days) -> units.containsKey(drug) ? new BigDecimal(units.get(drug)) : null;
        return this;
    }

    Exchanging pharmacy(String code) {
        npi = code;
        return this;
    }

    Exchanging accumulators(
            @Nullable String deductible, @Nullable String paid, @Nullable String asOf, @Nullable String level) {
        accumulators = new CoverageQuestion.Accumulators(
                deductible == null ? null : new BigDecimal(deductible),
                paid == null ? null : new BigDecimal(paid),
                asOf == null ? null : LocalDate.parse(asOf),
                level);
        return this;
    }

    Exchanging history(CoverageQuestion.PastFill... fills) {
        history = List.of(fills);
        return this;
    }

    Exchanging rule(StepRule.Combination combination, @Nullable Boolean newStartsOnly, StepRule.Step... steps) {
        rule = new StepRule(
                "oak-1",
                "2026-01",
                Set.of(Integer.valueOf(rxcui)),
                combination,
                List.of(steps),
                newStartsOnly,
                90,
                "Oak criteria 2026, page 4",
                "a pharmacist");
        return this;
    }

    CoverageResult result() {
        var lookup = new PriceLookup() {
            @Override
            public PlanPrices prices(ServedRelease release, PlanRow plan) {
                return prices;
            }

            @Override
            public PharmacyStanding standing(ServedRelease release, PlanRow plan, String code) {
                return switch (code) {
                    case PREFERRED_NPI -> new PharmacyStanding.InNetwork(terms(true));
                    case STANDARD_NPI -> new PharmacyStanding.InNetwork(terms(false));
                    default -> new PharmacyStanding.OutOfNetwork();
                };
            }
        };
        var engine = new CoverageEngine(
                SERVING,
                new DrugCatalogue(ProductTable.authored()),
                lookup,
                (release, plan, formulary, drug) -> Optional.ofNullable(rule),
                TestPayers.CLOCK);
        CoverageAnswer answer = engine.answer(new CoverageQuestion(
                new PlanCode("S9905", planId, "000", null, null, null, null, null, null),
                LocalDate.of(2026, 11, 21),
                rxcui,
                null,
                quantity,
                30,
                history,
                npi,
                true,
                age,
                List.of(),
                null,
                null,
                accumulators));
        assertThat(answer).isInstanceOf(CoverageAnswer.Answered.class);
        return ((CoverageAnswer.Answered) answer).result();
    }

    /** Each as kind, code, quantity and what the patient pays. */
    List<String> alternatives() {
        return result().alternatives().stream()
                .map(offer -> String.join(
                        " ",
                        offer.kind(),
                        offer.rxcui(),
                        String.valueOf(offer.quantity()),
                        String.valueOf(offer.patientPays())))
                .toList();
    }

    private static PharmacyTerms terms(boolean preferred) {
        List<@Nullable BigDecimal> fees = new java.util.ArrayList<>(Collections.nCopies(9, new BigDecimal("2.00")));
        Collections.fill(fees.subList(0, 3), new BigDecimal("1.50"));
        return new PharmacyTerms(
                preferred,
                false,
                true,
                false,
                true,
                new BigDecimal("5.00"),
                Arrays.asList(fees.toArray(BigDecimal[]::new)));
    }
}
