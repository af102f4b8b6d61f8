package org.scriptline.formulary.release;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Gates on plans and on what their members pay. */
final class PlanGates {

    private static final int NAMED = 5;

    private PlanGates() {}

    private static String named(Set<String> found, String what) {
        List<String> first = found.stream().limit(NAMED).toList();
        return found.size() + " " + what + ": " + String.join(", ", first) + (found.size() > NAMED ? " …" : "");
    }

    /** Without plans only a formulary can be asked. */
    record PlansPresent() implements Gate {
        @Override
        public String name() {
            return "plans present";
        }

        @Override
        public boolean makesPartial() {
            return true;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            return content.plans().isEmpty() ? Optional.of("there is no plan") : Optional.empty();
        }
    }

    /** A plan whose formulary is not in the file shows that the file was cut. */
    record PlansFormulariesPresent() implements Gate {
        @Override
        public String name() {
            return "every plan's formulary present";
        }

        @Override
        public boolean makesPartial() {
            return true;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            Set<Integer> present = content.items().usedTiers().keySet();
            Set<String> missing = new TreeSet<>();
            for (PlanRow plan : content.plans()) {
                if (!plan.suppressed() && plan.formulary() != null && !present.contains(plan.formulary())) {
                    missing.add(CodeForms.formulary(plan.formulary()));
                }
            }
            return missing.isEmpty() ? Optional.empty() : Optional.of(named(missing, "formularies are missing"));
        }
    }

    /** Without the cost file nothing is known of what the patient pays. */
    record CostsPresent() implements Gate {
        @Override
        public String name() {
            return "costs present";
        }

        @Override
        public boolean makesPartial() {
            return false;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            return content.costs().isEmpty() ? Optional.of("there is no beneficiary cost row") : Optional.empty();
        }
    }

    /** Every tier that a plan's formulary uses has its price for a month in the initial phase. */
    record TiersPriced() implements Gate {
        @Override
        public String name() {
            return "every used tier priced";
        }

        @Override
        public boolean makesPartial() {
            return false;
        }

        @Override
        public Optional<String> check(ReleaseContent content, @Nullable RowCounts previous) {
            if (content.costs().isEmpty()) {
                return Optional.empty();
            }
            Map<Integer, Set<Integer>> used = content.items().usedTiers();
            Map<PlanKey, Set<Integer>> priced = new HashMap<>();
            content.costs().stream()
                    .filter(row -> row.level() == CostRow.INITIAL && row.supply() == SupplyLength.ONE_MONTH)
                    .forEach(row -> priced.computeIfAbsent(row.plan(), key -> new HashSet<>())
                            .add(row.tier()));
            Set<String> unpriced = new TreeSet<>();
            for (PlanRow plan : content.plans()) {
                Set<Integer> tiers =
                        plan.formulary() == null ? Set.of() : used.getOrDefault(plan.formulary(), Set.of());
                for (int tier : tiers) {
                    if (!plan.suppressed()
                            && !priced.getOrDefault(plan.key(), Set.of()).contains(tier)) {
                        unpriced.add(plan.key() + " tier " + tier);
                    }
                }
            }
            return unpriced.isEmpty() ? Optional.empty() : Optional.of(named(unpriced, "tiers have no price"));
        }
    }
}
