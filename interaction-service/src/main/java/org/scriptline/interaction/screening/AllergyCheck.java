package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.AllergyRule;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/**
 * Each draft against each recorded allergy: the ingredient itself, its group and what cross-reacts with it. An
 * intolerance is a side effect somebody had: it is shown as moderate at most and never interrupts.
 */
final class AllergyCheck implements Check {

    private record Match(AllergyRule rule, Severity severity, Ingredient ingredient, Allergy allergy) {}

    @Override
    public Found find(ScreeningQuestion question, KnowledgeSnapshot knowledge) {
        List<Allergy> allergies = question.allergies();
        if (allergies == null) {
            return new Found(
                    List.of(),
                    question.drafts().stream()
                            .map(draft -> new Found.Gap(AlertType.DRUG_ALLERGY, draft.name(), Set.of("allergies")))
                            .toList(),
                    Set.of());
        }
        List<Finding> findings = new ArrayList<>();
        for (ScreenedDrug draft : question.drafts()) {
            List<String> told = new ArrayList<>();
            for (Allergy allergy : allergies) {
                gravest(draft, allergy, knowledge)
                        .filter(match -> told.add(match.rule.id() + allergy.identity()))
                        .map(match -> finding(draft, match))
                        .ifPresent(findings::add);
            }
        }
        return Found.only(AlertType.DRUG_ALLERGY, findings.stream().distinct().toList());
    }

    private static Optional<Match> gravest(ScreenedDrug draft, Allergy allergy, KnowledgeSnapshot knowledge) {
        List<Match> matches = new ArrayList<>();
        List<AllergyRule> rules = rules(allergy, knowledge);
        for (Ingredient ingredient : draft.ingredients()) {
            boolean itself = allergy.ingredients().stream()
                    .anyMatch(allergen -> allergen.name().equals(ingredient.name()));
            if (itself) {
                AllergyRule rule = knowledge.allergyToIngredient();
                Severity severity = rules.stream()
                        .filter(group -> group.targets().contains(ingredient.name()))
                        .map(AllergyRule::sameIngredientSeverity)
                        .max(Comparator.naturalOrder())
                        .orElse(rule.severity());
                matches.add(match(rule, severity, ingredient, allergy));
            }
            for (AllergyRule rule : rules) {
                if (rule.targets().contains(ingredient.name())) {
                    matches.add(match(rule, rule.severity(), ingredient, allergy));
                }
            }
        }
        return matches.stream().max(Comparator.comparing(Match::severity));
    }

    private static List<AllergyRule> rules(Allergy allergy, KnowledgeSnapshot knowledge) {
        List<AllergyRule> rules = new ArrayList<>(knowledge.allergiesByName(allergy.substance()));
        for (Ingredient allergen : allergy.ingredients()) {
            rules.addAll(knowledge.allergiesToIngredient(allergen.name()));
        }
        return rules;
    }

    private static Match match(AllergyRule rule, Severity severity, Ingredient ingredient, Allergy allergy) {
        boolean milder = allergy.intolerance() && severity.compareTo(Severity.MODERATE) > 0;
        return new Match(rule, milder ? Severity.MODERATE : severity, ingredient, allergy);
    }

    private static Finding finding(ScreenedDrug draft, Match match) {
        SortedSet<String> identities =
                new TreeSet<>(List.of(draft.identity(match.ingredient), match.allergy.identity()));
        String kind = match.allergy.intolerance() ? "intolerance" : "allergy";
        String reaction = match.allergy.reaction() == null ? "" : " (" + match.allergy.reaction() + ")";
        return new Finding(
                match.rule.id(),
                AlertType.DRUG_ALLERGY,
                match.severity,
                match.rule.text(),
                List.of(draft.involved(), match.allergy.involved()),
                identities,
                Headline.shortened(draft.name() + ", " + kind + " to " + match.allergy.substance() + reaction, 100),
                "DA");
    }
}
