package org.scriptline.formulary.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * RxNorm's concepts and how they lead to each other, and the drugs that are made of them.
 *
 * <p>A drug's ingredients are found downwards: a pack contains drugs, a branded drug consists of the same components as
 * its clinical one, a component has an ingredient.
 */
final class RxNormConcepts {

    private static final Set<String> DRUGS = Set.of("IN", "PIN", "MIN", "BN", "SCD", "SBD", "GPCK", "BPCK");
    private static final Set<String> PARTS = Set.of("DF", "SCDC", "SBDC");
    /** Towards ingredients: the second concept of a line has this relation to the first. */
    private static final Set<String> DOWN = Set.of(
            "consists_of", "has_ingredient", "has_ingredients", "contains", "has_part", "form_of", "tradename_of");

    private static final String BRAND = "BN";
    private static final String COMPONENT = "SCDC";
    private static final Pattern STRENGTH = Pattern.compile("^.+? ([0-9]+(?:\\.[0-9]+)? [A-Z%\\[\\]]\\S*)$");

    private record Concept(String type, String name) {}

    private final Map<Integer, Concept> concepts = new HashMap<>();
    private final Map<Integer, List<Integer>> down = new HashMap<>();
    private final Map<Integer, Integer> forms = new HashMap<>();
    private final Map<Integer, Integer> brands = new HashMap<>();
    private final List<TradeName> tradeNames = new ArrayList<>();

    static boolean wants(String type) {
        return DRUGS.contains(type) || PARTS.contains(type);
    }

    /** False when the code came before with another name. */
    boolean add(int rxcui, String type, String name) {
        var added = new Concept(type, name);
        Concept first = concepts.putIfAbsent(rxcui, added);
        return first == null || first.equals(added);
    }

    boolean knows(int rxcui) {
        return concepts.containsKey(rxcui);
    }

    /** That {@code from} has this relation to {@code to}; nothing when one of them is not wanted. */
    void relate(int from, String relation, int to) {
        Concept upper = concepts.get(from);
        Concept lower = concepts.get(to);
        if (upper == null || lower == null) {
            return;
        }
        if (relation.equals("has_dose_form")) {
            forms.merge(from, to, Math::min);
        } else if (lower.type().equals(BRAND)) {
            if (relation.equals("has_ingredient")) {
                brands.merge(from, to, Math::min);
            }
        } else if (DOWN.contains(relation)) {
            down.computeIfAbsent(from, unused -> new ArrayList<>()).add(to);
            boolean drugs = upper.type().equals("SBD") && lower.type().equals("SCD")
                    || upper.type().equals("BPCK") && lower.type().equals("GPCK");
            if (drugs && relation.equals("tradename_of")) {
                tradeNames.add(new TradeName(from, to));
            }
        }
    }

    /** Sorted by code. */
    List<ReferenceDrug> drugs() {
        return concepts.entrySet().stream()
                .filter(entry -> DRUGS.contains(entry.getValue().type()))
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> drug(entry.getKey(), entry.getValue()))
                .toList();
    }

    List<TradeName> tradeNames() {
        return tradeNames.stream().distinct().toList();
    }

    private ReferenceDrug drug(int rxcui, Concept concept) {
        Set<String> ingredients = new TreeSet<>();
        Set<String> strengths = new TreeSet<>();
        collect(rxcui, new HashSet<>(), ingredients, strengths);
        Integer form = forms.get(rxcui);
        Integer brand = brands.get(rxcui);
        return new ReferenceDrug(
                rxcui,
                concept.name(),
                concept.type(),
                List.copyOf(ingredients),
                form == null ? null : name(form),
                strengths.size() == 1 && ingredients.size() == 1
                        ? strengths.iterator().next()
                        : null,
                brand == null ? (concept.type().equals(BRAND) ? concept.name() : null) : name(brand));
    }

    private void collect(int rxcui, Set<Integer> seen, Set<String> ingredients, Set<String> strengths) {
        if (!seen.add(rxcui)) {
            return;
        }
        Concept concept = Objects.requireNonNull(concepts.get(rxcui));
        if (concept.type().equals("IN")) {
            ingredients.add(concept.name().toLowerCase(Locale.ROOT));
            return;
        }
        if (concept.type().equals(COMPONENT)) {
            String strength = strength(concept.name());
            if (strength != null) {
                strengths.add(strength);
            }
        }
        for (int lower : down.getOrDefault(rxcui, List.of())) {
            collect(lower, seen, ingredients, strengths);
        }
    }

    /** The end of a component's name, such as {@code 10 MG}; null when it ends in something else. */
    private static @Nullable String strength(String name) {
        Matcher matcher = STRENGTH.matcher(name);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private String name(int rxcui) {
        return Objects.requireNonNull(concepts.get(rxcui)).name();
    }
}
