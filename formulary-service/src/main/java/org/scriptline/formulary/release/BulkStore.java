package org.scriptline.formulary.release;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes prices and networks of a release that is being stored, packed by plan. What was put can be taken back. */
public interface BulkStore {

    /**
     * @param costs packed unit costs (see {@link PackedPrice}) for 30, 60 and 90 days, each as long as the plan's
     *     formulary has drugs, in the order of their numbers; 0 for no price
     */
    void putPrices(PlanKey plan, int[][] costs);

    /** Gives back and forgets what was put of this plan, null when nothing was. */
    int @Nullable [][] takePrices(PlanKey plan);

    /**
     * @param block which part of the pharmacies, each of {@link NetworkBlocks#PHARMACIES}
     * @param terms number of the terms of each pharmacy of the block; 0 for a pharmacy outside the network
     */
    void putNetwork(PlanKey plan, int block, char[] terms);

    /** Gives back and forgets what was put of this block, null when nothing was. */
    char @Nullable [] takeNetwork(PlanKey plan, int block);

    /** The terms of a plan by their number, the first of which is 1. */
    void putTerms(PlanKey plan, List<PharmacyTerms> terms);

    /** The release's pharmacies by their NPI; the position is their number. */
    void putPharmacies(Collection<Long> npis);
}
