package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.scriptline.contracts.screening.Involved;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;

/** One alert for one problem: what a regimen says of several drugs is not said again of two of them. */
final class Absorption {
    private Absorption() {}

    /** Drops the findings that a regimen at least as grave says better. */
    static void of(List<Finding> findings, KnowledgeSnapshot knowledge) {
        List<Finding> regimens = new ArrayList<>();
        for (Finding finding : findings) {
            if (knowledge.absorbedBy(finding.rule()) != null) {
                regimens.add(finding);
            }
        }
        for (Finding regimen : regimens) {
            Set<String> less = Objects.requireNonNullElse(knowledge.absorbedBy(regimen.rule()), Set.of());
            if (!less.isEmpty()) {
                Set<Involved> said = new HashSet<>(regimen.involved());
                findings.removeIf(finding -> less.contains(finding.rule())
                        && finding.severity().compareTo(regimen.severity()) <= 0
                        && said.containsAll(finding.involved()));
            }
        }
    }
}
