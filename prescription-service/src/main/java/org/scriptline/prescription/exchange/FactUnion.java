package org.scriptline.prescription.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.AllergyFact;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.MedicationFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.prescription.lint.PatientFacts;
import org.scriptline.prescription.patient.RecordFacts;

/** Collects what several entries say about one patient, so that the record is stated once. */
public final class FactUnion {
    private final List<AllergyFact> allergies = new ArrayList<>();
    private final List<ObservationFact> observations = new ArrayList<>();
    private final List<ConditionFact> conditions = new ArrayList<>();
    private final List<MedicationFact> medications = new ArrayList<>();
    private final Set<String> retracted = new HashSet<>();
    private @Nullable PlanReference plan;
    private @Nullable PlanReference endedPlan;

    /** Adds what holds; what is taken back is added by {@link #retract}. */
    public void add(RecordFacts facts) {
        allergies.addAll(facts.stated().allergies());
        observations.addAll(facts.stated().observations());
        conditions.addAll(facts.stated().conditions());
        medications.addAll(facts.medications());
        if (facts.plan() != null) {
            plan = facts.plan();
        }
        if (facts.endedPlan() != null) {
            endedPlan = facts.endedPlan();
        }
    }

    /** Takes facts back. */
    public void retract(Set<String> facts) {
        retracted.addAll(facts);
    }

    /** Everything together. */
    public RecordFacts facts() {
        return new RecordFacts(
                new PatientFacts(List.copyOf(allergies), List.copyOf(observations), List.copyOf(conditions)),
                medications,
                plan,
                endedPlan,
                retracted);
    }
}
