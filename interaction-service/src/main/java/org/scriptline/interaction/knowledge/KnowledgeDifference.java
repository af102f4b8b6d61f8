package org.scriptline.interaction.knowledge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.scriptline.contracts.screening.Severity;

/** What changes when one knowledge base replaces another, as sentences for the pharmacist who reviews it. */
public final class KnowledgeDifference {
    private KnowledgeDifference() {}

    /** One sentence for each change, classes first, then rules, then what it means for pairs; empty for equal content. */
    public static List<String> inWords(KnowledgeContent before, KnowledgeContent after) {
        List<String> words = new ArrayList<>();
        classes(before.classes(), after.classes(), words);
        pairRules(byId(before.pairs()), byId(after.pairs()), words);
        named("Duplicate rule", before.duplicates(), after.duplicates(), DuplicateRule::id, words);
        named("Rule about the patient or the dose", before.facts(), after.facts(), FactRule::id, words);
        named("Rule about several drugs", before.regimens(), after.regimens(), RegimenRule::id, words);
        named("Opioid level", before.opioids().levels(), after.opioids().levels(), OpioidRules.Level::id, words);
        named("Opioid factor", factors(before.opioids()), factors(after.opioids()), FactorOf::ingredient, words);
        named("Condition class", before.conditions(), after.conditions(), ConditionClass::id, words);
        named("Laboratory test", before.laboratories(), after.laboratories(), LaboratoryTest::id, words);
        named("Pair that must not interrupt", before.quiet(), after.quiet(), QuietPair::id, words);
        named("Allergy rule", before.allergies(), after.allergies(), AllergyRule::id, words);
        named(
                "Duplicate rule",
                List.of(before.sameIngredient()),
                List.of(after.sameIngredient()),
                DuplicateRule::id,
                words);
        named(
                "Allergy rule",
                List.of(before.allergyToIngredient()),
                List.of(after.allergyToIngredient()),
                AllergyRule::id,
                words);
        pairs(KnowledgeStatistics.gravest(before.pairs()), KnowledgeStatistics.gravest(after.pairs()), words);
        return words;
    }

    private static void classes(Map<String, Set<String>> before, Map<String, Set<String>> after, List<String> words) {
        for (String id : union(before.keySet(), after.keySet())) {
            Set<String> old = before.getOrDefault(id, Set.of());
            Set<String> now = after.getOrDefault(id, Set.of());
            if (!before.containsKey(id)) {
                words.add("Class " + id + " is new, with " + now.size() + " members.");
            } else if (!after.containsKey(id)) {
                words.add("Class " + id + " is gone.");
            } else if (!old.equals(now)) {
                words.add("Class " + id + members(" gains ", now, old) + members(" loses ", old, now) + ".");
            }
        }
    }

    private static String members(String verb, Set<String> of, Set<String> without) {
        SortedSet<String> rest = new TreeSet<>(of);
        rest.removeAll(without);
        return rest.isEmpty() ? "" : verb + String.join(", ", rest);
    }

    private static void pairRules(Map<String, PairRule> before, Map<String, PairRule> after, List<String> words) {
        for (String id : union(before.keySet(), after.keySet())) {
            PairRule old = before.get(id);
            PairRule now = after.get(id);
            if (old == null && now != null) {
                words.add("Rule " + id + " is new: " + now.severity() + ".");
            } else if (old != null && now == null) {
                words.add("Rule " + id + " is gone; it was " + old.severity() + ".");
            } else if (old != null && now != null && !old.equals(now)) {
                words.add("Rule " + id + " changes " + RuleChanges.inWords(old, now) + ".");
            }
        }
    }

    private static <R extends Record> void named(
            String kind, List<R> before, List<R> after, Function<R, String> id, List<String> words) {
        Map<String, R> old = before.stream().collect(Collectors.toMap(id, rule -> rule));
        Map<String, R> now = after.stream().collect(Collectors.toMap(id, rule -> rule));
        for (String each : union(old.keySet(), now.keySet())) {
            R was = old.get(each);
            R is = now.get(each);
            if (was == null) {
                words.add(kind + " " + each + " is new.");
            } else if (is == null) {
                words.add(kind + " " + each + " is gone.");
            } else if (!was.equals(is)) {
                words.add(kind + " " + each + " changes " + RuleChanges.inWords(was, is) + ".");
            }
        }
    }

    /** An opioid and what it is worth. */
    private record FactorOf(String ingredient, BigDecimal factor, boolean perMicrogramHour) {}

    private static List<FactorOf> factors(OpioidRules opioids) {
        return opioids.factors().entrySet().stream()
                .map(entry -> new FactorOf(
                        entry.getKey(),
                        entry.getValue().factor(),
                        entry.getValue().perMicrogramHour()))
                .toList();
    }

    private static void pairs(Map<Set<String>, Severity> before, Map<Set<String>, Severity> after, List<String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        Set<Set<String>> all = new HashSet<>(before.keySet());
        all.addAll(after.keySet());
        for (Set<String> pair : all) {
            Severity old = before.get(pair);
            Severity now = after.get(pair);
            if (old != now) {
                counts.merge(
                        (old == null ? "nothing" : old) + " to " + (now == null ? "nothing" : now), 1, Integer::sum);
            }
        }
        counts.forEach((change, count) -> words.add("Pairs that go from " + change + ": " + count + "."));
    }

    private static Map<String, PairRule> byId(List<PairRule> rules) {
        return rules.stream().collect(Collectors.toMap(PairRule::id, rule -> rule));
    }

    private static SortedSet<String> union(Set<String> one, Set<String> other) {
        SortedSet<String> union = new TreeSet<>(one);
        union.addAll(other);
        return union;
    }
}
