package org.scriptline.contracts.products;

import static org.scriptline.contracts.products.PipeTable.parts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every ingredient and product this system knows, read once from the authored files beside this class.
 *
 * <p>The files are facts written down by the project: names and codes of RxNorm (US National Library of
 * Medicine), schedules of 21 CFR part 1308. The table is small on purpose; an operator imports RxNorm's
 * own release for a whole market. A drug that is missing here is unknown, and is named as such.
 */
public final class ProductTable {

    private static final ProductTable AUTHORED = load();

    private final Map<String, Ingredient> ingredientByName = new LinkedHashMap<>();
    private final Map<String, Ingredient> ingredientByRxcui = new LinkedHashMap<>();
    private final Map<String, Product> productByRxcui = new LinkedHashMap<>();
    private final Map<String, Product> productByNdc = new LinkedHashMap<>();
    private final Map<String, Product> productByName = new LinkedHashMap<>();
    private final Map<String, List<Product>> productsOfIngredient = new LinkedHashMap<>();
    private final DrugNames names = new DrugNames();

    private ProductTable() {}

    /** The table of the files in this library. */
    public static ProductTable authored() {
        return AUTHORED;
    }

    /** The product with this RxNorm code; empty for an ingredient's code. */
    public Optional<Product> byRxcui(String rxcui) {
        return Optional.ofNullable(productByRxcui.get(rxcui));
    }

    /** The ingredient with this RxNorm code; empty for a product's code. */
    public Optional<Ingredient> ingredientByRxcui(String rxcui) {
        return Optional.ofNullable(ingredientByRxcui.get(rxcui));
    }

    /** The ingredient with exactly this generic name, in lower case. */
    public Optional<Ingredient> ingredientByName(String name) {
        return Optional.ofNullable(ingredientByName.get(name));
    }

    /** What a generic name, synonym, brand or combination name stands for; case and hyphens do not matter. */
    public Optional<NamedDrug> byName(String name) {
        return names.find(name);
    }

    /** The product with exactly this RxNorm name; case and hyphens do not matter. */
    public Optional<Product> productByName(String name) {
        return Optional.ofNullable(productByName.get(DrugNames.key(name)));
    }

    /** The product of which this package is an attested example. */
    public Optional<Product> byNdc(Ndc ndc) {
        return Optional.ofNullable(productByNdc.get(ndc.digits()));
    }

    /** The products that contain the ingredient, alone or combined, in the order of the file. */
    public List<Product> productsOfIngredient(Ingredient ingredient) {
        return productsOfIngredient.getOrDefault(ingredient.name(), List.of());
    }

    public Collection<Ingredient> ingredients() {
        return Collections.unmodifiableCollection(ingredientByName.values());
    }

    public Collection<Product> products() {
        return Collections.unmodifiableCollection(productByRxcui.values());
    }

    DrugNames names() {
        return names;
    }

    private static ProductTable load() {
        ProductTable table = new ProductTable();
        PipeTable.rows("ingredients.psv", "rxcui|name|synonyms|brands|dea").forEach(table::addIngredient);
        PipeTable.rows("combination-names.psv", "name|ingredients|dea").forEach(table::addCombination);
        table.ingredientByName.values().forEach(table::addBrands);
        PipeTable.rows(
                        "products.psv",
                        "rxcui|name|ingredients|strengths|doseForm|routeGroup|termType|brand|dea|ndcs|billingUnit|nciUnitCode")
                .forEach(table::addProduct);
        return table;
    }

    private void addIngredient(String[] row) {
        Ingredient ingredient = new Ingredient(
                row[0].isEmpty() ? null : row[0], row[1], parts(row[2]), parts(row[3]), DeaSchedule.read(row[4]));
        requireNew(ingredientByName.put(ingredient.name(), ingredient), ingredient.name());
        if (ingredient.rxcui() != null) {
            requireNew(ingredientByRxcui.put(ingredient.rxcui(), ingredient), ingredient.rxcui());
        }
        NamedDrug drug = new NamedDrug(ingredient.name(), List.of(ingredient), ingredient.schedule());
        names.add(ingredient.name(), drug);
        ingredient.synonyms().forEach(synonym -> names.add(synonym, drug));
    }

    private void addCombination(String[] row) {
        names.add(row[0], new NamedDrug(row[0], ingredientsNamed(row[1]), DeaSchedule.read(row[2])));
    }

    private void addBrands(Ingredient ingredient) {
        for (String brand : ingredient.brands()) {
            names.add(brand, new NamedDrug(brand, List.of(ingredient), ingredient.schedule()));
        }
    }

    private void addProduct(String[] row) {
        List<Ndc> ndcs = parts(row[9]).stream().map(Ndc::new).toList();
        Product product = new Product(
                row[0],
                row[1],
                ingredientsNamed(row[2]),
                parts(row[3]),
                row[4],
                RouteGroup.read(row[5]),
                TermType.valueOf(row[6]),
                row[7].isEmpty() ? null : row[7],
                DeaSchedule.read(row[8]),
                ndcs,
                row[10],
                row[11]);
        requireNew(productByRxcui.put(product.rxcui(), product), product.rxcui());
        requireNew(productByName.put(DrugNames.key(product.name()), product), product.name());
        ndcs.forEach(ndc -> requireNew(productByNdc.put(ndc.digits(), product), ndc.digits()));
        for (Ingredient ingredient : product.ingredients()) {
            productsOfIngredient
                    .computeIfAbsent(ingredient.name(), name -> new ArrayList<>())
                    .add(product);
        }
    }

    private List<Ingredient> ingredientsNamed(String cell) {
        return parts(cell).stream()
                .map(name -> ingredientByName(name)
                        .orElseThrow(() -> new IllegalStateException("not in ingredients.psv: " + name)))
                .toList();
    }

    private static void requireNew(@Nullable Object previous, String key) {
        if (previous != null) {
            throw new IllegalStateException("listed twice: " + key);
        }
    }
}
