package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that speak of exactly the same two sides: equally grave they are one rule written twice, differently grave they
 * contradict each other. Either is refused unless one of them says in its precedence note why both stand.
 */
final class SameSides {
    private SameSides() {}

    static List<KnowledgeDefect> defects(List<PairRule> rules) {
        Map<Set<Set<String>>, List<PairRule>> bySides = new HashMap<>();
        for (PairRule rule : rules) {
            Set<Set<String>> sides =
                    Set.copyOf(List.of(rule.a().ingredients(), rule.b().ingredients()));
            bySides.computeIfAbsent(sides, unused -> new ArrayList<>()).add(rule);
        }
        List<KnowledgeDefect> defects = new ArrayList<>();
        for (List<PairRule> same : bySides.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (PairRule other : same.subList(i + 1, same.size())) {
                    if (unexplained(same.get(i), other)) {
                        defects.add(defect(same.get(i), other));
                    }
                }
            }
        }
        return defects;
    }

    private static boolean unexplained(PairRule one, PairRule other) {
        return one.precedence().isBlank() && other.precedence().isBlank() && routesMeet(one, other);
    }

    private static boolean routesMeet(PairRule one, PairRule other) {
        boolean sameOrder = one.a().ingredients().equals(other.a().ingredients());
        Side otherA = sameOrder ? other.a() : other.b();
        Side otherB = sameOrder ? other.b() : other.a();
        return !Collections.disjoint(one.a().routes(), otherA.routes())
                && !Collections.disjoint(one.b().routes(), otherB.routes());
    }

    private static KnowledgeDefect defect(PairRule one, PairRule other) {
        String what = one.severity() == other.severity() ? "it repeats" : "it contradicts";
        return new KnowledgeDefect(
                "rule " + one.id(), what + " rule " + other.id() + " and neither has a precedence note");
    }
}
