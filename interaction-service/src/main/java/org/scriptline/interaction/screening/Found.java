package org.scriptline.interaction.screening;

import java.util.List;
import java.util.Set;
import org.scriptline.contracts.screening.AlertType;

/**
 * What a check found and what it could not tell.
 *
 * @param ran kinds that were decided, at least for some drug
 */
record Found(List<Finding> findings, List<Gap> gaps, Set<AlertType> ran) {

    /** A rule for this drug needed facts that are missing. */
    record Gap(AlertType type, String drug, Set<String> missing) {}

    static Found only(AlertType type, List<Finding> findings) {
        return new Found(findings, List.of(), Set.of(type));
    }
}
