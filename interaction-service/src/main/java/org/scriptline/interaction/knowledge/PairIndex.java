package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every pair of ingredients that a rule speaks of, expanded once and in both orders, so that a look-up makes nothing.
 * What several pairs have in common is kept once.
 */
final class PairIndex {
    private final Map<String, Map<String, List<PairMatch>>> matches = new HashMap<>();
    private final int pairs;

    PairIndex(Collection<PairRule> authored) {
        for (PairRule rule : authored) {
            PairMatch inOrder = new PairMatch(rule, rule.a(), rule.b());
            PairMatch exchanged = new PairMatch(rule, rule.b(), rule.a());
            for (String a : rule.a().ingredients()) {
                rule.b().ingredients().forEach(b -> add(a, b, inOrder));
            }
            for (String b : rule.b().ingredients()) {
                rule.a().ingredients().forEach(a -> add(b, a, exchanged));
            }
        }
        Map<List<PairMatch>, List<PairMatch>> same = new HashMap<>();
        int inBothOrders = 0;
        for (Map<String, List<PairMatch>> row : matches.values()) {
            row.replaceAll((second, found) -> same.computeIfAbsent(List.copyOf(found), list -> list));
            inBothOrders += row.size();
        }
        this.pairs = inBothOrders / 2;
    }

    private void add(String first, String second, PairMatch match) {
        if (!first.equals(second)) {
            matches.computeIfAbsent(first, unused -> new HashMap<>())
                    .computeIfAbsent(second, unused -> new ArrayList<>(1))
                    .add(match);
        }
    }

    int pairs() {
        return pairs;
    }

    Map<String, List<PairMatch>> partners(String ingredient) {
        return matches.getOrDefault(ingredient, Map.of());
    }
}
