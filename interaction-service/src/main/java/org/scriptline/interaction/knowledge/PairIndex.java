package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every pair of ingredients that a rule speaks of, expanded once, so that a look-up is one hash of one long. */
final class PairIndex {
    private final Map<Long, List<PairRule>> rules = new HashMap<>();
    private final Map<String, Integer> numbers;

    PairIndex(Map<String, Integer> numbers, Collection<PairRule> authored) {
        this.numbers = numbers;
        for (PairRule rule : authored) {
            for (String a : rule.a().ingredients()) {
                for (String b : rule.b().ingredients()) {
                    add(a, b, rule);
                }
            }
        }
        rules.replaceAll((key, found) -> List.copyOf(found));
    }

    private void add(String a, String b, PairRule rule) {
        Long key = key(a, b);
        if (key == null || a.equals(b)) {
            return;
        }
        List<PairRule> found = rules.computeIfAbsent(key, unused -> new ArrayList<>(1));
        if (!found.contains(rule)) {
            found.add(rule);
        }
    }

    int pairs() {
        return rules.size();
    }

    List<PairMatch> find(String first, String second) {
        Long key = key(first, second);
        List<PairRule> found = key == null ? List.of() : rules.getOrDefault(key, List.of());
        if (found.isEmpty()) {
            return List.of();
        }
        List<PairMatch> matches = new ArrayList<>(found.size());
        for (PairRule rule : found) {
            if (rule.a().ingredients().contains(first) && rule.b().ingredients().contains(second)) {
                matches.add(new PairMatch(rule, rule.a(), rule.b()));
            }
            if (rule.b().ingredients().contains(first) && rule.a().ingredients().contains(second)) {
                matches.add(new PairMatch(rule, rule.b(), rule.a()));
            }
        }
        return matches;
    }

    /** Both numbers in one long, the smaller first; null when the base does not know one of them. */
    private @Nullable Long key(String a, String b) {
        Integer left = numbers.get(a);
        Integer right = numbers.get(b);
        if (left == null || right == null) {
            return null;
        }
        return ((long) Math.min(left, right) << 32) | Math.max(left, right);
    }
}
