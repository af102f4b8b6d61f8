package org.scriptline.prescription.patient;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.prescription.lint.PatientFacts;

/**
 * What is said about a patient at once.
 *
 * @param stated allergies, measurements and conditions that hold
 * @param medications drugs that were not ordered here
 * @param plan the coverage to be recorded, null to leave what is recorded
 * @param endedPlan a coverage that no longer holds, null when none ended; another one on record stays
 * @param retracted ids of facts that are refuted, resolved, not taken or were an error
 * @param pharmacy what is said about the preferred pharmacy
 */
public record RecordFacts(
        PatientFacts stated,
        List<MedicationFact> medications,
        @Nullable PlanReference plan,
        @Nullable PlanReference endedPlan,
        Set<String> retracted,
        PharmacyPreference pharmacy) {

    public RecordFacts {
        medications = List.copyOf(medications);
        retracted = Set.copyOf(retracted);
    }

    /** Facts that say nothing about the preferred pharmacy. */
    public RecordFacts(
            PatientFacts stated,
            List<MedicationFact> medications,
            @Nullable PlanReference plan,
            @Nullable PlanReference endedPlan,
            Set<String> retracted) {
        this(stated, medications, plan, endedPlan, retracted, new PharmacyPreference.Unsaid());
    }

    /** The same, and this about the preferred pharmacy. */
    public RecordFacts preferring(PharmacyPreference said) {
        return new RecordFacts(stated, medications, plan, endedPlan, retracted, said);
    }

    /** What an order says. */
    public static RecordFacts of(PatientFacts stated) {
        return new RecordFacts(stated, List.of(), null, null, Set.of());
    }

    @Override
    public String toString() {
        return "RecordFacts[redacted]";
    }
}
