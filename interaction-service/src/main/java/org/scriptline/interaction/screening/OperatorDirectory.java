package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.Names;

/**
 * The authored table first, and then the names, codes and packages of an operator's own RxNorm release. What contradicts
 * each other is answered with nothing, whichever of the two knows them.
 */
public final class OperatorDirectory implements DrugDirectory {
    private final DrugDirectory authored;
    private final Map<String, List<Ingredient>> byCode = new HashMap<>();
    private final Map<String, List<Ingredient>> byName = new HashMap<>();
    /** By the eleven digits as a number: a release has some two hundred thousand packages. */
    private final Map<Long, List<Ingredient>> byPackage = new HashMap<>();

    private final Map<String, String> rxcuiByUnii = new HashMap<>();

    /**
     * A directory over both.
     *
     * @param rows {@code rxcui|term type|name|ingredients|packages|UNIIs}, as the import writes them; the last two may be
     *     missing
     */
    public OperatorDirectory(DrugDirectory authored, ProductTable table, Stream<String> rows) {
        this.authored = authored;
        Set<String> ambiguous = new HashSet<>();
        Set<Long> ambiguousPackages = new HashSet<>();
        Set<String> ambiguousUniis = new HashSet<>();
        Map<List<Ingredient>, List<Ingredient>> same = new HashMap<>();
        rows.forEach(row -> {
            String[] cells = row.split("\\|", -1);
            List<Ingredient> ingredients = new ArrayList<>();
            for (String name : cells[3].split(";", -1)) {
                ingredients.add(new Ingredient(
                        name, table.ingredientByName(name).orElseThrow().rxcui()));
            }
            List<Ingredient> kept = same.computeIfAbsent(List.copyOf(ingredients), list -> list);
            byCode.put(cells[0], kept);
            List<Ingredient> other = byName.put(Names.normal(cells[2]), kept);
            if (other != null && !other.equals(kept)) {
                ambiguous.add(Names.normal(cells[2]));
            }
            if (cells.length > 4 && !cells[4].isEmpty()) {
                for (String digits : cells[4].split(";", -1)) {
                    List<Ingredient> before = byPackage.put(Long.valueOf(digits), kept);
                    if (before != null && !before.equals(kept)) {
                        ambiguousPackages.add(Long.valueOf(digits));
                    }
                }
            }
            if (cells.length > 5 && !cells[5].isEmpty()) {
                for (String unii : cells[5].split(";", -1)) {
                    String before = rxcuiByUnii.put(unii, cells[0]);
                    if (before != null && !kept.equals(byCode.get(before))) {
                        ambiguousUniis.add(unii);
                    }
                }
            }
        });
        rxcuiByUnii.keySet().removeAll(ambiguousUniis);
        byName.keySet().removeAll(ambiguous);
        byPackage.keySet().removeAll(ambiguousPackages);
    }

    @Override
    public Optional<RecognisedDrug> recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        Optional<RecognisedDrug> known = authored.recognise(rxcui, ndc, name);
        Optional<RecognisedDrug> coded = own(byCode, rxcui);
        Optional<RecognisedDrug> packaged = own(byPackage, number(ndc));
        if (known.isPresent()) {
            boolean contradicted = Stream.of(coded, packaged)
                    .flatMap(Optional::stream)
                    .anyMatch(own -> !names(own).equals(names(known.get())));
            return contradicted ? Optional.empty() : known;
        }
        List<RecognisedDrug> found = Stream.of(
                        authored.recognise(rxcui, null, null),
                        authored.recognise(null, ndc, null),
                        authored.recognise(null, null, name),
                        coded,
                        packaged,
                        own(byName, name == null ? null : Names.normal(name)))
                .flatMap(Optional::stream)
                .toList();
        boolean agree = found.stream().map(OperatorDirectory::names).distinct().count() == 1;
        return agree ? Optional.of(found.getFirst()) : Optional.empty();
    }

    @Override
    public Optional<String> rxcuiOfUnii(String unii) {
        return Optional.ofNullable(rxcuiByUnii.get(unii));
    }

    private static @Nullable Long number(@Nullable String ndc) {
        return ndc != null && Ndc.read(ndc) instanceof Ndc.Read read
                ? Long.valueOf(read.ndc().digits())
                : null;
    }

    private static <K> Optional<RecognisedDrug> own(Map<K, List<Ingredient>> index, @Nullable K key) {
        List<Ingredient> ingredients = key == null ? null : index.get(key);
        return ingredients == null ? Optional.empty() : Optional.of(new RecognisedDrug(ingredients, null));
    }

    private static Set<String> names(RecognisedDrug drug) {
        return drug.ingredients().stream()
                .map(ingredient -> Objects.requireNonNull(ingredient).name())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<DrugStrengths> strengths(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        return authored.strengths(rxcui, ndc, name);
    }
}
