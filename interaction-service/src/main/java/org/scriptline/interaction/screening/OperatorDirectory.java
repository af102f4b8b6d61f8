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
import org.scriptline.contracts.products.ProductTable;
import org.scriptline.interaction.knowledge.Names;

/**
 * The authored table first, and then the names and codes of an operator's own RxNorm release. Code and name that
 * contradict each other are answered with nothing, whichever of the two knows them.
 */
public final class OperatorDirectory implements DrugDirectory {
    private final DrugDirectory authored;
    private final Map<String, List<Ingredient>> byCode = new HashMap<>();
    private final Map<String, List<Ingredient>> byName = new HashMap<>();

    /**
     * A directory over both.
     *
     * @param rows {@code rxcui|term type|name|ingredients}, as the import writes them
     */
    public OperatorDirectory(DrugDirectory authored, ProductTable table, Stream<String> rows) {
        this.authored = authored;
        Set<String> ambiguous = new HashSet<>();
        rows.forEach(row -> {
            String[] cells = row.split("\\|", -1);
            List<Ingredient> ingredients = new ArrayList<>();
            for (String name : cells[3].split(";", -1)) {
                ingredients.add(new Ingredient(
                        name, table.ingredientByName(name).orElseThrow().rxcui()));
            }
            byCode.put(cells[0], List.copyOf(ingredients));
            List<Ingredient> other = byName.put(Names.normal(cells[2]), List.copyOf(ingredients));
            if (other != null && !other.equals(ingredients)) {
                ambiguous.add(Names.normal(cells[2]));
            }
        });
        byName.keySet().removeAll(ambiguous);
    }

    @Override
    public Optional<RecognisedDrug> recognise(@Nullable String rxcui, @Nullable String ndc, @Nullable String name) {
        Optional<RecognisedDrug> known = authored.recognise(rxcui, ndc, name);
        Optional<RecognisedDrug> coded = own(byCode, rxcui);
        if (known.isPresent()) {
            boolean contradicted = coded.isPresent() && !names(coded.get()).equals(names(known.get()));
            return contradicted ? Optional.empty() : known;
        }
        List<RecognisedDrug> found = Stream.of(
                        authored.recognise(rxcui, null, null),
                        authored.recognise(null, ndc, null),
                        authored.recognise(null, null, name),
                        coded,
                        own(byName, name == null ? null : Names.normal(name)))
                .flatMap(Optional::stream)
                .toList();
        boolean agree = found.stream().map(OperatorDirectory::names).distinct().count() == 1;
        return agree ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<RecognisedDrug> own(Map<String, List<Ingredient>> index, @Nullable String key) {
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
