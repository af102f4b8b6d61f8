package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.Regimen;
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

    /** How grave it is, and what of the patient makes it so. */
    private record Told(Severity severity, Weighing weighing, List<Fact> facts) {}

    @Override
    public Found find(Examination examination) {
        List<Regimen> regimens = regimens(examination);
        if (regimens.isEmpty()) {
            return new Found(List.of(), List.of(), Set.of());
        }
        List<Finding> findings = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        for (Regimen each : regimens) {
            List<Contribution> candidates = candidates(each, examination.taken());
            if (candidates.size() < 2) {
                continue;
            }
            RegimenRule rule = each.rule();
            List<Contribution> contributions = rule.parts().isEmpty() ? sum(rule, candidates) : roles(rule, candidates);
            ScreenedDrug draft = draft(contributions);
            if (draft != null && ofSeveralOrders(contributions)) {
                Told told = gravest(rule, candidates, examination, gaps);
                if (told != null) {
                    findings.add(finding(rule, contributions, draft, told));
                }
            }
        }
        return new Found(findings, gaps, Set.of());
    }

    /** The rules that concern a draft. */
    private static List<Regimen> regimens(Examination examination) {
        Once<Regimen> regimens = new Once<>();
        for (ScreenedDrug draft : examination.question().drafts()) {
            for (Ingredient ingredient : draft.ingredients()) {
                regimens.addAll(examination.knowledge().regimens(ingredient.name()));
            }
        }
        return regimens.list();
    }

    /** Everything taken that has a part in the rule at all. */
    private static List<Contribution> candidates(Regimen regimen, List<ScreenedDrug> taken) {
        List<Contribution> candidates = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            ScreenedDrug drug = taken.get(i);
            List<Ingredient> ingredients = drug.ingredients();
            for (int k = 0; k < ingredients.size(); k++) {
                if (regimen.ingredients().contains(ingredients.get(k).name())) {
                    candidates.add(new Contribution(drug, ingredients.get(k), 1));
                }
            }
        }
        if (candidates.size() > 1) {
            candidates.sort(RegimenCheck::inOrder);
        }
        return candidates;
    }

    /** The drafts first, and nothing that hangs on the order in which somebody named the drugs: an override must find it again. */
    private static int inOrder(Contribution one, Contribution other) {
        int drafts = Boolean.compare(other.drug.source() == DrugSource.DRAFT, one.drug.source() == DrugSource.DRAFT);
        int ingredients = drafts == 0 ? one.ingredient.name().compareTo(other.ingredient.name()) : drafts;
        int orders = ingredients == 0 ? id(one).compareTo(id(other)) : ingredients;
        return orders == 0 ? one.drug.name().compareTo(other.drug.name()) : orders;
    }

    private static String id(Contribution contribution) {
        return Objects.requireNonNullElse(contribution.drug.id(), "");
    }

    private static boolean ofSeveralOrders(List<Contribution> contributions) {
        ScreenedDrug first = contributions.getFirst().drug;
        for (Contribution contribution : contributions) {
            if (!contribution.drug.equals(first)) {
                return true;
            }
        }
        return false;
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
        int sum = 0;
        for (Contribution each : byIngredient.values()) {
            sum += each.points;
        }
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

    /** Of several drafts with a part in the rule any may be the one in question: as the gravest of them has it. */
    private static @Nullable Told gravest(
            RegimenRule rule, List<Contribution> candidates, Examination examination, List<Gap> gaps) {
        Told gravest = null;
        ScreenedDrug before = null;
        for (Contribution each : candidates) {
            if (each.drug.source() == DrugSource.DRAFT && !each.drug.equals(before)) {
                Told told = ask(rule, each.drug, examination, gaps);
                boolean graver = told != null && (gravest == null || told.severity.compareTo(gravest.severity) > 0);
                gravest = graver ? told : gravest;
                before = each.drug;
            }
        }
        return gravest;
    }

    private static @Nullable Told ask(RegimenRule rule, ScreenedDrug draft, Examination examination, List<Gap> gaps) {
        Situation situation = new Situation(
                examination.question().patient(),
                examination.taken(),
                draft,
                draft.ingredients().getFirst(),
                null,
                null);
        Judgement judgement = rule.when() == null ? Holds.PLAINLY : Judge.judge(rule.when(), situation);
        return switch (judgement) {
            case Fails fails -> null;
            case Unknown unknown -> {
                gaps.add(new Gap(AlertType.DRUG_DRUG, draft.name(), unknown.missing()));
                yield null;
            }
            case Holds holds -> {
                Weighing weighing = Weighing.of(rule.severity(), rule.modifiers(), situation);
                if (!weighing.missing().isEmpty()) {
                    gaps.add(new Gap(AlertType.DRUG_DRUG, draft.name(), weighing.missing()));
                }
                Severity severity = weighing.severity();
                yield severity == null ? null : new Told(severity, weighing, weighing.with(holds.facts()));
            }
        };
    }

    private static Finding finding(RegimenRule rule, List<Contribution> contributions, ScreenedDrug draft, Told told) {
        List<String> identities = new ArrayList<>();
        Once<ScreenedDrug> others = new Once<>();
        Once<Involved> involved = new Once<>();
        involved.add(draft.involved());
        for (Contribution contribution : contributions) {
            identities.add(contribution.drug.identity(contribution.ingredient));
            involved.add(contribution.drug.involved());
            if (!contribution.drug.equals(draft)) {
                others.add(contribution.drug);
            }
        }
        for (Fact fact : told.facts) {
            identities.add(fact.identity());
            involved.add(fact.involved());
        }
        return new Finding(
                rule.id(),
                AlertType.DRUG_DRUG,
                told.severity,
                told.weighing.text(rule.text()),
                involved.list(),
                identities,
                Headline.of(draft, others.list()),
                "DD");
    }
}
