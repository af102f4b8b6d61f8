package org.scriptline.prescription.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The drug as the sender named it; any of the three names may be missing.
 *
 * @param rxcui RxNorm code as given
 * @param ndc as given, with or without hyphens
 * @param text the concept's text, else a coding's display
 * @param ingredientNames ingredients of a contained Medication, empty when it lists none
 * @param kind what the resource says it is
 */
public record OrderedDrug(
        @Nullable String rxcui,
        @Nullable String ndc,
        @Nullable String text,
        List<String> ingredientNames,
        Kind kind) {
    /** What kind of thing is ordered, as far as the resource itself says so. */
    public enum Kind {
        PRODUCT,
        COMPOUND,
        DEVICE
    }

    public boolean isNamed() {
        return rxcui != null || ndc != null || text != null;
    }
}
