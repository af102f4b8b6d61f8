package org.scriptline.prescription.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The drug as the sender named it; any of the three names may be missing.
 *
 * @param rxcuis RxNorm codes as given, the one that counts first: a product's where there is one
 * @param ndc as given, with or without hyphens
 * @param text the concept's text, else a coding's display
 * @param ingredientNames ingredients of a contained Medication, empty when it lists none
 * @param kind what the resource says it is
 */
public record OrderedDrug(
        List<String> rxcuis, @Nullable String ndc, @Nullable String text, List<String> ingredientNames, Kind kind) {
    /** What kind of thing is ordered, as far as the resource itself says so. */
    public enum Kind {
        PRODUCT,
        COMPOUND,
        DEVICE
    }

    /** The RxNorm code that counts, null when none is given. */
    public @Nullable String rxcui() {
        return rxcuis.isEmpty() ? null : rxcuis.getFirst();
    }

    public boolean isNamed() {
        return !rxcuis.isEmpty() || ndc != null || text != null;
    }

    OrderedDrug withRxcuis(List<String> sorted) {
        return new OrderedDrug(sorted, ndc, text, ingredientNames, kind);
    }
}
