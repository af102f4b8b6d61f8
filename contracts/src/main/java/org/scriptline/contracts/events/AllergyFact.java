package org.scriptline.contracts.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An allergy or intolerance of a patient.
 *
 * @param id the fact's id within the record
 * @param substance as written
 * @param rxcui RxNorm code, null when none was given
 * @param reaction the manifestation in words
 * @param type allergy or intolerance
 * @param criticality low, high or unable-to-assess
 * @param noKnownAllergies the dated statement "no known allergies" (SNOMED 716186003)
 */
public record AllergyFact(
        String id,
        String substance,
        @Nullable String rxcui,
        @Nullable String reaction,
        @Nullable String type,
        @Nullable String criticality,
        @Nullable LocalDate recordedOn,
        boolean noKnownAllergies) {

    @Override
    public String toString() {
        return "AllergyFact[" + id + ", redacted]";
    }
}
