package org.scriptline.benchmark;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.formulary.coverage.CoverageAnswer;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.CoverageQuestion;
import org.scriptline.formulary.coverage.DrugCatalogue;
import org.scriptline.formulary.coverage.PlanCode;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRules;

/** One check with prices, a history of four fills and alternatives, among all plans and formularies of a year. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-Xmx512m", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
public class CoverageBenchmark {

    private static final LocalDate TODAY = LocalDate.of(Market.YEAR, 11, 22);

    private final List<CoverageQuestion> questions = new ArrayList<>();
    private CoverageEngine engine;
    private int next;

    /** Every authored product is asked for, each in another plan. */
    @Setup
    public void prepare() {
        ServedRelease release = Market.release();
        PriceLookup prices = Market.prices(release);
        var serving = new Serving();
        serving.replaceAll(List.of(release));
        engine = new CoverageEngine(
                serving,
                new DrugCatalogue(ProductTable.authored()),
                prices,
                StepRules.NONE,
                Clock.fixed(TODAY.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC));
        List<Product> products = Market.authored();
        for (int number = 0; number < products.size(); number++) {
            questions.add(question(
                    products.get(number).rxcui(), Market.plan(number * 17 % Market.PLANS)));
        }
        long alternatives = 0;
        int without = 0;
        for (CoverageQuestion question : questions) {
            if (engine.answer(question) instanceof CoverageAnswer.Answered answered) {
                CoverageResult result = answered.result();
                alternatives += result.alternatives().size();
                without += result.alternatives().isEmpty() ? 1 : 0;
            }
        }
        System.out.println(questions.size() + " questions with " + alternatives + " alternatives in all; " + without
                + " without any");
    }

    private static CoverageQuestion question(String rxcui, PlanKey plan) {
        List<CoverageQuestion.PastFill> history = new ArrayList<>();
        for (int month = 1; month <= 4; month++) {
            history.add(
                    new CoverageQuestion.PastFill("314076", TODAY.minusDays(30L * month), BigDecimal.valueOf(30), 30));
        }
        return new CoverageQuestion(
                new PlanCode(
                        plan.contractId(),
                        plan.planId(),
                        plan.segmentId(),
                        null,
                        Market.YEAR,
                        null,
                        null,
                        null,
                        null),
                TODAY,
                rxcui,
                null,
                BigDecimal.valueOf(30),
                30,
                history,
                null,
                true,
                60,
                List.of(),
                null,
                false,
                CoverageQuestion.Accumulators.UNKNOWN);
    }

    /** The whole answer, without HTTP. */
    @Benchmark
    public CoverageAnswer check() {
        next = next + 1 == questions.size() ? 0 : next + 1;
        return engine.answer(questions.get(next));
    }
}
