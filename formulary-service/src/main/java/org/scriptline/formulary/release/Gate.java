package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One question that is put to a release before it may serve.
 *
 * <p>Header, type and key faults never come so far: they refuse the files. A gate only warns, and a release with a
 * warning serves when the operator accepts it.
 */
interface Gate {

    String name();

    /** Whether its warning means that drugs or plans may be missing, so that "not listed" is not the payer's word. */
    boolean makesPartial();

    /** What is wrong, empty when nothing is. */
    Optional<String> check(ReleaseContent content, @Nullable RowCounts previous);

    /** All of them, in the order in which they are reported. */
    static List<Gate> all() {
        List<Gate> all = new ArrayList<>(List.of(
                new PlanGates.PlansPresent(),
                new PlanGates.PlansFormulariesPresent(),
                new ItemGates.QuantityLimitsHaveAmounts(),
                new ItemGates.OneDrugPerNdc(),
                new ItemGates.NotCutBySpreadsheet(),
                new PlanGates.CostsPresent(),
                new PlanGates.TiersPriced()));
        all.addAll(NearPrevious.ofFiles());
        return List.copyOf(all);
    }
}
