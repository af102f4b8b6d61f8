package org.scriptline.prescription.lint;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.DrugIngredient;
import org.scriptline.contracts.events.Medication;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.Recognition;
import org.scriptline.contracts.products.Recognition.Conflict;
import org.scriptline.contracts.products.Recognition.IngredientOnly;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;
import org.scriptline.contracts.products.Recognition.Unrecognised;
import org.scriptline.contracts.products.RouteGroup;

/** The drug as it travels in events, from what was ordered and what the product table knows about it. */
final class Medications {
    /** What the pharmacy message carries of a drug's name (NCPDP SCRIPT DrugDescription). */
    static final int DESCRIPTION_LENGTH = 105;

    private Medications() {}

    static Medication of(OrderedDrug drug, Recognition recognition) {
        @Nullable String ndc = digits(drug.ndc());
        return switch (recognition) {
            case RecognisedProduct known -> product(drug, known.product(), ndc);
            case IngredientOnly named ->
                new Medication(
                        drug.rxcui(),
                        ndc,
                        description(drug, recognition),
                        true,
                        null,
                        ingredients(named.ingredients()),
                        routeGroup(named.pickList()));
            case Unrecognised unknown ->
                new Medication(drug.rxcui(), ndc, description(drug, recognition), false, null, List.of(), null);
            case Conflict conflict -> throw new IllegalStateException("an order whose codes disagree is not stored");
        };
    }

    /** The name that the pharmacist reads: the product's own, else what the prescriber wrote, else the code. */
    static String description(OrderedDrug drug, Recognition recognition) {
        if (recognition instanceof RecognisedProduct known
                && (known.product().name().length() <= DESCRIPTION_LENGTH || drug.text() == null)) {
            return known.product().name();
        }
        if (drug.text() != null) {
            return drug.text();
        }
        return drug.rxcui() != null ? "RxNorm " + drug.rxcui() : "NDC " + drug.ndc();
    }

    private static Medication product(OrderedDrug drug, Product product, @Nullable String ndc) {
        return new Medication(
                product.rxcui(),
                ndc,
                description(drug, new RecognisedProduct(product)),
                true,
                product.termType().name(),
                ingredients(product.ingredients()),
                word(product.routeGroup()));
    }

    private static List<DrugIngredient> ingredients(List<Ingredient> ingredients) {
        return ingredients.stream()
                .map(one -> new DrugIngredient(one.name(), one.rxcui()))
                .toList();
    }

    /** Known only when every product of the ingredient acts in the same place. */
    private static @Nullable String routeGroup(List<Product> products) {
        Set<RouteGroup> groups = products.stream().map(Product::routeGroup).collect(Collectors.toSet());
        return groups.size() == 1 ? word(groups.iterator().next()) : null;
    }

    private static String word(RouteGroup group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String digits(@Nullable String ndc) {
        return ndc != null && Ndc.read(ndc) instanceof Ndc.Read read
                ? read.ndc().digits()
                : null;
    }
}
