package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The step rules that serve, behind one volatile reference. */
public final class StepRuleBook implements StepRules {

    private volatile Pages pages = new Pages(null, Map.of());

    private record Pages(@Nullable String version, Map<Integer, List<ScopedRule>> byDrug) {}

    /**
     * A rule with the plans for which it holds; an empty set means all.
     *
     * @param sources such as {@code cms-part-d}
     * @param formularies Part D formulary ids as numbers
     * @param plans {@code S5820-034-000}, or a HIOS plan id
     */
    public record ScopedRule(
            StepRule rule,
            Set<String> sources,
            Set<Integer> contractYears,
            Set<Integer> formularies,
            Set<String> plans) {

        private boolean holdsFor(Release release, @Nullable PlanRow plan, @Nullable Integer formulary) {
            return (sources.isEmpty() || sources.contains(release.source()))
                    && (contractYears.isEmpty() || contractYears.contains(release.contractYear()))
                    && (formularies.isEmpty() || formulary != null && formularies.contains(formulary))
                    && (plans.isEmpty()
                            || plan != null && plans.contains(plan.key().toString()));
        }

        private int closeness() {
            return (plans.isEmpty() ? 0 : 4) + (formularies.isEmpty() ? 0 : 2) + (sources.isEmpty() ? 0 : 1);
        }
    }

    /** One file of rules. */
    public record RuleFile(String version, List<ScopedRule> rules) {}

    /** Lets a file serve in place of the one before. */
    public void serve(RuleFile file) {
        Map<Integer, List<ScopedRule>> byDrug = new HashMap<>();
        for (ScopedRule scoped : file.rules()) {
            for (int drug : scoped.rule().drugs()) {
                byDrug.computeIfAbsent(drug, key -> new ArrayList<>()).add(scoped);
            }
        }
        Comparator<ScopedRule> closestFirst =
                Comparator.comparingInt(ScopedRule::closeness).reversed();
        byDrug.values()
                .forEach(rules -> rules.sort(
                        closestFirst.thenComparing(scoped -> scoped.rule().id())));
        pages = new Pages(file.version(), byDrug);
    }

    /** Null when no file serves. */
    public @Nullable String version() {
        return pages.version();
    }

    @Override
    public Optional<StepRule> ruleFor(Release release, @Nullable PlanRow plan, @Nullable Integer formulary, int rxcui) {
        return pages.byDrug().getOrDefault(rxcui, List.of()).stream()
                .filter(scoped -> scoped.holdsFor(release, plan, formulary))
                .map(ScopedRule::rule)
                .findFirst();
    }
}
