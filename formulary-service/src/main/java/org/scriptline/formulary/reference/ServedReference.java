package org.scriptline.formulary.reference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the files of all kinds say, in memory and immutable. */
final class ServedReference implements DrugReference {

    static final ServedReference EMPTY = new ServedReference(List.of());

    private static final int UNKNOWN = 0;
    private static final int PACKAGES_OF_A_PRODUCT = 100;
    private static final Set<String> NAMES_ONLY = Set.of("IN", "PIN", "MIN", "BN");

    private final Map<Integer, ReferenceDrug> drugs = new HashMap<>();
    private final Map<Integer, List<Integer>> generics = new HashMap<>();
    private final Map<Integer, List<Integer>> brands = new HashMap<>();
    /** By ingredient, and by brand in lower case. */
    private final Map<String, List<ReferenceDrug>> products = new HashMap<>();

    private final long[] packages;
    private final int[] packageDrugs;
    private final List<ListedProduct> listed = new ArrayList<>();
    private final long[] listedPackages;
    private final Map<Long, AcquisitionPrice> prices = new HashMap<>();
    private final Map<Integer, AcquisitionPrice> dearest = new HashMap<>();

    ServedReference(Collection<ReferenceContent> contents) {
        List<DrugPackage> ofRxNorm = new ArrayList<>();
        List<DrugPackage> ofFda = new ArrayList<>();
        for (ReferenceContent content : contents) {
            content.drugs().forEach(this::add);
            content.tradeNames().forEach(this::add);
            listed.addAll(content.products());
            content.prices().forEach(price -> prices.put(price.ndc(), price));
            (content.kind() == ReferenceKind.FDA_NDC ? ofFda : ofRxNorm).addAll(content.packages());
        }
        listed.sort(Comparator.comparingLong(ListedProduct::product));
        listedPackages = ofFda.stream().mapToLong(DrugPackage::ndc).sorted().toArray();
        generics.values().forEach(codes -> codes.sort(Comparator.naturalOrder()));
        brands.values().forEach(codes -> codes.sort(Comparator.naturalOrder()));
        ofRxNorm.sort(Comparator.comparingLong(DrugPackage::ndc));
        packages = ofRxNorm.stream().mapToLong(DrugPackage::ndc).toArray();
        packageDrugs = ofRxNorm.stream()
                .mapToInt(each -> each.rxcui() == null ? UNKNOWN : each.rxcui())
                .toArray();
        prices.values().forEach(price -> {
            Integer drug = rxcuiOf(price.ndc());
            if (drug != null) {
                dearest.merge(drug, price, ServedReference::dearer);
            }
        });
    }

    private void add(ReferenceDrug drug) {
        drugs.put(drug.rxcui(), drug);
        if (!NAMES_ONLY.contains(drug.termType())) {
            Set<String> keys = new HashSet<>(drug.ingredients());
            if (drug.brand() != null) {
                keys.add(drug.brand().toLowerCase(Locale.ROOT));
            }
            keys.forEach(key ->
                    products.computeIfAbsent(key, unused -> new ArrayList<>()).add(drug));
        }
    }

    private void add(TradeName name) {
        generics.computeIfAbsent(name.brand(), key -> new ArrayList<>()).add(name.generic());
        brands.computeIfAbsent(name.generic(), key -> new ArrayList<>()).add(name.brand());
    }

    private static AcquisitionPrice dearer(AcquisitionPrice one, AcquisitionPrice other) {
        int order = one.perUnit().compareTo(other.perUnit());
        return order > 0 || order == 0 && one.ndc() < other.ndc() ? one : other;
    }

    @Override
    public Optional<ReferenceDrug> byRxcui(int rxcui) {
        return Optional.ofNullable(drugs.get(rxcui));
    }

    /** A package that the FDA lists and RxNorm does not holds what all other packages of its product hold. */
    @Override
    public @Nullable Integer rxcuiOf(long ndc) {
        int index = Arrays.binarySearch(packages, ndc);
        if (index >= 0) {
            return packageDrugs[index] == UNKNOWN ? null : Integer.valueOf(packageDrugs[index]);
        }
        return isListed(ndc) ? ofProduct(ndc / PACKAGES_OF_A_PRODUCT) : null;
    }

    private @Nullable Integer ofProduct(long product) {
        int drug = UNKNOWN;
        int first = Arrays.binarySearch(packages, product * PACKAGES_OF_A_PRODUCT);
        for (int index = first < 0 ? -first - 1 : first;
                index < packages.length && packages[index] / PACKAGES_OF_A_PRODUCT == product;
                index++) {
            if (packageDrugs[index] == UNKNOWN || drug != UNKNOWN && drug != packageDrugs[index]) {
                return null;
            }
            drug = packageDrugs[index];
        }
        return drug == UNKNOWN ? null : Integer.valueOf(drug);
    }

    @Override
    public boolean knows(long ndc) {
        return Arrays.binarySearch(packages, ndc) >= 0 || isListed(ndc) || prices.containsKey(ndc);
    }

    @Override
    public @Nullable String packageName(long ndc) {
        int index = isListed(ndc)
                ? Collections.binarySearch(
                        listed,
                        new ListedProduct(ndc / PACKAGES_OF_A_PRODUCT, "", null, null, null),
                        Comparator.comparingLong(ListedProduct::product))
                : -1;
        return index < 0 ? null : listed.get(index).words();
    }

    private boolean isListed(long ndc) {
        return Arrays.binarySearch(listedPackages, ndc) >= 0;
    }

    @Override
    public List<Integer> exactGenerics(int rxcui) {
        return generics.getOrDefault(rxcui, List.of());
    }

    @Override
    public List<Integer> brandsOf(int rxcui) {
        return brands.getOrDefault(rxcui, List.of());
    }

    @Override
    public List<ReferenceDrug> productsOf(int rxcui) {
        ReferenceDrug named = drugs.get(rxcui);
        if (named == null || !NAMES_ONLY.contains(named.termType())) {
            return List.of();
        }
        if (named.termType().equals("BN")) {
            return products.getOrDefault(named.name().toLowerCase(Locale.ROOT), List.of());
        }
        return named.ingredients().isEmpty()
                ? List.of()
                : products.getOrDefault(named.ingredients().getFirst(), List.of()).stream()
                        .filter(drug -> drug.ingredients().equals(named.ingredients()))
                        .toList();
    }

    @Override
    public @Nullable AcquisitionCost acquisitionCost(long ndc) {
        return cost(prices.get(ndc));
    }

    @Override
    public @Nullable AcquisitionCost acquisitionCostOf(int rxcui) {
        return cost(dearest.get(rxcui));
    }

    private static @Nullable AcquisitionCost cost(@Nullable AcquisitionPrice price) {
        if (price == null) {
            return null;
        }
        BigDecimal perUnit = price.perUnit();
        return new AcquisitionCost(perUnit, price.unit(), price.effectiveOn().toString());
    }
}
