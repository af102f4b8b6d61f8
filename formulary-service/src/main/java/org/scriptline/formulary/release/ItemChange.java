package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * What became of one drug in one formulary from one release to another.
 *
 * @param formulary the payer's code
 * @param before null when the drug was added
 * @param after null when the drug was removed
 */
public record ItemChange(
        String formulary,
        int rxcui,
        @Nullable FormularyItem before,
        @Nullable FormularyItem after) {

    /** ADDED, REMOVED or CHANGED. */
    public String kind() {
        if (before == null) {
            return "ADDED";
        }
        return after == null ? "REMOVED" : "CHANGED";
    }
}
