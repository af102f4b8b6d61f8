package org.scriptline.interaction.screening;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.Modifier;
import org.scriptline.interaction.knowledge.RuleText;
import org.scriptline.interaction.screening.Judgement.Fact;
import org.scriptline.interaction.screening.Judgement.Fails;
import org.scriptline.interaction.screening.Judgement.Holds;
import org.scriptline.interaction.screening.Judgement.Unknown;

/**
 * A rule's severity in one situation.
 *
 * @param severity null when a modifier says that the rule does not apply here
 * @param note why it is graver or milder; empty when it is neither
 * @param facts that made it so
 * @param missing facts that could have made it graver
 */
record Weighing(@Nullable Severity severity, String note, List<Fact> facts, Set<String> missing) {

    /** The first modifier that holds decides. One that may hold and would make it graver is named by what it misses. */
    static Weighing of(Severity authored, List<Modifier> modifiers, Situation situation) {
        if (modifiers.isEmpty()) {
            return new Weighing(authored, "", List.of(), Set.of());
        }
        Set<String> missing = Set.of();
        for (Modifier modifier : modifiers) {
            Severity severity = modifier.severity();
            switch (Judge.judge(modifier.when(), situation)) {
                case Holds holds -> {
                    if (holds.firm()) {
                        return new Weighing(severity, modifier.note(), holds.facts(), missing);
                    }
                }
                case Unknown unknown -> {
                    if (interrupts(severity) && !interrupts(authored)) {
                        missing = Judge.both(missing, unknown.missing());
                    }
                }
                case Fails fails -> {}
            }
        }
        return new Weighing(authored, "", List.of(), missing);
    }

    private static boolean interrupts(@Nullable Severity severity) {
        return severity != null && severity.compareTo(Severity.MAJOR) >= 0;
    }

    /** What the rule says, with the reason of its severity. */
    RuleText text(RuleText authored) {
        return note.isBlank()
                ? authored
                : new RuleText(
                        authored.mechanism(),
                        authored.consequence() + " " + note,
                        authored.action(),
                        authored.evidence());
    }

    List<Fact> with(List<Fact> more) {
        return Judge.both(more, facts);
    }
}
