package org.scriptline.contracts.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The drug that is ordered.
 *
 * @param rxcui RxNorm product code as given or as found; null when not recognised
 * @param ndc 11 digits without hyphens, null when none was given
 * @param description the drug's name and strength as it travels to the pharmacy, at most 105 characters
 * @param recognised whether the product table knows it; the gate holds one that is not
 * @param termType RxNorm term type SCD, SBD, GPCK or BPCK; null when not recognised
 * @param ingredients empty when not recognised
 * @param routeGroup systemic, inhaled, nasal, ophthalmic, topical, vaginal or rectal; null when not known
 */
public record Medication(
        @Nullable String rxcui,
        @Nullable String ndc,
        String description,
        boolean recognised,
        @Nullable String termType,
        List<DrugIngredient> ingredients,
        @Nullable String routeGroup) {}
