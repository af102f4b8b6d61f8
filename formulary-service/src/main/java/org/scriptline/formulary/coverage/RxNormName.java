package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.ProductTable;

/**
 * Reads a drug from its RxNorm name, such as {@code candesartan cilexetil 8 MG Oral Tablet}. RxNorm writes clinical and
 * branded drugs in one order: ingredient, strength and unit for each, then the dose form and the brand in brackets. Salts
 * are folded into their base where the product table knows it.
 */
final class RxNormName {

    private static final Pattern BRAND = Pattern.compile("^(.*?) \\[([^\\]]+)\\]$");
    private static final Pattern HOURS =
            Pattern.compile("^(?:Abuse-Deterrent )?(?:[0-9]+ HR )?(?:[0-9.]+ (?:ML|ACTUAT) )?");
    private static final Pattern PART =
            Pattern.compile("^(.+?) ([0-9]+(?:\\.[0-9]+)?) ([A-Z%\\[\\]]+(?:/[A-Z.0-9]+)?)(?: (.*))?$");

    private RxNormName() {}

    /** Null when the name has another order, as packs have. */
    static @Nullable DrugFacts read(int rxcui, String name, ProductTable products) {
        if (name.startsWith("{")) {
            return new DrugFacts(rxcui, name, List.of(), null, null, null, name.endsWith("]"), true);
        }
        Matcher branded = BRAND.matcher(name);
        String brand = branded.matches() ? branded.group(2) : null;
        String body = HOURS.matcher(branded.matches() ? branded.group(1) : name).replaceFirst("");
        List<String> ingredients = new ArrayList<>();
        BigDecimal milligrams = null;
        String form = null;
        for (String part : body.split(" / ")) {
            Matcher read = PART.matcher(part);
            if (!read.matches()) {
                return null;
            }
            ingredients.add(base(read.group(1), products));
            milligrams = read.group(3).equals("MG") ? new BigDecimal(read.group(2)) : null;
            form = read.group(4);
        }
        return new DrugFacts(
                rxcui,
                name,
                ingredients.stream().distinct().sorted().toList(),
                ingredients.size() == 1 ? milligrams : null,
                form,
                brand,
                brand != null,
                false);
    }

    /** The longest beginning that the table knows as an ingredient, else the words as they are. */
    private static String base(String words, ProductTable products) {
        String known = words.toLowerCase(Locale.ROOT);
        for (String shorter = known;
                !shorter.isEmpty();
                shorter = shorter.substring(0, Math.max(0, shorter.lastIndexOf(' ')))) {
            Optional<Ingredient> ingredient = products.ingredientByName(shorter);
            if (ingredient.isPresent()) {
                return ingredient.get().name();
            }
        }
        return known;
    }
}
