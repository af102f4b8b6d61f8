package org.scriptline.formulary.coverage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.TermType;

/** What is known of drugs beyond the payer's files, which carry neither names nor brands. */
public final class DrugCatalogue {

    private final ProductTable products;

    public DrugCatalogue(ProductTable products) {
        this.products = products;
    }

    /** The drug's name, or its code when the table does not know it. */
    String name(int rxcui) {
        return products.byRxcui(Integer.toString(rxcui)).map(Product::name).orElse("RxNorm " + rxcui);
    }

    Optional<Integer> byNdc(Ndc ndc) {
        return products.byNdc(ndc).map(product -> Integer.valueOf(product.rxcui()));
    }

    /** The products behind an ingredient's code; empty when the code is not an ingredient's. */
    List<Product> productsOfIngredient(int rxcui) {
        return products.ingredientByRxcui(Integer.toString(rxcui))
                .map(products::productsOfIngredient)
                .orElse(List.of());
    }

    /** The clinical drugs that are this branded drug without its brand; empty for a clinical or unknown drug. */
    List<Integer> exactGenerics(int rxcui) {
        Optional<Product> branded =
                products.byRxcui(Integer.toString(rxcui)).filter(product -> product.termType() == TermType.SBD);
        if (branded.isEmpty()) {
            return List.of();
        }
        return products.productsOfIngredient(branded.get().ingredients().getFirst()).stream()
                .filter(product -> product.termType() == TermType.SCD && product.sameDrugAs(branded.get()))
                .map(product -> Integer.valueOf(product.rxcui()))
                .sorted()
                .toList();
    }

    /** Null when the drug is not in the table. */
    @Nullable
    Boolean insulin(int rxcui) {
        return products.byRxcui(Integer.toString(rxcui))
                .map(product -> product.ingredientNames().stream().anyMatch(name -> name.contains("insulin")))
                .orElse(null);
    }
}
