package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.interaction.knowledge.DuplicateRule;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * The same ingredient twice, or two drugs of one class, in orders that do not renew or replace each other. The same
 * ingredient says more than its class, so it alone speaks when both hold.
 */
final class DuplicateCheck implements Check {
    private static final String SAME_INGREDIENT = "ID";
    private static final String SAME_CLASS = "TD";

    private record Repeat(DuplicateRule rule, String reasonCode, Ingredient mine, Ingredient theirs) {}

    private record Problem(DuplicateRule rule, ScreenedDrug draft, Ingredient mine, Ingredient theirs) {}

    @Override
    public Found find(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        Map<Problem, List<ScreenedDrug>> problems = new LinkedHashMap<>();
        for (Encounter encounter : Encounter.all(question)) {
            ScreenedDrug draft = encounter.draft();
            ScreenedDrug other = encounter.other();
            if (other.stopped() || draft.sameOrderAs(other)) {
                continue;
            }
            gravest(draft, other, knowledge)
                    .ifPresent(repeat -> problems.computeIfAbsent(
                                    new Problem(repeat.rule, draft, repeat.mine, repeat.theirs),
                                    unused -> new ArrayList<>())
                            .add(other));
        }
        return Found.only(
                AlertType.DUPLICATE_THERAPY,
                problems.entrySet().stream()
                        .map(problem -> finding(problem.getKey(), problem.getValue()))
                        .toList());
    }

    /** One alert for two orders, even when they share several ingredients. */
    private static Optional<Repeat> gravest(ScreenedDrug draft, ScreenedDrug other, KnowledgeSnapshot knowledge) {
        List<Repeat> repeats = new ArrayList<>();
        for (Ingredient mine : draft.ingredients()) {
            for (Ingredient theirs : other.ingredients()) {
                boolean same = mine.name().equals(theirs.name());
                for (DuplicateRule rule : rules(mine, theirs, knowledge, draft.fromAnotherPrescriberThan(other))) {
                    if (rule.routes().contains(draft.route()) && rule.routes().contains(other.route())) {
                        repeats.add(new Repeat(rule, same ? SAME_INGREDIENT : SAME_CLASS, mine, theirs));
                    }
                }
            }
        }
        return repeats.isEmpty() ? Optional.empty() : gravest(repeats);
    }

    private static Optional<Repeat> gravest(List<Repeat> repeats) {
        return repeats.stream()
                .max(Comparator.comparing((Repeat repeat) -> repeat.rule.severity())
                        .thenComparing(repeat -> repeat.reasonCode, Comparator.reverseOrder()));
    }

    /** One ingredient twice is most often a renewal; between two prescribers it is as grave as two drugs of its class. */
    private static List<DuplicateRule> rules(
            Ingredient mine, Ingredient theirs, KnowledgeSnapshot knowledge, boolean twoPrescribers) {
        if (!mine.name().equals(theirs.name())) {
            return knowledge.duplicates(mine.name(), theirs.name());
        }
        List<DuplicateRule> rules = new ArrayList<>(List.of(knowledge.sameIngredient()));
        if (twoPrescribers) {
            rules.addAll(knowledge.duplicates(mine.name(), theirs.name()));
        }
        return rules;
    }

    private static Finding finding(Problem problem, List<ScreenedDrug> others) {
        boolean same = problem.mine.name().equals(problem.theirs.name());
        SortedSet<String> identities = new TreeSet<>();
        identities.add(problem.draft.identity(problem.mine));
        List<Involved> involved = new ArrayList<>();
        involved.add(problem.draft.involved());
        for (ScreenedDrug other : others) {
            identities.add(other.identity(problem.theirs));
            involved.add(other.involved());
        }
        return new Finding(
                problem.rule.id(),
                AlertType.DUPLICATE_THERAPY,
                problem.rule.severity(),
                problem.rule.text(),
                involved,
                identities,
                Headline.of(problem.draft, others),
                same ? SAME_INGREDIENT : SAME_CLASS);
    }
}
