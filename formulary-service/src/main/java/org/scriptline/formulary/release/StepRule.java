package org.scriptline.formulary.release;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which earlier drugs a plan wants to see before it pays for this one. No public file holds such sequences: a rule is
 * authored from the payer's published criteria, cites them, and is versioned with its file.
 *
 * @param id stable name of the rule, unique in its file
 * @param version of the file it stands in
 * @param drugs RxCUIs for which the rule asks
 * @param combination whether one of the steps is enough or all are needed
 * @param steps at least one
 * @param newStartsOnly a member who took the drug within {@code continuingWithinDays} need not step; null when the
 *     payer does not say
 * @param continuingWithinDays how recent a fill of the drug itself makes it no new start; null unless new starts only
 * @param citation the payer's document, as a reader can find it
 * @param reviewedBy who checked the rule against it
 */
public record StepRule(
        String id,
        String version,
        Set<Integer> drugs,
        Combination combination,
        List<Step> steps,
        @Nullable Boolean newStartsOnly,
        @Nullable Integer continuingWithinDays,
        String citation,
        String reviewedBy) {

    /** How a rule's steps are combined. */
    public enum Combination {
        ANY,
        ALL
    }

    /**
     * One earlier therapy: fills of any of these drugs, dated in {@code [asOf − lookbackDays, asOf)}, together at least
     * this many days' supply.
     *
     * @param name for the evidence shown
     * @param rxcuis products that count
     * @param ingredients names in lower case; a product that contains one of them counts too
     * @param lookbackDays greater than zero
     * @param minDaysSupply greater than zero
     */
    public record Step(String name, Set<Integer> rxcuis, Set<String> ingredients, int lookbackDays, int minDaysSupply) {

        public Step {
            rxcuis = Set.copyOf(rxcuis);
            ingredients = Set.copyOf(ingredients);
        }
    }

    public StepRule {
        drugs = Set.copyOf(drugs);
        steps = List.copyOf(steps);
    }
}
