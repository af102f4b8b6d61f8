package org.scriptline.endtoend.checker;

import java.io.PrintWriter;
import java.util.List;

/**
 * What the checker found.
 *
 * @param lives prescriptions that were looked at
 */
public record Verdict(int lives, List<Finding> findings) {

    private static final int SHOWN = 10;

    /**
     * One statement and what contradicts it.
     *
     * @param violations empty when it holds
     */
    public record Finding(String statement, List<String> violations) {}

    static Verdict of(Evidence evidence) {
        return new Verdict(
                (int) evidence.lives().stream().filter(life -> !life.invalid()).count(),
                Invariant.ALL.stream()
                        .map(invariant -> new Finding(
                                invariant.statement(),
                                invariant.violations(evidence).toList()))
                        .toList());
    }

    /** Whether every statement holds. */
    public boolean clean() {
        return findings.stream().allMatch(finding -> finding.violations().isEmpty());
    }

    /** Every violation, for an assertion that shows them all. */
    public List<String> violations() {
        return findings.stream()
                .flatMap(finding -> finding.violations().stream())
                .toList();
    }

    /** Prints each statement with its result, and the first violations of each. */
    public void print(PrintWriter out) {
        for (Finding finding : findings) {
            List<String> violations = finding.violations();
            out.println((violations.isEmpty() ? "  holds   " : "  BROKEN  ") + finding.statement());
            violations.stream().limit(SHOWN).forEach(violation -> out.println("            " + violation));
            if (violations.size() > SHOWN) {
                out.println("            and " + (violations.size() - SHOWN) + " more");
            }
        }
        out.println("Checker       " + (clean() ? "clean" : "NOT CLEAN") + ", " + lives + " prescriptions");
        out.flush();
    }
}
