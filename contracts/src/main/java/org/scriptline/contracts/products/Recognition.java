package org.scriptline.contracts.products;

import java.util.List;

/** What an order's code, package code and text together name. */
public sealed interface Recognition {

    /** One product; whatever else was given names the same drug. */
    record RecognisedProduct(Product product) implements Recognition {}

    /**
     * The ingredients are known, the product is not.
     *
     * @param ingredients at least one
     * @param schedule schedule that goes with the name
     * @param namedBy how it was named: a code of an ingredient is to be answered with the pick list, since a
     *     pharmacy cannot fill an ingredient, while a text may go on as it is
     * @param pickList the table's products of just these ingredients; may be empty
     */
    record IngredientOnly(List<Ingredient> ingredients, DeaSchedule schedule, NamedBy namedBy, List<Product> pickList)
            implements Recognition {

        public IngredientOnly {
            ingredients = List.copyOf(ingredients);
            pickList = List.copyOf(pickList);
        }
    }

    /** Nothing given is in the table. The text is the order's own, or the code where there was no text. */
    record Unrecognised(String text) implements Recognition {}

    /** Two of the given things name different drugs: the order must be corrected, not guessed. */
    record Conflict(Source one, String oneNames, Source other, String otherNames) implements Recognition {}

    /** How an ingredient was named. */
    enum NamedBy {
        RXNORM_CODE,
        TEXT
    }

    /** Where a name came from. */
    enum Source {
        RXNORM_CODE,
        NDC,
        TEXT
    }
}
