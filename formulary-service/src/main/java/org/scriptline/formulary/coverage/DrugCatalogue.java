package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.contracts.products.TermType;
import org.scriptline.formulary.reference.DrugReference;
import org.scriptline.formulary.reference.DrugReference.AcquisitionCost;
import org.scriptline.formulary.reference.ReferenceDrug;
import org.scriptline.formulary.release.ServedRelease;

/**
 * What is known of drugs beyond the payer's files, which carry neither names nor brands: the authored product table,
 * and whatever the operator has loaded of RxNorm and the FDA. The table wins where both know a drug.
 */
public final class DrugCatalogue {

    private static final Pattern MILLIGRAMS = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) MG");
    private static final Pattern MICROGRAMS = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) MCG");

    private final ProductTable products;
    private final DrugReference reference;
    private final Map<Integer, DrugFacts> authored;
    private final NamedDrugs named;
    private final PerRelease<DrugCatalogue> views = new PerRelease<>(this::view);

    public DrugCatalogue(ProductTable products) {
        this(products, DrugReference.none());
    }

    public DrugCatalogue(ProductTable products, DrugReference reference) {
        this(products, reference, new HashMap<>(), NamedDrugs.NONE);
        products.products().forEach(product -> {
            DrugFacts facts = facts(product);
            authored.put(facts.rxcui(), facts);
        });
    }

    private DrugCatalogue(
            ProductTable products, DrugReference reference, Map<Integer, DrugFacts> authored, NamedDrugs named) {
        this.products = products;
        this.reference = reference;
        this.authored = authored;
        this.named = named;
    }

    /**
     * The same as it is when the release begins to serve, so that one answer never mixes two states of the reference
     * files; with what the names in a payer's own files tell of drugs that nobody else knows.
     */
    DrugCatalogue in(ServedRelease served) {
        return views.of(served);
    }

    private DrugCatalogue view(ServedRelease served) {
        return new DrugCatalogue(
                products, reference.snapshot(), authored, new NamedDrugs(served.drugNames(), products));
    }

    /** Null when nobody told about the drug. */
    @Nullable
    DrugFacts facts(int rxcui) {
        DrugFacts known = authored.get(rxcui);
        return known != null
                ? known
                : reference.byRxcui(rxcui).map(DrugCatalogue::facts).orElseGet(() -> named.facts(rxcui));
    }

    /** The drug's name, or its code when nobody knows it. */
    String name(int rxcui) {
        DrugFacts facts = facts(rxcui);
        if (facts != null) {
            return facts.name();
        }
        String written = named.name(rxcui);
        return written == null ? "RxNorm " + rxcui : written;
    }

    Optional<Integer> byNdc(Ndc ndc) {
        return products.byNdc(ndc)
                .map(product -> Integer.valueOf(product.rxcui()))
                .or(() -> Optional.ofNullable(reference.rxcuiOf(Long.parseLong(ndc.digits()))));
    }

    /** Which of the packages that ten digits without hyphens may name exists; null when not just one is known. */
    @Nullable
    Ndc packageOf(String tenDigits) {
        List<Ndc> known = Stream.of(
                        "0" + tenDigits,
                        tenDigits.substring(0, 5) + "0" + tenDigits.substring(5),
                        tenDigits.substring(0, 9) + "0" + tenDigits.substring(9))
                .distinct()
                .map(Ndc::new)
                .filter(ndc -> products.byNdc(ndc).isPresent() || reference.knows(Long.parseLong(ndc.digits())))
                .toList();
        return known.size() == 1 ? known.getFirst() : null;
    }

    /** What the FDA's directory calls the package, null when it does not list it. */
    @Nullable
    String packageName(Ndc ndc) {
        return reference.packageName(Long.parseLong(ndc.digits()));
    }

    /** What pharmacies pay on average: for this package, else for the drug; null when not listed. */
    @Nullable
    AcquisitionCost acquisitionCost(int rxcui, @Nullable Ndc asked) {
        AcquisitionCost own = asked == null ? null : reference.acquisitionCost(Long.parseLong(asked.digits()));
        return own == null ? reference.acquisitionCostOf(rxcui) : own;
    }

    /** The products behind an ingredient's or a brand's code, as code and name; empty when the code is neither's. */
    List<String> productsOfIngredient(int rxcui) {
        List<Product> own = products.ingredientByRxcui(Integer.toString(rxcui))
                .map(products::productsOfIngredient)
                .orElse(List.of());
        return own.isEmpty()
                ? reference.productsOf(rxcui).stream()
                        .map(drug -> drug.rxcui() + " " + drug.name())
                        .toList()
                : own.stream()
                        .map(product -> product.rxcui() + " " + product.name())
                        .toList();
    }

    /** The branded drugs of which this clinical drug is the generic; empty for a branded or unknown drug. */
    List<Integer> brandsOf(int rxcui) {
        Stream<Integer> own =
                products.byRxcui(Integer.toString(rxcui)).filter(product -> product.termType() == TermType.SCD).stream()
                        .flatMap(generic -> products
                                .productsOfIngredient(generic.ingredients().getFirst())
                                .stream()
                                .filter(product -> product.termType() == TermType.SBD && product.sameDrugAs(generic)))
                        .map(product -> Integer.valueOf(product.rxcui()));
        return Stream.concat(own, reference.brandsOf(rxcui).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** The clinical drugs that are this branded drug without its brand; empty for a clinical or unknown drug. */
    List<Integer> exactGenerics(int rxcui) {
        Optional<Product> branded =
                products.byRxcui(Integer.toString(rxcui)).filter(product -> product.termType() == TermType.SBD);
        Stream<Integer> own = branded.stream()
                .flatMap(brand -> products
                        .productsOfIngredient(brand.ingredients().getFirst())
                        .stream()
                        .filter(product -> product.termType() == TermType.SCD && product.sameDrugAs(brand)))
                .map(product -> Integer.valueOf(product.rxcui()));
        return Stream.concat(own, reference.exactGenerics(rxcui).stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Null when the drug is not known. */
    @Nullable
    Boolean insulin(int rxcui) {
        DrugFacts facts = facts(rxcui);
        if (facts == null || facts.ingredients().isEmpty()) {
            return null;
        }
        for (String ingredient : facts.ingredients()) {
            if (ingredient.contains("insulin")) {
                return true;
            }
        }
        return false;
    }

    /** Whether it bears a brand, null when the drug is not known. */
    @Nullable
    Boolean branded(int rxcui) {
        DrugFacts facts = facts(rxcui);
        return facts == null ? null : facts.branded();
    }

    private static DrugFacts facts(Product product) {
        return new DrugFacts(
                Integer.parseInt(product.rxcui()),
                product.name(),
                product.ingredientNames().stream().sorted().toList(),
                product.strengths().size() == 1 ? milligrams(product.strengths().getFirst()) : null,
                product.doseForm(),
                product.brand(),
                product.termType() == TermType.SBD,
                false);
    }

    private static DrugFacts facts(ReferenceDrug drug) {
        boolean pack = drug.termType().endsWith("PCK");
        return new DrugFacts(
                drug.rxcui(),
                drug.name(),
                drug.ingredients().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList(),
                drug.ingredients().size() == 1 && drug.strength() != null && !pack ? milligrams(drug.strength()) : null,
                drug.doseForm(),
                drug.brand(),
                drug.brand() != null
                        || drug.termType().equals("SBD")
                        || drug.termType().equals("BPCK"),
                pack);
    }

    private static @Nullable BigDecimal milligrams(String strength) {
        Matcher milligrams = MILLIGRAMS.matcher(strength);
        if (milligrams.matches()) {
            return new BigDecimal(milligrams.group(1));
        }
        Matcher micrograms = MICROGRAMS.matcher(strength);
        return micrograms.matches() ? new BigDecimal(micrograms.group(1)).movePointLeft(3) : null;
    }
}
