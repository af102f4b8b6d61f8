package org.scriptline.formulary.reference;

import org.jspecify.annotations.Nullable;

/**
 * A product of the FDA's directory.
 *
 * @param product labeler and product code in nine digits (5-4) as a number: the beginning of each of its packages' NDCs
 * @param name the proprietary name, or the nonproprietary one where it has none
 * @param nonproprietaryName null when the file does not say
 * @param doseForm in the FDA's words, null when the file does not say
 * @param labeler null when the file does not say
 */
public record ListedProduct(
        long product,
        String name,
        @Nullable String nonproprietaryName,
        @Nullable String doseForm,
        @Nullable String labeler) {

    /** For people: brand, what is in it and its form. */
    public String words() {
        String generic = nonproprietaryName == null || nonproprietaryName.equalsIgnoreCase(name)
                ? ""
                : " (" + nonproprietaryName + ")";
        return name + generic + (doseForm == null ? "" : ", " + doseForm);
    }
}
