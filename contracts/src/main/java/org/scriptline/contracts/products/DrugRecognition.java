package org.scriptline.contracts.products;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Recognition.Conflict;
import org.scriptline.contracts.products.Recognition.IngredientOnly;
import org.scriptline.contracts.products.Recognition.NamedBy;
import org.scriptline.contracts.products.Recognition.RecognisedProduct;
import org.scriptline.contracts.products.Recognition.Source;
import org.scriptline.contracts.products.Recognition.Unrecognised;

/**
 * Decides which drug an order names by its RxNorm code, its NDC and its text, any of which may be missing.
 *
 * <p>A code that the table knows wins over a text that it cannot read, and a text that it can read stands
 * in for a code that it does not know; but two that it knows must agree. An NDC that is ambiguous,
 * malformed or not in the table says nothing here: refusing it is the caller's decision.
 */
public final class DrugRecognition {

    private final ProductTable table;
    private final DrugNameReader reader;

    public DrugRecognition(ProductTable table) {
        this.table = table;
        this.reader = new DrugNameReader(table.names());
    }

    /** Recognises an order's drug; with nothing given the answer is {@link Unrecognised} with an empty text. */
    public Recognition recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String text) {
        Optional<Product> coded = Optional.ofNullable(rxcui).flatMap(table::byRxcui);
        Optional<Product> packaged = Optional.ofNullable(ndc).flatMap(this::packaged);
        Optional<Product> written = Optional.ofNullable(text).flatMap(table::productByName);
        Optional<Ingredient> codedIngredient = Optional.ofNullable(rxcui).flatMap(table::ingredientByRxcui);
        Optional<NamedDrug> named = Optional.ofNullable(text).flatMap(reader::read);

        if (coded.isPresent() && packaged.isPresent() && !coded.get().sameDrugAs(packaged.get())) {
            return conflict(
                    Source.RXNORM_CODE, coded.get(), Source.NDC, packaged.get().name());
        }
        Optional<Product> product = coded.or(() -> packaged);
        Source source = coded.isPresent() ? Source.RXNORM_CODE : Source.NDC;
        if (product.isPresent()) {
            return agreed(product.get(), source, codedIngredient, written, named, text == null ? "" : text);
        }
        if (codedIngredient.isPresent()) {
            Ingredient ingredient = codedIngredient.get();
            if (named.isPresent() && !names(named.get()).equals(Set.of(ingredient.name()))) {
                return new Conflict(
                        Source.RXNORM_CODE,
                        ingredient.name(),
                        Source.TEXT,
                        named.get().name());
            }
            return ingredientOnly(List.of(ingredient), ingredient.schedule(), NamedBy.RXNORM_CODE, "");
        }
        if (written.isPresent()) {
            return new RecognisedProduct(written.get());
        }
        if (named.isPresent()) {
            NamedDrug drug = named.get();
            return ingredientOnly(drug.ingredients(), drug.schedule(), NamedBy.TEXT, text == null ? "" : text);
        }
        return new Unrecognised(firstGiven(text, rxcui, ndc));
    }

    private Recognition agreed(
            Product product,
            Source source,
            Optional<Ingredient> codedIngredient,
            Optional<Product> written,
            Optional<NamedDrug> named,
            String text) {
        if (codedIngredient.isPresent()
                && !product.ingredientNames().contains(codedIngredient.get().name())) {
            return new Conflict(Source.RXNORM_CODE, codedIngredient.get().name(), source, product.name());
        }
        if (written.isPresent() && !written.get().sameDrugAs(product)) {
            return conflict(source, product, Source.TEXT, written.get().name());
        }
        if (named.isPresent() && !names(named.get()).equals(product.ingredientNames())) {
            return conflict(source, product, Source.TEXT, named.get().name());
        }
        if (named.isPresent() && !strengthAgrees(product, text)) {
            return conflict(source, product, Source.TEXT, text);
        }
        return new RecognisedProduct(product);
    }

    private IngredientOnly ingredientOnly(
            List<Ingredient> ingredients, DeaSchedule schedule, NamedBy namedBy, String text) {
        Set<String> names = ingredients.stream().map(Ingredient::name).collect(Collectors.toSet());
        List<Product> products = table.productsOfIngredient(ingredients.getFirst()).stream()
                .filter(product -> product.ingredientNames().equals(names))
                .toList();
        List<Product> narrowed = products.stream()
                .filter(product -> strengthAgrees(product, text))
                .toList();
        return new IngredientOnly(ingredients, schedule, namedBy, narrowed.isEmpty() ? products : narrowed);
    }

    /** Whether each strength that the text states is one of the product's; a text without any agrees. */
    private static boolean strengthAgrees(Product product, String text) {
        Set<BigDecimal> ofProduct = new TreeSet<>();
        for (String strength : product.strengths()) {
            Set<BigDecimal> amount = DrugText.milligrams(strength);
            if (amount.isEmpty()) {
                return true;
            }
            ofProduct.addAll(amount);
        }
        return ofProduct.containsAll(DrugText.milligrams(text));
    }

    private Optional<Product> packaged(String ndc) {
        return switch (Ndc.read(ndc)) {
            case Ndc.Read read -> table.byNdc(read.ndc());
            case Ndc.Ambiguous ambiguous -> Optional.empty();
            case Ndc.Malformed malformed -> Optional.empty();
        };
    }

    private static Conflict conflict(Source one, Product product, Source other, String otherNames) {
        return new Conflict(one, product.name(), other, otherNames);
    }

    private static Set<String> names(NamedDrug drug) {
        return drug.ingredients().stream().map(Ingredient::name).collect(Collectors.toSet());
    }

    private static String firstGiven(@Nullable String text, @Nullable String rxcui, @Nullable String ndc) {
        if (text != null && !text.isBlank()) {
            return text;
        }
        if (rxcui != null) {
            return rxcui;
        }
        return ndc == null ? "" : ndc;
    }
}
