package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole patient record of one practice, after a change.
 *
 * @param patientId the record's id, also the Kafka key
 * @param practice the owning practice's id
 * @param medications drugs that were not ordered here; null when none is known
 * @param plan the coverage that the practice recorded for the patient, null when it recorded none
 * @param preferredPharmacyNcpdpId the pharmacy of the directory that the patient prefers, null when none is recorded
 */
public record PatientRecordStated(
        UUID patientId,
        String practice,
        Demographics demographics,
        List<AllergyFact> allergies,
        List<ObservationFact> observations,
        List<ConditionFact> conditions,
        @Nullable List<MedicationFact> medications,
        @Nullable PlanReference plan,
        @Nullable String preferredPharmacyNcpdpId) {

    /** The history's drugs, empty when none is known. */
    public List<MedicationFact> history() {
        return medications == null ? List.of() : medications;
    }
}
