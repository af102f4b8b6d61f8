package org.scriptline.interaction.knowledge;

import java.util.List;
import org.scriptline.contracts.screening.Evidence;

/**
 * What a rule says to a clinician.
 *
 * @param mechanism why it happens
 * @param consequence what may happen to the patient
 * @param action what to do
 * @param evidence at least one source
 */
public record RuleText(String mechanism, String consequence, String action, List<Evidence> evidence) {

    public RuleText {
        evidence = List.copyOf(evidence);
    }
}
