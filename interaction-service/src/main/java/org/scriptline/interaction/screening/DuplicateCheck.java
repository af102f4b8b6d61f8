package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    private record Repeat(DuplicateRule rule, String reasonCode, Ingredient mine, Ingredient theirs) {

        /** The graver one; of equally grave ones the same ingredient says more than its class. */
        boolean speaksBefore(@Nullable Repeat than) {
            if (than == null) {
                return true;
            }
            int graver = rule.severity().compareTo(than.rule.severity());
            return graver == 0 ? reasonCode.compareTo(than.reasonCode) < 0 : graver > 0;
        }
    }

    private record Problem(DuplicateRule rule, ScreenedDrug draft, Ingredient mine, Ingredient theirs) {}

    @Override
    public Found find(Examination examination) {
        Map<Problem, List<ScreenedDrug>> problems = new LinkedHashMap<>();
        for (Encounter encounter : examination.encounters()) {
            ScreenedDrug draft = encounter.draft();
            List<ScreenedDrug> others = encounter.others();
            for (int i = 0; i < others.size(); i++) {
                ScreenedDrug other = others.get(i);
                Repeat repeat = other.stopped() || draft.sameOrderAs(other)
                        ? null
                        : gravest(draft, other, examination.knowledge());
                if (repeat != null) {
                    problems.computeIfAbsent(
                                    new Problem(repeat.rule, draft, repeat.mine, repeat.theirs),
                                    unused -> new ArrayList<>(2))
                            .add(other);
                }
            }
        }
        List<Finding> findings = new ArrayList<>(problems.size());
        problems.forEach((problem, others) -> findings.add(finding(problem, others)));
        return Found.only(AlertType.DUPLICATE_THERAPY, findings);
    }

    /**
     * One alert for two orders, even when they share several ingredients. One ingredient twice is most often a renewal;
     * between two prescribers it is as grave as two drugs of its class.
     */
    private static @Nullable Repeat gravest(ScreenedDrug draft, ScreenedDrug other, KnowledgeSnapshot knowledge) {
        Repeat gravest = null;
        for (Ingredient mine : draft.ingredients()) {
            for (Ingredient theirs : other.ingredients()) {
                boolean same = mine.name().equals(theirs.name());
                if (same) {
                    gravest = graver(gravest, knowledge.sameIngredient(), draft, mine, other, theirs);
                }
                if (!same || draft.fromAnotherPrescriberThan(other)) {
                    List<DuplicateRule> rules = knowledge.duplicates(mine.name(), theirs.name());
                    for (int i = 0; i < rules.size(); i++) {
                        gravest = graver(gravest, rules.get(i), draft, mine, other, theirs);
                    }
                }
            }
        }
        return gravest;
    }

    private static @Nullable Repeat graver(
            @Nullable Repeat gravest,
            DuplicateRule rule,
            ScreenedDrug draft,
            Ingredient mine,
            ScreenedDrug other,
            Ingredient theirs) {
        if (!rule.routes().contains(draft.route()) || !rule.routes().contains(other.route())) {
            return gravest;
        }
        String code = mine.name().equals(theirs.name()) ? SAME_INGREDIENT : SAME_CLASS;
        Repeat repeat = new Repeat(rule, code, mine, theirs);
        return repeat.speaksBefore(gravest) ? repeat : gravest;
    }

    private static Finding finding(Problem problem, List<ScreenedDrug> others) {
        boolean same = problem.mine.name().equals(problem.theirs.name());
        List<String> identities = new ArrayList<>();
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
