package org.scriptline.interaction.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;

/**
 * What a knowledge base holds, in numbers.
 *
 * @param effectivePairs unordered pairs of different ingredients that at least one rule speaks of
 * @param pairsBySeverity the effective pairs by the gravest rule that speaks of them
 * @param ingredientsInPairs ingredients that stand in at least one effective pair
 * @param factRules rules of one drug and a fact about the patient or its dose, by kind
 * @param modifiers what makes some rule graver or milder
 * @param quietPairs classes of pairs that must not interrupt
 * @param citations different sources of all rules
 */
public record KnowledgeStatistics(
        int classes,
        int pairRules,
        int oncHighRules,
        int duplicateRules,
        int allergyRules,
        Map<AlertType, Integer> factRules,
        int regimenRules,
        int opioidLevels,
        int modifiers,
        int conditionClasses,
        int laboratoryTests,
        int quietPairs,
        int effectivePairs,
        Map<Severity, Integer> pairsBySeverity,
        int ingredientsInPairs,
        int citations) {

    public KnowledgeStatistics {
        factRules = Map.copyOf(factRules);
        pairsBySeverity = Map.copyOf(pairsBySeverity);
    }

    public static KnowledgeStatistics of(KnowledgeContent content) {
        Map<Set<String>, Severity> gravest = gravest(content.pairs());
        Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
        gravest.values().forEach(severity -> bySeverity.merge(severity, 1, Integer::sum));
        return new KnowledgeStatistics(
                content.classes().size(),
                content.pairs().size(),
                (int) content.pairs().stream().filter(PairRule::oncHigh).count(),
                content.duplicates().size(),
                content.allergies().size(),
                factRules(content),
                content.regimens().size(),
                content.opioids().levels().size(),
                modifiers(content),
                content.conditions().size(),
                content.laboratories().size(),
                content.quiet().size(),
                gravest.size(),
                bySeverity,
                (int) gravest.keySet().stream().flatMap(Set::stream).distinct().count(),
                citations(content));
    }

    /** Each effective pair with the severity of the gravest rule that speaks of it. */
    static Map<Set<String>, Severity> gravest(List<PairRule> rules) {
        Map<Set<String>, Severity> gravest = new HashMap<>();
        for (PairRule rule : rules) {
            for (String a : rule.a().ingredients()) {
                for (String b : rule.b().ingredients()) {
                    if (!a.equals(b)) {
                        gravest.merge(
                                Set.of(a, b), rule.severity(), (one, other) -> one.compareTo(other) >= 0 ? one : other);
                    }
                }
            }
        }
        return gravest;
    }

    private static Map<AlertType, Integer> factRules(KnowledgeContent content) {
        Map<AlertType, Integer> counts = new EnumMap<>(AlertType.class);
        content.facts().forEach(rule -> counts.merge(rule.type(), 1, Integer::sum));
        return counts;
    }

    private static int modifiers(KnowledgeContent content) {
        return content.pairs().stream()
                        .mapToInt(rule -> rule.modifiers().size())
                        .sum()
                + content.facts().stream()
                        .mapToInt(rule -> rule.modifiers().size())
                        .sum()
                + content.regimens().stream()
                        .mapToInt(rule -> rule.modifiers().size())
                        .sum();
    }

    private static int citations(KnowledgeContent content) {
        Set<String> sources = new HashSet<>();
        content.pairs().forEach(rule -> sources.addAll(sources(rule.text())));
        content.duplicates().forEach(rule -> sources.addAll(sources(rule.text())));
        content.allergies().forEach(rule -> sources.addAll(sources(rule.text())));
        content.facts().forEach(rule -> sources.addAll(sources(rule.text())));
        content.regimens().forEach(rule -> sources.addAll(sources(rule.text())));
        content.opioids().levels().forEach(level -> sources.addAll(sources(level.text())));
        return sources.size();
    }

    private static Set<String> sources(RuleText text) {
        return text.evidence().stream().map(KnowledgeStatistics::source).collect(Collectors.toSet());
    }

    private static String source(Evidence evidence) {
        return evidence.title() + ", " + evidence.citation();
    }
}
