package org.scriptline.formulary.reference;

/**
 * How many rows of each table a reference release has; a table that its kind does not have has none.
 *
 * @param drugs RxNorm concepts
 * @param tradeNames pairs of a branded drug and the clinical drug behind it
 * @param packages NDCs
 * @param products products of the FDA's directory
 * @param prices NDCs with an acquisition cost
 */
public record ReferenceRows(int drugs, int tradeNames, int packages, int products, int prices) {

    static ReferenceRows of(ReferenceContent content) {
        return new ReferenceRows(
                content.drugs().size(),
                content.tradeNames().size(),
                content.packages().size(),
                content.products().size(),
                content.prices().size());
    }
}
