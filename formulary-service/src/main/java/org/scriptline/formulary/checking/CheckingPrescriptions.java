package org.scriptline.formulary.checking;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PrescriptionContent;
import org.scriptline.contracts.events.Reason;
import org.scriptline.formulary.coverage.CoverageAnswer;
import org.scriptline.formulary.coverage.CoverageEngine;
import org.scriptline.formulary.coverage.CoverageQuestion;
import org.scriptline.formulary.coverage.PlanCode;

/** Asks the engine about a prescription; whatever is wrong with the question, the answer is at least "unknown". */
public final class CheckingPrescriptions {

    private final CoverageEngine engine;

    public CheckingPrescriptions(CoverageEngine engine) {
        this.engine = engine;
    }

    public CheckedPrescription check(PrescriptionContent content) {
        if (content.medication().rxcui() == null && content.medication().ndc() == null) {
            return unknown(content, "covered", "the drug is not recognised");
        }
        return switch (engine.answer(question(content))) {
            case CoverageAnswer.Answered answered ->
                new CheckedPrescription(content, answered.result(), answered.about());
            case CoverageAnswer.Refused refused -> unknown(content, refused.field(), refused.detail());
        };
    }

    private static CheckedPrescription unknown(PrescriptionContent content, String field, String reason) {
        return new CheckedPrescription(content, CoverageResult.unknown(content.writtenOn(), field, reason), null);
    }

    /** The history is null: nobody tells this service what was filled before. */
    private static CoverageQuestion question(PrescriptionContent content) {
        return new CoverageQuestion(
                code(content.plan()),
                content.writtenOn(),
                content.medication().rxcui(),
                // The product code is the prescription's truth; the package is only needed where there is none.
                content.medication().rxcui() == null ? content.medication().ndc() : null,
                content.quantity(),
                content.daysSupply(),
                null,
                null,
                true,
                null,
                diagnoses(content.reasons()),
                null,
                !content.substitutionAllowed(),
                CoverageQuestion.Accumulators.UNKNOWN);
    }

    private static List<String> diagnoses(List<Reason> reasons) {
        return reasons.stream()
                .flatMap(reason -> Stream.of(reason.icd10(), reason.text()))
                .filter(word -> word != null)
                .toList();
    }

    private static @Nullable PlanCode code(@Nullable PlanReference plan) {
        return plan == null
                ? null
                : new PlanCode(
                        plan.contractId(),
                        plan.planId(),
                        plan.segmentId(),
                        null,
                        null,
                        null,
                        plan.bin(),
                        plan.pcn(),
                        plan.group());
    }
}
