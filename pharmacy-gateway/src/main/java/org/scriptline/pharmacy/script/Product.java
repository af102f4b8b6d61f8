package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * The codes of a product.
 *
 * @param ndc 11 digits without hyphens
 * @param rxcui an RxNorm product; an ingredient's code is not allowed in SCRIPT
 * @param termType SCD, SBD, GPCK or BPCK of {@code rxcui}
 * @param deaSchedule NCI Thesaurus code: C48672 I, C48675 II, C48676 III, C48677 IV, C48679 V, C38046 unspecified
 */
public record Product(
        @Nullable String ndc,
        @Nullable String rxcui,
        @Nullable String termType,
        @Nullable String deaSchedule) {

    /** Of no schedule that is named. */
    public static final String NO_SCHEDULE = "C38046";

    /** No code at all: the description alone says which drug. */
    public static final Product UNCODED = new Product(null, null, null, null);
}
