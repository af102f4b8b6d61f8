package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;

/**
 * The whole patient record of one practice, after a change.
 *
 * @param patientId the record's id, also the Kafka key
 * @param practice the owning practice's id
 */
public record PatientRecordStated(
        UUID patientId,
        String practice,
        Demographics demographics,
        List<AllergyFact> allergies,
        List<ObservationFact> observations,
        List<ConditionFact> conditions) {}
