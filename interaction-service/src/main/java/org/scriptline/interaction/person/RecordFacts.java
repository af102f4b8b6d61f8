package org.scriptline.interaction.person;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PatientRecordStated;

/**
 * What one practice's record says about its patient, beside who the patient is.
 *
 * @param allergies empty is never asked; "no known allergies" is a fact of its own
 * @param birthDate local date, null when not known
 * @param sex FHIR administrative gender, null when not known
 * @param medications drugs that were not ordered through this suite
 */
public record RecordFacts(
        List<AllergyFact> allergies,
        List<ConditionFact> conditions,
        List<ObservationFact> observations,
        List<MedicationFact> medications,
        @Nullable LocalDate birthDate,
        @Nullable String sex) {

    /** Nothing is known. */
    public static final RecordFacts NONE = new RecordFacts(List.of(), List.of(), List.of(), List.of(), null, null);

    public RecordFacts {
        allergies = List.copyOf(allergies);
        conditions = List.copyOf(conditions);
        observations = List.copyOf(observations);
        medications = List.copyOf(medications);
    }

    public static RecordFacts of(PatientRecordStated statement) {
        return new RecordFacts(
                statement.allergies(),
                statement.conditions(),
                statement.observations(),
                statement.history(),
                statement.demographics().birthDate(),
                statement.demographics().sex());
    }

    @Override
    public String toString() {
        return "RecordFacts[redacted]";
    }
}
