package org.scriptline.formulary.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drug as RxNorm or the FDA names it.
 *
 * @param termType RxNorm's: IN, PIN, MIN, BN, SCD, SBD, GPCK, BPCK
 * @param ingredients names in lower case; empty when the files do not say
 * @param doseForm RxNorm dose form, null when the files do not say
 * @param strength as written, such as {@code 10 MG}; null when the files do not say
 * @param brand brand name, null for a drug without one
 */
public record ReferenceDrug(
        int rxcui,
        String name,
        String termType,
        List<String> ingredients,
        @Nullable String doseForm,
        @Nullable String strength,
        @Nullable String brand) {

    public ReferenceDrug {
        ingredients = List.copyOf(ingredients);
    }
}
