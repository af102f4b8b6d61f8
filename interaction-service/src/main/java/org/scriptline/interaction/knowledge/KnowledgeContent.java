package org.scriptline.interaction.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A knowledge base as authored, every member resolved to an ingredient of the product table, not yet validated as a whole.
 *
 * @param release date and number of the authored release, for example 2026-11-21.1
 * @param hash first characters of the SHA-256 of the files it was read from, so that equal content has an equal version
 * @param classes class id to its members
 * @param sameIngredient what to say when one ingredient is ordered twice
 * @param allergyToIngredient what to say when the very ingredient is what the patient is allergic to
 * @param facts rules of one drug and a fact about the patient or its dose
 * @param regimens rules of more than two drugs
 * @param opioids what opioids add up to
 * @param conditions the classes of conditions
 * @param laboratories the measurements
 * @param quiet pairs that must not interrupt
 * @param notDrugs allergens that are known as no drugs (foods, latex, environment), in {@link Names#normal} form
 */
public record KnowledgeContent(
        String release,
        String hash,
        Map<String, Set<String>> classes,
        List<PairRule> pairs,
        List<DuplicateRule> duplicates,
        DuplicateRule sameIngredient,
        List<AllergyRule> allergies,
        AllergyRule allergyToIngredient,
        List<FactRule> facts,
        List<RegimenRule> regimens,
        OpioidRules opioids,
        List<ConditionClass> conditions,
        List<LaboratoryTest> laboratories,
        List<QuietPair> quiet,
        Set<String> notDrugs) {

    /** For example {@code 2026-11-21.1-9f3c02ab}. */
    public String version() {
        return release + "-" + hash;
    }
}
