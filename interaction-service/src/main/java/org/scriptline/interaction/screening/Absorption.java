package org.scriptline.interaction.screening;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.RegimenRule;

/** One alert for one problem: what a regimen says of several drugs is not said again of two of them. */
final class Absorption {
    private Absorption() {}

    /** Drops the findings that a regimen at least as grave says better. */
    static void of(List<Finding> findings, KnowledgeSnapshot knowledge) {
        Map<String, Set<String>> absorbs = new HashMap<>();
        for (RegimenRule rule : knowledge.content().regimens()) {
            absorbs.put(rule.id(), rule.absorbs());
        }
        List<Finding> regimens = findings.stream()
                .filter(finding -> absorbs.containsKey(finding.rule()))
                .toList();
        for (Finding regimen : regimens) {
            Set<String> less = absorbs.getOrDefault(regimen.rule(), Set.of());
            findings.removeIf(finding -> less.contains(finding.rule())
                    && finding.severity().compareTo(regimen.severity()) <= 0
                    && new HashSet<>(regimen.involved()).containsAll(finding.involved()));
        }
    }
}
