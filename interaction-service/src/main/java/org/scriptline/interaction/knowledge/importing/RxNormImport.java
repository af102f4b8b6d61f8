package org.scriptline.interaction.knowledge.importing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.scriptline.contracts.products.Ingredient;
import org.scriptline.contracts.products.NamedDrug;
import org.scriptline.contracts.products.Ndc;
import org.scriptline.contracts.products.ProductTable;

/**
 * Names, brands, products and packages of an operator's own RxNorm release (RXNCONSO.RRF, RXNREL.RRF and, where it is
 * there, RXNSAT.RRF) with the ingredients of the product table that they contain. A drug with an ingredient that no rule can know is not taken: it stays
 * unrecognised, and is named as such.
 */
public final class RxNormImport {
    private static final int RXCUI = 0;
    private static final int SOURCE = 11;
    private static final int TERM_TYPE = 12;
    private static final int CODE = 13;
    private static final int NAME = 14;
    private static final int SUPPRESSED = 16;
    private static final int ATTRIBUTE = 8;
    private static final int ATTRIBUTE_SOURCE = 9;
    private static final int VALUE = 10;
    private static final int ATTRIBUTE_SUPPRESSED = 11;
    private static final int FIRST = 0;
    private static final int SECOND = 4;
    private static final int RELATION = 7;
    private static final String BRAND = "BN";
    /** FDA's structured product labels, whose substances RxNorm names with their UNII. */
    private static final String LABELS = "MTHSPL";

    private static final String SUBSTANCE = "SU";
    private static final Set<String> SUBSTANCES = Set.of("IN", "PIN");
    private static final Pattern UNII = Pattern.compile("[0-9A-Z]{10}");
    private static final Set<String> TAKEN =
            Set.of("IN", "PIN", "MIN", BRAND, "SCD", "SBD", "GPCK", "BPCK", "SCDF", "SBDF", "SCDG", "SBDG");
    /** In RxNorm's files the second concept has the relation to the first: these lead from it towards ingredients. */
    private static final Set<String> DOWN = Set.of(
            "has_ingredient",
            "has_ingredients",
            "consists_of",
            "contains",
            "tradename_of",
            "form_of",
            "has_part",
            "has_precise_ingredient",
            "isa");

    private final ProductTable table;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, List<String>> down = new HashMap<>();
    private final Map<String, Set<String>> packages = new HashMap<>();
    private final Map<String, Set<String>> uniis = new HashMap<>();

    public RxNormImport(ProductTable table) {
        this.table = table;
    }

    /**
     * What came of a release.
     *
     * @param rows {@code rxcui|term type|name|ingredients|packages|UNIIs}, sorted by code; packages are NDCs of eleven digits,
     *     and only ingredients and their salts have UNIIs
     * @param refused how many drugs contain an ingredient that the product table does not know
     */
    public record Imported(List<String> rows, int refused) {}

    /** Reads the files line by line; none is kept. Attributes may be empty: then no package is known. */
    public Imported read(Stream<String> concepts, Stream<String> relations, Stream<String> attributes) {
        concepts.forEach(this::concept);
        relations.forEach(this::relation);
        attributes.forEach(this::attribute);
        Map<String, String> rows = new TreeMap<>();
        int refused = 0;
        for (Map.Entry<String, String> drug : types.entrySet()) {
            if (TAKEN.contains(drug.getValue())) {
                Optional<Set<String>> ingredients = ingredients(drug.getKey());
                if (ingredients.isPresent()) {
                    rows.put(
                            drug.getKey(),
                            drug.getKey() + "|" + drug.getValue() + "|" + names.get(drug.getKey()) + "|"
                                    + String.join(";", ingredients.get()) + "|"
                                    + String.join(";", packages.getOrDefault(drug.getKey(), Set.of())) + "|"
                                    + (SUBSTANCES.contains(drug.getValue())
                                            ? String.join(";", uniis.getOrDefault(drug.getKey(), Set.of()))
                                            : ""));
                } else {
                    refused++;
                }
            }
        }
        return new Imported(new ArrayList<>(rows.values()), refused);
    }

    private void concept(String line) {
        String[] cells = line.split("\\|", -1);
        boolean current = cells.length > SUPPRESSED && (cells[SUPPRESSED].equals("N") || cells[SUPPRESSED].isEmpty());
        if (current
                && cells[SOURCE].equals(LABELS)
                && cells[TERM_TYPE].equals(SUBSTANCE)
                && UNII.matcher(cells[CODE]).matches()) {
            uniis.computeIfAbsent(cells[RXCUI], unused -> new TreeSet<>()).add(cells[CODE]);
        }
        boolean concept = current
                && cells[SOURCE].equals("RXNORM")
                && !cells[TERM_TYPE].equals("SY")
                && !cells[TERM_TYPE].equals("TMSY")
                && !cells[TERM_TYPE].equals("PSN");
        if (concept) {
            names.put(cells[RXCUI], cells[NAME].replace('|', ' '));
            types.put(cells[RXCUI], cells[TERM_TYPE]);
        }
    }

    private void relation(String line) {
        String[] cells = line.split("\\|", -1);
        boolean towards = cells.length > RELATION && DOWN.contains(cells[RELATION]);
        if (towards && types.containsKey(cells[FIRST]) && types.containsKey(cells[SECOND])) {
            down.computeIfAbsent(cells[SECOND], unused -> new ArrayList<>()).add(cells[FIRST]);
        }
    }

    /** Only RxNorm's own NDCs are in one form; what other sources wrote is left. */
    private void attribute(String line) {
        String[] cells = line.split("\\|", -1);
        boolean packaged = cells.length > ATTRIBUTE_SUPPRESSED
                && cells[ATTRIBUTE].equals("NDC")
                && cells[ATTRIBUTE_SOURCE].equals("RXNORM")
                && (cells[ATTRIBUTE_SUPPRESSED].equals("N") || cells[ATTRIBUTE_SUPPRESSED].isEmpty());
        if (packaged && types.containsKey(cells[RXCUI]) && Ndc.read(cells[VALUE]) instanceof Ndc.Read read) {
            packages.computeIfAbsent(cells[RXCUI], unused -> new TreeSet<>())
                    .add(read.ndc().digits());
        }
    }

    /** Empty when nothing is reached or something that is reached is not in the table. */
    private Optional<Set<String>> ingredients(String drug) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(drug));
        while (!open.isEmpty()) {
            String concept = open.pop();
            if (!seen.add(concept)) {
                continue;
            }
            String type = types.getOrDefault(concept, "");
            if (type.equals("IN")) {
                Optional<String> known = known(concept);
                if (known.isEmpty()) {
                    return Optional.empty();
                }
                found.add(known.get());
            } else {
                down.getOrDefault(concept, List.of()).stream()
                        .filter(next -> drug.equals(concept) && BRAND.equals(type)
                                || !BRAND.equals(types.getOrDefault(next, "")))
                        .forEach(open::push);
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private Optional<String> known(String concept) {
        return table.ingredientByRxcui(concept)
                .map(Ingredient::name)
                .or(() -> table.byName(names.getOrDefault(concept, "").toLowerCase(Locale.ROOT))
                        .map(NamedDrug::ingredients)
                        .filter(ingredients -> ingredients.size() == 1)
                        .map(ingredients -> ingredients.getFirst().name()));
    }
}
