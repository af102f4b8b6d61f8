package org.scriptline.formulary.release;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The authored step-therapy rules that serve now; answered from memory. */
@FunctionalInterface
public interface StepRules {

    /** No rule for anything: every verdict is unknown. */
    StepRules NONE = (release, plan, formulary, rxcui) -> Optional.empty();

    /**
     * The rule for a drug, the most closely scoped one: the plan's before the formulary's before the source's.
     *
     * @param plan null when a formulary alone was asked
     * @param formulary number of the formulary, null when the plan names none
     */
    Optional<StepRule> ruleFor(Release release, @Nullable PlanRow plan, @Nullable Integer formulary, int rxcui);
}
