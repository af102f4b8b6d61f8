package org.scriptline.formulary.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;

/** What a plan code comes to. */
sealed interface PlanResolution {

    /**
     * A release answers.
     *
     * @param plan null when a formulary alone was named, or when the plan beside it was not found
     * @param formulary null when the plan names none
     * @param notes what about the plan stays unknown
     */
    record Found(
            ServedRelease release,
            @Nullable PlanRow plan,
            @Nullable Integer formulary,
            List<Unknown> notes) implements PlanResolution {}

    /** A part of the code matches nothing. */
    record NotFound(String field, String reason) implements PlanResolution {}

    /** A part of the code has a form that no such code has. */
    record Malformed(String field, String reason) implements PlanResolution {}

    /** There is no plan, or no release, to ask. */
    record NothingToAsk(String field, String reason) implements PlanResolution {}
}
