package org.scriptline.contracts.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A drug of a patient's history that was not ordered here: imported, reported by the patient, or dispensed.
 *
 * @param id the fact's id within the record
 * @param name as written
 * @param rxcui RxNorm code as given, null when none was
 * @param ndc as given, null when none was
 * @param source imported, patient-reported or dispense
 * @param prescriber who ordered it, as other clinicians are shown them; null when nobody is named
 * @param startedOn local date on which it was written, dispensed or begun; null when not known
 * @param endedOn local date on which it was stopped or completed; null while it is taken
 * @param lastsUntil local date on which a dispensed supply is used up; null when no end is known
 */
public record MedicationFact(
        String id,
        String name,
        @Nullable String rxcui,
        @Nullable String ndc,
        String source,
        @Nullable String prescriber,
        @Nullable LocalDate startedOn,
        @Nullable LocalDate endedOn,
        @Nullable LocalDate lastsUntil) {

    @Override
    public String toString() {
        return "MedicationFact[" + id + ", redacted]";
    }
}
