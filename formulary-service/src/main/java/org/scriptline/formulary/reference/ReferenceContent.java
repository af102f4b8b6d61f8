package org.scriptline.formulary.reference;

import java.util.List;

/** All rows of one kind's files; the lists of the other kinds are empty. */
public record ReferenceContent(
        ReferenceKind kind,
        List<ReferenceDrug> drugs,
        List<TradeName> tradeNames,
        List<DrugPackage> packages,
        List<ListedProduct> products,
        List<AcquisitionPrice> prices) {

    static ReferenceContent rxNorm(List<ReferenceDrug> drugs, List<TradeName> tradeNames, List<DrugPackage> packages) {
        return new ReferenceContent(ReferenceKind.RXNORM, drugs, tradeNames, packages, List.of(), List.of());
    }

    static ReferenceContent fda(List<ListedProduct> products, List<DrugPackage> packages) {
        return new ReferenceContent(ReferenceKind.FDA_NDC, List.of(), List.of(), packages, products, List.of());
    }

    static ReferenceContent nadac(List<AcquisitionPrice> prices) {
        return new ReferenceContent(ReferenceKind.NADAC, List.of(), List.of(), List.of(), List.of(), prices);
    }
}
