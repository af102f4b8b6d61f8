package org.scriptline.interaction.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;

/**
 * What a knowledge base holds, in numbers.
 *
 * @param effectivePairs unordered pairs of different ingredients that at least one rule speaks of
 * @param pairsBySeverity the effective pairs by the gravest rule that speaks of them
 * @param ingredientsInPairs ingredients that stand in at least one effective pair
 * @param citations different sources of pair, duplicate and allergy rules
 */
public record KnowledgeStatistics(
        int classes,
        int pairRules,
        int oncHighRules,
        int duplicateRules,
        int allergyRules,
        int effectivePairs,
        Map<Severity, Integer> pairsBySeverity,
        int ingredientsInPairs,
        int citations) {

    public KnowledgeStatistics {
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

    private static int citations(KnowledgeContent content) {
        Set<String> sources = new HashSet<>();
        content.pairs().forEach(rule -> sources.addAll(sources(rule.text())));
        content.duplicates().forEach(rule -> sources.addAll(sources(rule.text())));
        content.allergies().forEach(rule -> sources.addAll(sources(rule.text())));
        return sources.size();
    }

    private static Set<String> sources(RuleText text) {
        return text.evidence().stream().map(KnowledgeStatistics::source).collect(Collectors.toSet());
    }

    private static String source(Evidence evidence) {
        return evidence.title() + ", " + evidence.citation();
    }
}
