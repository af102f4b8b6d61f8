package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.RegimenRule;
import org.scriptline.interaction.screening.Found.Gap;
import org.scriptline.interaction.screening.Judgement.Fact;
import org.scriptline.interaction.screening.Judgement.Fails;
import org.scriptline.interaction.screening.Judgement.Holds;
import org.scriptline.interaction.screening.Judgement.Unknown;

/**
 * Several drugs that are too much together, a draft among them. Each ingredient counts once, and the parts of one
 * product alone never make a regimen.
 */
final class RegimenCheck implements Check {

    /** An ingredient with a drug that brings it and what it adds. */
    private record Contribution(ScreenedDrug drug, Ingredient ingredient, int points) {}

    @Override
    public Found find(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        List<ScreenedDrug> taken = Situation.taken(question);
        Map<RegimenRule, List<Contribution>> candidates = candidates(question, taken, knowledge);
        List<Finding> findings = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Map.Entry<RegimenRule, List<Contribution>> each : candidates.entrySet()) {
            RegimenRule rule = each.getKey();
            List<Contribution> contributions =
                    rule.parts().isEmpty() ? sum(rule, each.getValue()) : roles(rule, each.getValue());
            ScreenedDrug draft = draft(contributions);
            long orders =
                    contributions.stream().map(Contribution::drug).distinct().count();
            if (draft != null && orders > 1) {
                ask(
                        rule,
                        contributions,
                        draft,
                        new Situation(
                                question.patient(),
                                taken,
                                draft,
                                draft.ingredients().getFirst(),
                                null,
                                null),
                        findings,
                        gaps);
            }
        }
        return new Found(findings, gaps, Set.of());
    }

    /** The rules that concern a draft, each with everything taken that has a part in it at all. */
    private static Map<RegimenRule, List<Contribution>> candidates(
            ScreeningQuestion question, List<ScreenedDrug> taken, KnowledgeSnapshot knowledge) {
        Map<RegimenRule, List<Contribution>> candidates = new LinkedHashMap<>();
        for (ScreenedDrug draft : question.drafts()) {
            for (Ingredient ingredient : draft.ingredients()) {
                knowledge.regimens(ingredient.name()).forEach(rule -> candidates.put(rule, new ArrayList<>()));
            }
        }
        if (candidates.isEmpty()) {
            return candidates;
        }
        for (ScreenedDrug drug : taken) {
            for (Ingredient ingredient : drug.ingredients()) {
                for (RegimenRule rule : knowledge.regimens(ingredient.name())) {
                    List<Contribution> ofRule = candidates.get(rule);
                    if (ofRule != null) {
                        ofRule.add(new Contribution(drug, ingredient, 1));
                    }
                }
            }
        }
        return candidates;
    }

    private static @Nullable ScreenedDrug draft(List<Contribution> contributions) {
        for (Contribution contribution : contributions) {
            if (contribution.drug.source() == DrugSource.DRAFT) {
                return contribution.drug;
            }
        }
        return null;
    }

    /** The contributions when they reach the rule's sum, none when they do not. */
    private static List<Contribution> sum(RegimenRule rule, List<Contribution> candidates) {
        Map<String, Contribution> byIngredient = new LinkedHashMap<>();
        for (Contribution each : candidates) {
            int points = points(rule, each.drug, each.ingredient);
            if (points > 0) {
                byIngredient.putIfAbsent(each.ingredient.name(), new Contribution(each.drug, each.ingredient, points));
            }
        }
        int sum = byIngredient.values().stream().mapToInt(Contribution::points).sum();
        return sum >= rule.atLeast() ? List.copyOf(byIngredient.values()) : List.of();
    }

    private static int points(RegimenRule rule, ScreenedDrug drug, Ingredient ingredient) {
        int most = 0;
        for (RegimenRule.Points each : rule.points()) {
            if (each.each() > most && fits(each.part(), drug, ingredient)) {
                most = each.each();
            }
        }
        return most;
    }

    private static boolean fits(RegimenRule.Part part, ScreenedDrug drug, Ingredient ingredient) {
        return part.routes().contains(drug.route()) && part.ingredients().contains(ingredient.name());
    }

    /** One drug for each part, each with another ingredient, a draft among them; none when some part stays empty. */
    private static List<Contribution> roles(RegimenRule rule, List<Contribution> candidates) {
        List<Contribution> chosen = fill(rule, 0, candidates, new ArrayList<>(), new HashSet<>());
        return chosen == null ? List.of() : chosen;
    }

    private static @Nullable List<Contribution> fill(
            RegimenRule rule, int part, List<Contribution> candidates, List<Contribution> chosen, Set<String> used) {
        if (part == rule.parts().size()) {
            return draft(chosen) == null ? null : List.copyOf(chosen);
        }
        for (Contribution each : candidates) {
            if (fits(rule.parts().get(part), each.drug, each.ingredient) && used.add(each.ingredient.name())) {
                chosen.add(each);
                List<Contribution> whole = fill(rule, part + 1, candidates, chosen, used);
                if (whole != null) {
                    return whole;
                }
                chosen.removeLast();
                used.remove(each.ingredient.name());
            }
        }
        return null;
    }

    private static void ask(
            RegimenRule rule,
            List<Contribution> contributions,
            ScreenedDrug draft,
            Situation situation,
            List<Finding> findings,
            List<Gap> gaps) {
        Judgement judgement = rule.when() == null ? Holds.PLAINLY : Judge.judge(rule.when(), situation);
        switch (judgement) {
            case Fails fails -> {}
            case Unknown unknown -> gaps.add(new Gap(AlertType.DRUG_DRUG, draft.name(), unknown.missing()));
            case Holds holds -> {
                Weighing weighing = Weighing.of(rule.severity(), rule.modifiers(), situation);
                if (!weighing.missing().isEmpty()) {
                    gaps.add(new Gap(AlertType.DRUG_DRUG, draft.name(), weighing.missing()));
                }
                Severity severity = weighing.severity();
                if (severity != null) {
                    findings.add(finding(rule, contributions, draft, severity, weighing, holds.facts()));
                }
            }
        }
    }

    private static Finding finding(
            RegimenRule rule,
            List<Contribution> contributions,
            ScreenedDrug draft,
            Severity severity,
            Weighing weighing,
            List<Fact> facts) {
        SortedSet<String> identities = new TreeSet<>();
        Set<ScreenedDrug> others = new LinkedHashSet<>();
        Set<Involved> involved = new LinkedHashSet<>();
        involved.add(draft.involved());
        for (Contribution contribution : contributions) {
            identities.add(contribution.drug.identity(contribution.ingredient));
            involved.add(contribution.drug.involved());
            others.add(contribution.drug);
        }
        others.remove(draft);
        for (Fact fact : weighing.with(facts)) {
            identities.add(fact.identity());
            involved.add(fact.involved());
        }
        return new Finding(
                rule.id(),
                AlertType.DRUG_DRUG,
                severity,
                weighing.text(rule.text()),
                List.copyOf(involved),
                identities,
                Headline.of(draft, List.copyOf(others)),
                "DD");
    }
}
