package org.scriptline.interaction.knowledge;

import java.util.Set;
import org.scriptline.contracts.screening.Severity;

/**
 * Who is allergic to this may react to that. A group of drugs that stand for each other has the same allergens and
 * targets; a cross-reactivity has different ones.
 *
 * @param name the allergen in words
 * @param names how the allergen is written as a substance, in {@link Names#normal} form
 * @param allergens ingredient names of the product table of the allergen
 * @param targets ingredient names of the product table of the drugs that may provoke it
 * @param severity of a true allergy; an intolerance never interrupts
 * @param sameIngredientSeverity when the drug is the very ingredient that the patient is allergic to
 */
public record AllergyRule(
        String id,
        String name,
        Set<String> names,
        Set<String> allergens,
        Set<String> targets,
        Severity severity,
        Severity sameIngredientSeverity,
        RuleText text) {

    public AllergyRule {
        names = Set.copyOf(names);
        allergens = Set.copyOf(allergens);
        targets = Set.copyOf(targets);
    }

    /** By the id alone, which no two rules of a base share: rules are keys of maps in every answer. */
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
