package org.scriptline.interaction.screening;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.DrugRecognition;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.Recognition;

/**
 * The authored product table as a drug directory. Codes and text that contradict each other are answered with nothing:
 * to screen either would be a guess. What was recognised is remembered: the same few thousand drugs are named in the same
 * words in every question, and reading one costs more than screening it.
 */
public final class ProductTableDirectory implements DrugDirectory {
    /** Ways of naming a drug that are kept; beyond that all are forgotten and learnt anew. */
    private static final int REMEMBERED = 10_000;

    /** Longer texts are not kept. */
    private static final int LONGEST = 200;

    private final DrugRecognition recognition;
    private final Map<Named, Known> remembered = new ConcurrentHashMap<>();

    private record Named(
            @Nullable String rxcui,
            @Nullable String ndc,
            @Nullable String name) {

        boolean brief() {
            return length(rxcui) + length(ndc) + length(name) <= LONGEST;
        }

        private static int length(@Nullable String text) {
            return text == null ? 0 : text.length();
        }
    }

    private record Known(Optional<RecognisedDrug> drug, Optional<DrugStrengths> strengths) {
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    public ProductTableDirectory(ProductTable table) {
        this.recognition = new DrugRecognition(table);
    }

    @Override
    public Optional<RecognisedDrug> recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        return known(new Named(rxcui, ndc, name)).drug();
    }

    @Override
    public Optional<DrugStrengths> strengths(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        return known(new Named(rxcui, ndc, name)).strengths();
    }

    /** Only what is some drug is kept, so that nobody fills the memory with words. */
    private Known known(Named named) {
        Known before = remembered.get(named);
        if (before != null) {
            return before;
        }
        Known read = read(named);
        if (read.drug().isPresent() && named.brief()) {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            remembered.put(named, read);
        }
        return read;
    }

    private Known read(Named named) {
        return switch (recognition.recognise(named.rxcui(), named.ndc(), named.name())) {
            case Recognition.RecognisedProduct found ->
                new Known(
                        Optional.of(new RecognisedDrug(
                                ingredients(found.product().ingredients()),
                                found.product().routeGroup())),
                        Optional.of(DrugStrengths.of(found.product())));
            case Recognition.IngredientOnly found ->
                new Known(Optional.of(new RecognisedDrug(ingredients(found.ingredients()), null)), Optional.empty());
            case Recognition.Unrecognised unrecognised -> Known.NOTHING;
            case Recognition.Conflict conflict -> Known.NOTHING;
        };
    }

    private static List<Ingredient> ingredients(Collection<org.scriptline.contracts.products.Ingredient> ingredients) {
        return ingredients.stream()
                .map(ingredient -> new Ingredient(ingredient.name(), ingredient.rxcui()))
                .toList();
    }
}
