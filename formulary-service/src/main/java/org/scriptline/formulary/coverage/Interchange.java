package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which drugs may stand for another: an allow-list of classes with doses that are taken to be alike, each from its cited
 * source, and a deny-list whose drugs are never exchanged. A drug in neither is not exchanged.
 */
final class Interchange {

    private final Map<String, InterchangeClass> classes;
    private final Map<String, Member> members;
    private final Set<String> denied;

    private Interchange(Map<String, InterchangeClass> classes, Map<String, Member> members, Set<String> denied) {
        this.classes = classes;
        this.members = members;
        this.denied = denied;
    }

    /** A class; {@code members} in the order of the file, which is that of the offers. */
    record InterchangeClass(String name, String source, List<Member> members) {}

    /**
     * One ingredient of a class.
     *
     * @param forms RxNorm dose forms for which the doses hold
     * @param levels daily milligrams that are alike across the class, level by level; a level may be empty
     */
    record Member(String group, String ingredient, Set<String> forms, List<List<BigDecimal>> levels) {

        /** The daily dose that is like the other member's; empty when none is. */
        Optional<BigDecimal> like(Member other, BigDecimal daily) {
            for (int level = 0; level < other.levels.size(); level++) {
                int place = place(other.levels.get(level), daily);
                if (place >= 0 && level < levels.size() && !levels.get(level).isEmpty()) {
                    List<BigDecimal> own = levels.get(level);
                    return Optional.of(own.get(Math.min(place, own.size() - 1)));
                }
            }
            return Optional.empty();
        }

        private static int place(List<BigDecimal> doses, BigDecimal daily) {
            for (int place = 0; place < doses.size(); place++) {
                if (doses.get(place).compareTo(daily) == 0) {
                    return place;
                }
            }
            return -1;
        }
    }

    /** The lists of this library; a list that contradicts itself is not read. */
    static Interchange authored() {
        Map<String, Member> members = new HashMap<>();
        Map<String, List<Member>> byClass = new LinkedHashMap<>();
        Set<String> denied = InterchangeTable.rows("never-interchanged.psv", "ingredient|group").stream()
                .map(row -> row[0])
                .collect(Collectors.toUnmodifiableSet());
        for (String[] row : InterchangeTable.rows("interchange-doses.psv", "class|ingredient|forms|dailyMilligrams")) {
            var member = new Member(row[0], row[1], Set.of(row[2].split(";")), levels(row[3]));
            if (denied.contains(member.ingredient()) || members.put(member.ingredient(), member) != null) {
                throw new IllegalStateException("denied, or in two classes: " + member.ingredient());
            }
            byClass.computeIfAbsent(member.group(), group -> new ArrayList<>()).add(member);
        }
        Map<String, InterchangeClass> classes = new HashMap<>();
        for (String[] row : InterchangeTable.rows("interchange-classes.psv", "class|name|source")) {
            classes.put(
                    row[0], new InterchangeClass(row[1], row[2], List.copyOf(byClass.getOrDefault(row[0], List.of()))));
        }
        if (!classes.keySet().equals(byClass.keySet())) {
            throw new IllegalStateException("a class without doses, or doses without a class");
        }
        return new Interchange(classes, members, denied);
    }

    private static List<List<BigDecimal>> levels(String cell) {
        List<List<BigDecimal>> levels = new ArrayList<>();
        for (String level : cell.split("/")) {
            List<BigDecimal> doses = new ArrayList<>();
            for (String dose :
                    level.strip().equals("-") ? new String[0] : level.strip().split(",")) {
                doses.add(new BigDecimal(dose.strip()));
            }
            levels.add(List.copyOf(doses));
        }
        return List.copyOf(levels);
    }

    /** Whether one of these ingredients is never exchanged. */
    boolean denies(List<String> ingredients) {
        return ingredients.stream().anyMatch(denied::contains);
    }

    Optional<Member> member(String ingredient) {
        return Optional.ofNullable(members.get(ingredient));
    }

    InterchangeClass classOf(Member member) {
        return Objects.requireNonNull(classes.get(member.group()));
    }
}
