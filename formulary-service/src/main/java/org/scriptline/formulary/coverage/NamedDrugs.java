package org.scriptline.formulary.coverage;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.products.ProductTable;

/** What the names in a payer's own files tell of its drugs; each name is read once. */
final class NamedDrugs {

    static final NamedDrugs NONE = new NamedDrugs(Map.of(), null);

    private final Map<Integer, String> names;
    private final @Nullable ProductTable products;
    private final Map<Integer, Optional<DrugFacts>> read = new ConcurrentHashMap<>();

    /** @param products null only where there are no names */
    NamedDrugs(Map<Integer, String> names, @Nullable ProductTable products) {
        this.names = names;
        this.products = products;
    }

    /** Null when the files do not name the drug. */
    @Nullable
    String name(int rxcui) {
        return names.get(rxcui);
    }

    /** Null when the files do not name the drug, or in words of another order. */
    @Nullable
    DrugFacts facts(int rxcui) {
        String name = names.get(rxcui);
        ProductTable known = products;
        return name == null || known == null
                ? null
                : read.computeIfAbsent(rxcui, code -> Optional.ofNullable(RxNormName.read(code, name, known)))
                        .orElse(null);
    }
}
