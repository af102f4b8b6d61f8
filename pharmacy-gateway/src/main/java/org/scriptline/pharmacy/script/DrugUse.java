package org.scriptline.pharmacy.script;

import org.jspecify.annotations.Nullable;

/**
 * A drug use evaluation: an alert that the prescriber answered.
 *
 * @param serviceReason NCPDP 439-E4, for example DD for a drug interaction
 * @param professionalService NCPDP 440-E5, what was done about it, for example MP for a patient who will be monitored
 * @param serviceResult NCPDP 441-E6, what became of it: 4A is prescribed with acknowledgements
 * @param clinicalSignificance 1 major, 2 moderate, 3 minor
 * @param acknowledgement the alert, the coded reason and the prescriber's words
 */
public record DrugUse(
        String serviceReason,
        @Nullable String professionalService,
        @Nullable String serviceResult,
        @Nullable String clinicalSignificance,
        @Nullable String acknowledgement) {

    @Override
    public String toString() {
        return "DrugUse[" + serviceReason + ", redacted]";
    }
}
