package org.scriptline.interaction.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.scriptline.contracts.screening.Severity;

/** What contradicts itself beyond two pair rules for the same sides. */
final class RuleConflicts {
    private RuleConflicts() {}

    static List<KnowledgeDefect> defects(KnowledgeContent content) {
        List<KnowledgeDefect> defects = new ArrayList<>();
        softenedHighPriority(content, defects);
        repeatedFacts(content, defects);
        absorbedStrangers(content, defects);
        repeatedCodes(content, defects);
        loudQuietPairs(content, defects);
        return defects;
    }

    /** A rule of the ONC high-priority list may become graver; nothing makes it less than MAJOR. */
    private static void softenedHighPriority(KnowledgeContent content, List<KnowledgeDefect> defects) {
        for (PairRule rule : content.pairs()) {
            boolean softened = rule.modifiers().stream()
                    .map(Modifier::severity)
                    .anyMatch(severity -> severity == null || severity.compareTo(Severity.MAJOR) < 0);
            if (rule.oncHigh() && softened) {
                defects.add(new KnowledgeDefect(
                        "rule " + rule.id(), "a modifier lowers a rule of the ONC high-priority list"));
            }
        }
    }

    private static void repeatedFacts(KnowledgeContent content, List<KnowledgeDefect> defects) {
        record Same(Object type, Set<String> ingredients, Object routes, Criterion when) {}
        Map<Same, FactRule> seen = new HashMap<>();
        for (FactRule rule : content.facts()) {
            FactRule other =
                    seen.putIfAbsent(new Same(rule.type(), rule.ingredients(), rule.routes(), rule.when()), rule);
            if (other != null
                    && rule.precedence().isBlank()
                    && other.precedence().isBlank()) {
                String what = rule.severity() == other.severity() ? "it repeats" : "it contradicts";
                defects.add(new KnowledgeDefect(
                        "check " + rule.id(), what + " check " + other.id() + " and neither has a precedence note"));
            }
        }
    }

    private static void absorbedStrangers(KnowledgeContent content, List<KnowledgeDefect> defects) {
        Set<String> pairs = new HashSet<>();
        content.pairs().forEach(rule -> pairs.add(rule.id()));
        for (RegimenRule rule : content.regimens()) {
            for (String absorbed : rule.absorbs()) {
                if (!pairs.contains(absorbed)) {
                    defects.add(new KnowledgeDefect("regimen " + rule.id(), "no pair rule is called " + absorbed));
                }
            }
        }
    }

    private static void repeatedCodes(KnowledgeContent content, List<KnowledgeDefect> defects) {
        Map<String, String> loinc = new HashMap<>();
        for (LaboratoryTest test : content.laboratories()) {
            for (String code : test.loinc()) {
                String other = loinc.putIfAbsent(code, test.id());
                if (other != null) {
                    defects.add(new KnowledgeDefect(
                            "laboratory " + test.id(), "LOINC " + code + " is that of " + other + " already"));
                }
            }
        }
    }

    private static void loudQuietPairs(KnowledgeContent content, List<KnowledgeDefect> defects) {
        List<PairRule> loud = content.pairs().stream()
                .filter(rule -> gravest(rule).compareTo(Severity.MODERATE) > 0)
                .filter(rule -> rule.precedence().isBlank())
                .toList();
        for (QuietPair quiet : content.quiet()) {
            for (PairRule rule : loud) {
                String pair = meeting(quiet, rule);
                if (pair != null) {
                    defects.add(new KnowledgeDefect(
                            "rule " + rule.id(),
                            "it interrupts for " + pair + ", which " + quiet.id()
                                    + " says must not interrupt, and has no precedence note"));
                }
            }
        }
    }

    private static Severity gravest(PairRule rule) {
        return Stream.concat(
                        Stream.of(rule.severity()),
                        rule.modifiers().stream().map(Modifier::severity).filter(Objects::nonNull))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static @org.jspecify.annotations.Nullable String meeting(QuietPair quiet, PairRule rule) {
        String straight = meeting(quiet, rule.a(), rule.b());
        return straight == null ? meeting(quiet, rule.b(), rule.a()) : straight;
    }

    private static @org.jspecify.annotations.Nullable String meeting(QuietPair quiet, Side a, Side b) {
        for (String one : quiet.a().ingredients()) {
            for (String other : quiet.b().ingredients()) {
                boolean speaks = !Objects.equals(one, other)
                        && a.ingredients().contains(one)
                        && b.ingredients().contains(other);
                if (speaks) {
                    return one + " and " + other;
                }
            }
        }
        return null;
    }
}
