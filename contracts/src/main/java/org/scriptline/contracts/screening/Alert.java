package org.scriptline.contracts.screening;

import java.util.List;

/**
 * One problem that a screening found, in the minimum information model for drug interactions.
 *
 * @param id stable fingerprint of rule, severity, dose and laboratory band and the involved drugs or facts: an
 *     override by this id survives re-screening as long as none of those changes
 * @param type what kind of problem
 * @param severity how grave
 * @param display how it is shown
 * @param summary one sentence, under 140 characters
 * @param mechanism why it happens
 * @param consequence what may happen to the patient
 * @param action what to do
 * @param involved every drug and fact that takes part
 * @param evidence at least one source
 * @param reasonForServiceCode NCPDP 439-E4, for example DD
 * @param rule id of the rule in the knowledge base
 */
public record Alert(
        String id,
        AlertType type,
        Severity severity,
        Display display,
        String summary,
        String mechanism,
        String consequence,
        String action,
        List<Involved> involved,
        List<Evidence> evidence,
        String reasonForServiceCode,
        String rule) {

    /** Whether the prescriber must answer it. */
    public boolean interruptive() {
        return display == Display.INTERRUPT || display == Display.HARD_STOP;
    }
}
