package org.scriptline.formulary.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;
import org.scriptline.formulary.release.StepRules;

/** Answers coverage checks from what serves now; it reads nothing but memory. */
public final class CoverageEngine {

    private final Serving serving;
    private final EngineSources sources;
    private final DrugResolver drugs;
    private final Clock clock;

    /** An engine without prices and step rules: both stay unknown. */
    public CoverageEngine(Serving serving, DrugCatalogue catalogue, Clock clock) {
        this(serving, catalogue, PriceLookup.NONE, StepRules.NONE, clock);
    }

    public CoverageEngine(Serving serving, DrugCatalogue catalogue, PriceLookup prices, StepRules steps, Clock clock) {
        this.serving = serving;
        this.sources = EngineSources.of(catalogue, prices, steps);
        this.drugs = new DrugResolver(catalogue);
        this.clock = clock;
        serving.beforeServing(sources.alternatives()::prepare);
    }

    /** One question, one release: the answer names it. */
    public CoverageAnswer answer(CoverageQuestion question) {
        List<ServedRelease> releases = serving.releases();
        Optional<CoverageAnswer.Refused> refusal =
                QuestionCheck.check(question, LocalDate.now(clock)).or(() -> drugs.refuse(question));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (PlanResolver.resolve(question.plan(), question.asOf(), releases)) {
            case PlanResolution.Found found -> about(question, found);
            case PlanResolution.NotFound missing ->
                CoverageAnswer.Refused.of(ErrorCode.PLAN_NOT_FOUND, missing.field(), missing.reason());
            case PlanResolution.Malformed malformed ->
                CoverageAnswer.Refused.of(ErrorCode.PLAN_REFERENCE_INVALID, malformed.field(), malformed.reason());
            case PlanResolution.NothingToAsk nothing ->
                new CoverageAnswer.Answered(CoverageResult.unknown(question.asOf(), nothing.field(), nothing.reason()));
        };
    }

    /** Whether this release serves here; another instance may have heard of a swap before this one. */
    public boolean serves(String release) {
        return serving.releases().stream()
                .anyMatch(served -> served.release().id().equals(release));
    }

    private CoverageAnswer about(CoverageQuestion question, PlanResolution.Found found) {
        return switch (drugs.resolve(question, found.release())) {
            case DrugResolution.Refused refused -> refused.refusal();
            case DrugResolution.NotKnown unknown ->
                new CoverageAnswer.Answered(
                        new AnswerAssembly(question, found, sources).drugNotKnown(unknown.reason()));
            case DrugResolution.Known known ->
                new CoverageAnswer.Answered(
                        new AnswerAssembly(question, found, sources).about(known.rxcui()),
                        asked(found.plan(), known.rxcui()));
        };
    }

    private static CoverageAnswer.@Nullable About asked(@Nullable PlanRow plan, int rxcui) {
        return plan == null ? null : new CoverageAnswer.About(plan.key().toString(), rxcui);
    }
}
