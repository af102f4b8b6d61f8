package org.scriptline.interaction.screening;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.DrugRecognition;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.Recognition;

/**
 * The authored product table as a drug directory. Codes and text that contradict each other are answered with nothing:
 * to screen either would be a guess.
 */
public final class ProductTableDirectory implements DrugDirectory {
    private final DrugRecognition recognition;

    public ProductTableDirectory(ProductTable table) {
        this.recognition = new DrugRecognition(table);
    }

    @Override
    public Optional<RecognisedDrug> recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        return switch (recognition.recognise(rxcui, ndc, name)) {
            case Recognition.RecognisedProduct found ->
                Optional.of(new RecognisedDrug(
                        ingredients(found.product().ingredients()),
                        found.product().routeGroup()));
            case Recognition.IngredientOnly found ->
                Optional.of(new RecognisedDrug(ingredients(found.ingredients()), null));
            case Recognition.Unrecognised unrecognised -> Optional.empty();
            case Recognition.Conflict conflict -> Optional.empty();
        };
    }

    @Override
    public Optional<DrugStrengths> strengths(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        return recognition.recognise(rxcui, ndc, name) instanceof Recognition.RecognisedProduct found
                ? Optional.of(DrugStrengths.of(found.product()))
                : Optional.empty();
    }

    private static List<Ingredient> ingredients(Collection<org.scriptline.contracts.products.Ingredient> ingredients) {
        return ingredients.stream()
                .map(ingredient -> new Ingredient(ingredient.name(), ingredient.rxcui()))
                .toList();
    }
}
