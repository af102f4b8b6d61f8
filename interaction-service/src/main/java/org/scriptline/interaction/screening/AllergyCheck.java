package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
    public Found find(Examination examination) {
        ScreeningQuestion question = examination.question();
        List<Allergy> allergies = question.allergies();
        if (allergies == null) {
            return new Found(
                    List.of(),
                    question.drafts().stream()
                            .map(draft -> new Found.Gap(AlertType.DRUG_ALLERGY, draft.name(), Set.of("allergies")))
                            .toList(),
                    Set.of());
        }
        List<List<AllergyRule>> rules = new ArrayList<>(allergies.size());
        for (Allergy allergy : allergies) {
            rules.add(rules(allergy, examination.knowledge()));
        }
        Once<Finding> findings = new Once<>();
        for (ScreenedDrug draft : question.drafts()) {
            Set<String> told = new HashSet<>();
            for (int i = 0; i < allergies.size(); i++) {
                Match match = gravest(draft, allergies.get(i), rules.get(i), examination.knowledge());
                if (match != null && told.add(match.rule.id() + match.allergy.identity())) {
                    findings.add(finding(draft, match));
                }
            }
        }
        return Found.only(AlertType.DRUG_ALLERGY, findings.list());
    }

    private static @Nullable Match gravest(
            ScreenedDrug draft, Allergy allergy, List<AllergyRule> rules, KnowledgeSnapshot knowledge) {
        if (rules.isEmpty() && !shared(draft, allergy)) {
            return null;
        }
        Match gravest = null;
        for (Ingredient ingredient : draft.ingredients()) {
            if (itself(allergy, ingredient)) {
                Severity severity = rules.stream()
                        .filter(group -> group.targets().contains(ingredient.name()))
                        .map(AllergyRule::sameIngredientSeverity)
                        .max(Comparator.naturalOrder())
                        .orElse(knowledge.allergyToIngredient().severity());
                gravest = graver(gravest, match(knowledge.allergyToIngredient(), severity, ingredient, allergy));
            }
            for (AllergyRule rule : rules) {
                if (rule.targets().contains(ingredient.name())) {
                    gravest = graver(gravest, match(rule, rule.severity(), ingredient, allergy));
                }
            }
        }
        return gravest;
    }

    private static Match graver(@Nullable Match one, Match other) {
        return one == null || other.severity.compareTo(one.severity) > 0 ? other : one;
    }

    private static boolean shared(ScreenedDrug draft, Allergy allergy) {
        for (Ingredient ingredient : draft.ingredients()) {
            if (itself(allergy, ingredient)) {
                return true;
            }
        }
        return false;
    }

    private static boolean itself(Allergy allergy, Ingredient ingredient) {
        for (Ingredient allergen : allergy.ingredients()) {
            if (allergen.name().equals(ingredient.name())) {
                return true;
            }
        }
        return false;
    }

    private static List<AllergyRule> rules(Allergy allergy, KnowledgeSnapshot knowledge) {
        List<AllergyRule> byName = knowledge.allergiesByName(allergy.substance());
        List<Ingredient> allergens = allergy.ingredients();
        if (allergens.isEmpty()) {
            return byName;
        }
        if (byName.isEmpty() && allergens.size() == 1) {
            return knowledge.allergiesToIngredient(allergens.getFirst().name());
        }
        List<AllergyRule> rules = new ArrayList<>(byName);
        for (Ingredient allergen : allergens) {
            rules.addAll(knowledge.allergiesToIngredient(allergen.name()));
        }
        return rules;
    }

    private static Match match(AllergyRule rule, Severity severity, Ingredient ingredient, Allergy allergy) {
        boolean milder = allergy.intolerance() && severity.compareTo(Severity.MODERATE) > 0;
        return new Match(rule, milder ? Severity.MODERATE : severity, ingredient, allergy);
    }

    private static Finding finding(ScreenedDrug draft, Match match) {
        List<String> identities = List.of(draft.identity(match.ingredient), match.allergy.identity());
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
