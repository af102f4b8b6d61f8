package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.release.InMemoryReleaseStore;
import org.scriptline.formulary.release.LoadOutcome;
import org.scriptline.formulary.release.LoadingReleases;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRule;
import org.scriptline.formulary.release.StepRules;
import org.scriptline.formulary.release.TestPayers;
import org.scriptline.formulary.release.marketplace.PdexFormat;

/** The development cases: on rows of CMS's Part D files, and on a marketplace payer's PDex files. */
@NullUnmarked // A null where an answer is expected fails the test by itself.
class DevelopmentCasesTest {

    private static final String PART_D = "partd";

    private final Serving serving = new Serving();
    private final DrugCatalogue catalogue = new DrugCatalogue(ProductTable.authored());

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        List<JsonNode> cases = cases();
        MarketplaceCases.write(cases.stream().filter(example -> !partD(example)).toList(), folder);
        var loading =
                new LoadingReleases(new InMemoryReleaseStore(), serving, List.of(new PdexFormat()), TestPayers.CLOCK);
        for (Path payer : List.of(TestPayers.folder("cms-rows-2025"), TestPayers.folder("cms-rows-2026"), folder)) {
            assertThat(loading.load(payer, true, "test")).isInstanceOf(LoadOutcome.Serves.class);
        }
        return cases.stream()
                .map(example -> DynamicTest.dynamicTest(example.get("id").asText(), () -> check(example)));
    }

    @Test
    void thereAreFourteenPartDCasesAndThirteenOfTheMarketplace() throws IOException {
        assertThat(cases()).hasSize(27).filteredOn(DevelopmentCasesTest::partD).hasSize(14);
    }

    private static List<JsonNode> cases() throws IOException {
        try (InputStream file = DevelopmentCasesTest.class.getResourceAsStream("/formulary-cases-dev.json")) {
            JsonNode cases = new ObjectMapper().readTree(file).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).toList();
        }
    }

    private static boolean partD(JsonNode example) {
        return example.get("dataset").asText().equals(PART_D);
    }

    private void check(JsonNode example) {
        JsonNode expected = example.get("expected");

        CoverageAnswer answer = answer(example, StepRules.NONE);

        if (expected.has("error")) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            CoverageAnswer.Refused.class,
                            refused -> assertThat(refused.code().name())
                                    .isEqualTo(expected.get("error").asText()));
            return;
        }
        assertThat(answer).isInstanceOf(CoverageAnswer.Answered.class);
        CoverageResult result = ((CoverageAnswer.Answered) answer).result();
        if (example.path("ask").asText().equals("alternatives")) {
            assertAlternatives(result, expected);
        } else if (expected.get("tier").isNull()) {
            assertNotListed(result, expected);
        } else {
            assertAnswer(result, expected);
        }
        if (example.has("stepRule")) {
            assertSteps(example, result);
        }
    }

    private CoverageAnswer answer(JsonNode example, StepRules rules) {
        return new CoverageEngine(serving, catalogue, PriceLookup.NONE, rules, TestPayers.CLOCK)
                .answer(question(example));
    }

    private static void assertAnswer(CoverageResult result, JsonNode expected) {
        assertThat(result.covered()).isEqualTo(expected.get("covered").asBoolean());
        assertThat(result.tier().code()).isEqualTo(expected.get("tier").asText());
        assertThat(result.priorAuthorization())
                .isEqualTo(expected.get("priorAuth").asBoolean());
        assertThat(result.stepTherapy().required())
                .isEqualTo(expected.get("stepTherapy").asBoolean());
        var limit = result.quantityLimit();
        assertThat(limit.applies()).isEqualTo(expected.get("quantityLimit").asBoolean());
        assertThat(limit.exceeded())
                .isEqualTo(expected.get("exceedsQuantityLimit").asBoolean());
        if (limit.applies()) {
            assertThat(limit.amount()).isEqualByComparingTo(decimal(expected, "quantityLimitAmount"));
            assertThat(limit.days()).isEqualTo(expected.get("quantityLimitDays").asInt());
        }
        if (expected.has("maxQuantityForRequest")) {
            assertThat(limit.maximumForRequest()).isEqualByComparingTo(decimal(expected, "maxQuantityForRequest"));
            assertThat(limit.usedInWindow()).isEqualByComparingTo(decimal(expected, "quantityUsedInWindow"));
        }
    }

    private static void assertNotListed(CoverageResult result, JsonNode expected) {
        List<Boolean> accepted = new ArrayList<>();
        expected.get("acceptCovered").forEach(value -> accepted.add(value.isNull() ? null : value.asBoolean()));
        assertThat(accepted).contains(result.covered());
        assertThat(result.tier()).isNull();
        assertThat(result.priorAuthorization()).isNull();
        assertThat(result.stepTherapy()).isNull();
        assertThat(result.quantityLimit()).isNull();
    }

    /** The payer does not publish its steps: without the case's own rule there is no verdict. */
    private void assertSteps(JsonNode example, CoverageResult withoutRule) {
        JsonNode expected = example.get("expected");
        assertThat(withoutRule.stepTherapy().verdict())
                .isEqualTo(expected.get("stepVerdictWithoutRule").asText());
        JsonNode written = example.get("stepRule");
        Set<Integer> required = new TreeSet<>();
        written.get("requiredRxcuis").forEach(rxcui -> required.add(Integer.valueOf(rxcui.asText())));
        var step = new StepRule.Step(
                "an earlier drug",
                required,
                Set.of(),
                written.get("lookbackDays").asInt(),
                written.get("minDaysSupply").asInt());
        var rule = new StepRule(
                example.get("id").asText(),
                "1",
                Set.of(example.get("rxcui").asInt()),
                StepRule.Combination.ANY,
                List.of(step),
                null,
                null,
                "the case itself",
                "nobody");
        CoverageAnswer answer = answer(example, (release, plan, formulary, rxcui) -> Optional.of(rule));
        assertThat(((CoverageAnswer.Answered) answer).result().stepTherapy().verdict())
                .isEqualTo(expected.get("stepTherapySatisfied").asBoolean() ? "SATISFIED" : "NOT_SATISFIED");
    }

    private static void assertAlternatives(CoverageResult result, JsonNode expected) {
        List<String> offered = result.alternatives().stream()
                .map(CoverageResult.Alternative::rxcui)
                .toList();
        assertThat(offered)
                .containsAll(codes(expected.get("mustInclude")))
                .doesNotContainAnyElementsOf(codes(expected.get("mustNotInclude")));
        expected.path("mustIncludeAny").forEach(some -> assertThat(offered).containsAnyElementsOf(codes(some)));
    }

    private static List<String> codes(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static BigDecimal decimal(JsonNode node, String field) {
        return new BigDecimal(node.get(field).asText());
    }

    private static CoverageQuestion question(JsonNode example) {
        JsonNode plan = example.get("plan");
        List<CoverageQuestion.PastFill> history = new ArrayList<>();
        example.get("history")
                .forEach(fill -> history.add(new CoverageQuestion.PastFill(
                        fill.get("rxcui").asText(),
                        LocalDate.parse(fill.get("fillDate").asText()),
                        decimal(fill, "quantity"),
                        fill.get("daysSupply").asInt())));
        String ndc = text(example, "ndc");
        return new CoverageQuestion(
                new PlanCode(
                        text(plan, "contractId"),
                        text(plan, "planId"),
                        text(plan, "segmentId"),
                        text(plan, "formularyId"),
                        plan.has("contractYear") ? plan.get("contractYear").asInt() : null,
                        text(plan, "hiosPlanId"),
                        null,
                        null,
                        null),
                LocalDate.parse(example.get("asOf").asText()),
                // A case with an NDC also names its drug; asking by the NDC alone is the harder question.
                ndc == null ? text(example, "rxcui") : null,
                ndc,
                decimal(example, "quantity"),
                example.get("daysSupply").asInt(),
                history,
                null,
                true,
                null,
                List.of(),
                null,
                null,
                CoverageQuestion.Accumulators.UNKNOWN);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }
}
