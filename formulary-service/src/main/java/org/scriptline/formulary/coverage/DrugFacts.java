package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one drug beyond the payer's files.
 *
 * @param ingredients names in lower case, sorted; empty when not known
 * @param milligrams of the one ingredient in one unit; null for several ingredients, for liquids and when not known
 * @param doseForm RxNorm dose form, null when not known
 * @param brand brand name, null for a drug without one
 * @param branded whether it bears a brand
 * @param pack a pack of several drugs or strengths, never an alternative
 */
record DrugFacts(
        int rxcui,
        String name,
        List<String> ingredients,
        @Nullable BigDecimal milligrams,
        @Nullable String doseForm,
        @Nullable String brand,
        boolean branded,
        boolean pack) {

    /** The key under which drugs of the same ingredients are found. */
    String ingredientKey() {
        return ingredients.size() == 1 ? ingredients.getFirst() : String.join(";", ingredients);
    }

    boolean single() {
        return ingredients.size() == 1 && !pack;
    }

    /** How it is taken, null when the form does not tell. */
    @Nullable
    RouteFamily route() {
        return doseForm == null ? null : RouteFamily.of(doseForm);
    }

    /** Released at once: the strengths of such forms add up, those of modified release do not. */
    boolean immediateRelease() {
        return doseForm != null && (doseForm.equals("Oral Tablet") || doseForm.equals("Oral Capsule"));
    }
}
