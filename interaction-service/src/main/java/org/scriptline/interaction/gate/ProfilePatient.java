package org.scriptline.interaction.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.contracts.events.ObservationFact;
import org.scriptline.interaction.person.PatientRecord;
import org.scriptline.interaction.person.RecordFacts;
import org.scriptline.interaction.screening.DescribedPatient;
import org.scriptline.interaction.screening.DescribedPatient.LaboratoryFact;

/** The patient as all linked records describe him together. */
public final class ProfilePatient {
    private ProfilePatient() {}

    /** A profile without any condition says nothing about conditions: nobody is known to have asked. */
    static DescribedPatient of(PersonProfile profile, LocalDate today) {
        LocalDate birthDate = null;
        String sex = null;
        List<ConditionFact> conditions = new ArrayList<>();
        List<LaboratoryFact> laboratories = new ArrayList<>();
        for (PatientRecord record : profile.records().values()) {
            RecordFacts facts = record.facts();
            birthDate = birthDate == null ? facts.birthDate() : birthDate;
            sex = sex == null ? facts.sex() : sex;
            conditions.addAll(facts.conditions());
            facts.observations().forEach(observation -> laboratories.add(laboratory(observation)));
        }
        return new DescribedPatient(
                today,
                null,
                null,
                birthDate,
                sex,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                conditions.isEmpty() ? null : conditions,
                laboratories);
    }

    private static LaboratoryFact laboratory(ObservationFact fact) {
        return new LaboratoryFact(
                fact.id(), fact.code(), null, fact.value(), fact.unit(), fact.codedValue(), fact.measuredOn());
    }

    /** What the asker says comes first; what he does not say is taken from the records. */
    public static DescribedPatient filling(DescribedPatient asked, PersonProfile profile) {
        DescribedPatient stored = of(profile, asked.asOf());
        boolean aged = asked.age() != null || asked.ageDays() != null || asked.birthDate() != null;
        List<LaboratoryFact> laboratories = new ArrayList<>(asked.laboratories());
        laboratories.addAll(stored.laboratories());
        return new DescribedPatient(
                asked.asOf(),
                asked.age(),
                asked.ageDays(),
                aged ? asked.birthDate() : stored.birthDate(),
                asked.sex() == null ? stored.sex() : asked.sex(),
                asked.pregnant(),
                asked.gestationalWeeks(),
                asked.lactating(),
                asked.weightKg(),
                asked.eGFR(),
                asked.creatinineClearance(),
                asked.liver(),
                joined(asked.conditions(), stored.conditions()),
                laboratories);
    }

    private static @Nullable List<ConditionFact> joined(
            @Nullable List<ConditionFact> asked, @Nullable List<ConditionFact> stored) {
        if (asked == null || stored == null) {
            return asked == null ? stored : asked;
        }
        List<ConditionFact> both = new ArrayList<>(Objects.requireNonNull(asked));
        both.addAll(stored);
        return both;
    }
}
