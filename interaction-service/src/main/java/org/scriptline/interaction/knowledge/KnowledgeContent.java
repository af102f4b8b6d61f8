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
        Set<String> notDrugs) {

    /** For example {@code 2026-11-21.1-9f3c02ab}. */
    public String version() {
        return release + "-" + hash;
    }
}
