package org.scriptline.interaction.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.scriptline.interaction.screening.PracticeDisplay;

/**
 * One version of a practice's policy.
 *
 * @param version 1 first; 0 is the standard that holds where nothing was decided
 * @param lines what differs from the standard, each type and severity once
 * @param responsible the clinician who answers for it
 * @param reason why, in words
 * @param setBy who set it
 */
public record PracticePolicy(
        String practice,
        int version,
        List<PolicyLine> lines,
        Clinician responsible,
        String reason,
        Instant setAt,
        String setBy) {

    public PracticePolicy {
        lines = List.copyOf(lines);
    }

    /** Somebody with a National Provider Identifier. */
    public record Clinician(String name, String npi) {}

    /** Whether the two say the same, whoever set them and when; the order of the lines says nothing. */
    public boolean decidesAs(PracticePolicy other) {
        return practice.equals(other.practice)
                && Set.copyOf(lines).equals(Set.copyOf(other.lines))
                && responsible.equals(other.responsible)
                && reason.equals(other.reason);
    }

    /** The same under this version. */
    public PracticePolicy as(int next) {
        return new PracticePolicy(practice, next, lines, responsible, reason, setAt, setBy);
    }

    public PracticeDisplay display() {
        return new PracticeDisplay(lines.stream()
                .collect(Collectors.toMap(
                        line -> new PracticeDisplay.Kind(line.type(), line.severity()), PolicyLine::display)));
    }
}
