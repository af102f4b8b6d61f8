package org.scriptline.formulary.checking;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.contracts.events.PrescriptionContent;
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

    /** As of the day on which it was written. */
    public CheckedPrescription check(PrescriptionContent content) {
        return check(AskedCoverage.of(content), content.writtenOn());
    }

    /** As of another day. */
    public CheckedPrescription check(AskedCoverage asked, LocalDate asOf) {
        if (asked.rxcui() == null && asked.ndc() == null) {
            return unknown(asked, asOf, "covered", "the drug is not recognised");
        }
        return switch (engine.answer(question(asked, asOf))) {
            case CoverageAnswer.Answered answered ->
                new CheckedPrescription(asked, answered.result(), answered.about());
            case CoverageAnswer.Refused refused -> unknown(asked, asOf, refused.field(), refused.detail());
        };
    }

    /**
     * The answer as it stands now for a prescription that was answered before: where a release of this year has answered
     * since, as of today and not as of the year in which it was written.
     *
     * @param last null when no release answered
     * @return empty while this instance has not heard of the release that answered last, and could only repeat an older one
     */
    public Optional<CheckedPrescription> again(AskedCoverage asked, @Nullable LastRelease last, LocalDate today) {
        boolean ofToday = last != null && last.contractYear() == today.getYear() && !today.isBefore(asked.writtenOn());
        return last != null && last.active() && !engine.serves(last.id())
                ? Optional.empty()
                : Optional.of(check(asked, ofToday ? today : asked.writtenOn()));
    }

    private static CheckedPrescription unknown(AskedCoverage asked, LocalDate asOf, String field, String reason) {
        return new CheckedPrescription(asked, CoverageResult.unknown(asOf, field, reason), null);
    }

    /** The history is null: nobody tells this service what was filled before. */
    private static CoverageQuestion question(AskedCoverage asked, LocalDate asOf) {
        return new CoverageQuestion(
                code(asked.plan()),
                asOf,
                asked.rxcui(),
                // The product code is the prescription's truth; the package is only needed where there is none.
                asked.rxcui() == null ? asked.ndc() : null,
                asked.quantity(),
                asked.daysSupply(),
                null,
                null,
                true,
                null,
                asked.diagnoses(),
                null,
                !asked.substitutionAllowed(),
                CoverageQuestion.Accumulators.UNKNOWN);
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
