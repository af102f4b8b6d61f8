package org.scriptline.formulary.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.release.TestPayers;

/** The development cases on rows of CMS's Part D files; the cases on marketplace plans wait for that source. */
@NullUnmarked // A null where an answer is expected fails the test by itself.
class DevelopmentCasesTest {

    private static final String PART_D = "partd";

    private final CoverageEngine engine = new CoverageEngine(
            TestPayers.serving("cms-rows-2025", "cms-rows-2026"),
            new DrugCatalogue(ProductTable.authored()),
            TestPayers.CLOCK);

    @TestFactory
    Stream<DynamicTest> everyPartDCase() throws IOException {
        return cases().stream()
                .map(example -> DynamicTest.dynamicTest(example.get("id").asText(), () -> check(example)));
    }

    @Test
    void thereAreFourteenPartDCases() throws IOException {
        assertThat(cases()).hasSize(14);
    }

    private static List<JsonNode> cases() throws IOException {
        try (InputStream file = DevelopmentCasesTest.class.getResourceAsStream("/formulary-cases-dev.json")) {
            JsonNode cases = new ObjectMapper().readTree(file).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .filter(example -> example.get("dataset").asText().equals(PART_D))
                    .toList();
        }
    }

    private void check(JsonNode example) {
        JsonNode expected = example.get("expected");

        CoverageAnswer answer = engine.answer(question(example));

        if (expected.has("error")) {
            assertThat(answer)
                    .isInstanceOfSatisfying(
                            CoverageAnswer.Refused.class,
                            refused -> assertThat(refused.code().name())
                                    .isEqualTo(expected.get("error").asText()));
            return;
        }
        assertThat(answer)
                .isInstanceOfSatisfying(
                        CoverageAnswer.Answered.class, answered -> assertAnswer(answered.result(), expected));
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
            assertThat(limit.maximumForRequest()).isEqualByComparingTo(decimal(expected, "maxQuantityForRequest"));
            assertThat(limit.usedInWindow()).isEqualByComparingTo(decimal(expected, "quantityUsedInWindow"));
        }
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
                        plan.get("contractYear").asInt(),
                        null,
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
