package org.scriptline.contracts.products;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A prescribable drug: an RxNorm clinical or branded drug.
 *
 * @param rxcui RxNorm code of the product, unique in the table
 * @param name name in RxNorm style, ingredients in lower case, brand in brackets
 * @param ingredients at least one; the order is that of {@code strengths}
 * @param strengths one for each ingredient, in RxNorm's units ({@code 10 MG}, {@code 0.83 MG/ML})
 * @param doseForm RxNorm dose form, such as {@code Oral Tablet}
 * @param brand brand name; null for a clinical drug
 * @param schedule schedule of this very product
 * @param ndcs attested example packages, for cross-checks; most products have none
 * @param billingUnit tablet, capsule, mL, g or each (NCPDP billing units spelt out)
 * @param nciUnitCode NCI Thesaurus code of that unit, as NCPDP SCRIPT wants it
 */
public record Product(
        String rxcui,
        String name,
        List<Ingredient> ingredients,
        List<String> strengths,
        String doseForm,
        RouteGroup routeGroup,
        TermType termType,
        @Nullable String brand,
        DeaSchedule schedule,
        List<Ndc> ndcs,
        String billingUnit,
        String nciUnitCode) {

    public Product {
        ingredients = List.copyOf(ingredients);
        strengths = List.copyOf(strengths);
        ndcs = List.copyOf(ndcs);
        if (ingredients.isEmpty() || ingredients.size() != strengths.size()) {
            throw new IllegalArgumentException("product " + rxcui + " needs one strength for each ingredient");
        }
    }

    /** The names of its ingredients, for comparing what two products contain. */
    public Set<String> ingredientNames() {
        return ingredients.stream().map(Ingredient::name).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether both are the same drug in the same strength and form, brand aside. */
    public boolean sameDrugAs(Product other) {
        return ingredientNames().equals(other.ingredientNames())
                && Set.copyOf(strengths).equals(Set.copyOf(other.strengths))
                && doseForm.equals(other.doseForm);
    }
}
