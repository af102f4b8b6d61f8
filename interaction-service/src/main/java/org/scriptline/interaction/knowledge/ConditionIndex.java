package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes of a condition by its code, and by its words where there is no code that is known. Words that deny
 * the condition ("no asthma", "family history of …") are understood as something else.
 */
final class ConditionIndex {
    private static final Pattern ICD10 = Pattern.compile("[A-TV-Z][0-9][0-9A-Z]([0-9A-Z]{0,4})");
    private static final Pattern SNOMED = Pattern.compile("[0-9]{6,18}");
    private static final List<List<String>> DENIALS = List.of(
            List.of("no"),
            List.of("not"),
            List.of("denies"),
            List.of("without"),
            List.of("negative", "for"),
            List.of("family", "history"),
            List.of("fh"),
            List.of("rule", "out"),
            List.of("ruled", "out"),
            List.of("risk", "of"),
            List.of("screening", "for"),
            List.of("mother", "has"),
            List.of("father", "has"));

    private record Phrase(List<String> words, String conditionClass) {}

    private final Map<String, Set<String>> byIcd10 = new HashMap<>();
    private final Map<String, Set<String>> bySnomed = new HashMap<>();
    private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
    private final Map<String, Set<String>> wider = new HashMap<>();

    ConditionIndex(Collection<ConditionClass> classes) {
        for (ConditionClass each : classes) {
            each.icd10().forEach(code -> add(byIcd10, code, each.id()));
            each.snomed().forEach(code -> add(bySnomed, code, each.id()));
            wider.put(each.id(), each.implies());
            for (String term : each.terms()) {
                List<String> words = Names.words(term);
                byFirstWord
                        .computeIfAbsent(words.getFirst(), unused -> new ArrayList<>())
                        .add(new Phrase(words, each.id()));
            }
        }
    }

    private static void add(Map<String, Set<String>> index, String code, String id) {
        index.computeIfAbsent(code, unused -> new HashSet<>()).add(id);
    }

    /** Empty when neither code nor words are understood; an empty set when no class is concerned. */
    Optional<Set<String>> classes(String name, @Nullable String code, @Nullable String system) {
        Set<String> found = new HashSet<>();
        boolean coded = byCode((code == null ? name : code).strip(), system, found);
        boolean worded = byWords(name, found);
        if (!coded && !worded) {
            return Optional.empty();
        }
        Set<String> all = new HashSet<>();
        found.forEach(id -> widen(id, all));
        return Optional.of(Set.copyOf(all));
    }

    private void widen(String id, Set<String> all) {
        if (all.add(id)) {
            wider.getOrDefault(id, Set.of()).forEach(wide -> widen(wide, all));
        }
    }

    private boolean byCode(String written, @Nullable String system, Set<String> found) {
        String code = written.toUpperCase(Locale.ROOT).replace(".", "");
        String of = system == null ? "" : system.toLowerCase(Locale.ROOT);
        if ((of.isEmpty() || of.contains("icd-10") || of.contains("icd10"))
                && ICD10.matcher(code).matches()) {
            for (int length = code.length(); length >= 3; length--) {
                found.addAll(byIcd10.getOrDefault(code.substring(0, length), Set.of()));
            }
            return true;
        }
        boolean snomed =
                (of.isEmpty() || of.contains("snomed")) && SNOMED.matcher(code).matches();
        if (snomed && bySnomed.containsKey(code)) {
            found.addAll(bySnomed.get(code));
            return true;
        }
        return false;
    }

    private boolean byWords(String name, Set<String> found) {
        List<String> words = Names.words(name);
        boolean understood = false;
        for (int i = 0; i < words.size(); i++) {
            for (Phrase phrase : byFirstWord.getOrDefault(words.get(i), List.of())) {
                int end = i + phrase.words.size();
                if (end <= words.size() && words.subList(i, end).equals(phrase.words)) {
                    understood = true;
                    if (!denied(words.subList(0, i))) {
                        found.add(phrase.conditionClass);
                    }
                }
            }
        }
        return understood;
    }

    private static boolean denied(List<String> before) {
        return DENIALS.stream().anyMatch(denial -> java.util.Collections.indexOfSubList(before, denial) >= 0);
    }
}
