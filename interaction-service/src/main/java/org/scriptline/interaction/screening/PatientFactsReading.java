package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.interaction.knowledge.KnowledgeSnapshot;
import org.scriptline.interaction.knowledge.LaboratoryTest;
import org.scriptline.interaction.screening.DescribedPatient.LaboratoryFact;

/** Looks up what a patient was described by, and works out what follows: age, kidney function, pregnancy. */
public final class PatientFactsReading {
    private static final String WEIGHT = "29463-7";
    private static final String PREGNANCY = "82810-3";
    private static final String BREASTFEEDING = "63895-7";
    private static final String GESTATIONAL_AGE = "11884-4";
    /** SNOMED CT and LOINC answers. */
    private static final Set<String> YES = Set.of("77386006", "LA15173-0", "LA33-6", "413712001", "373066001");

    private static final Set<String> NO = Set.of("60001007", "LA26683-5", "LA32-8", "373067005");
    /** A pregnancy that was seen longer ago is over. */
    private static final int PREGNANCY_DAYS = 294;

    private static final int WEIGHT_DAYS = 400;
    private static final BigDecimal POUND_KG = new BigDecimal("0.45359237");

    private final DescribedPatient patient;
    private final KnowledgeSnapshot knowledge;
    private final Map<String, Measurement> laboratories = new HashMap<>();
    private final List<String> notUnderstood = new ArrayList<>();
    private @Nullable BigDecimal weightKg;
    private @Nullable Boolean pregnant;
    private @Nullable Boolean lactating;
    private @Nullable Integer weeks;

    private PatientFactsReading(DescribedPatient patient, KnowledgeSnapshot knowledge) {
        this.patient = patient;
        this.knowledge = knowledge;
        this.weightKg = patient.weightKg();
        this.pregnant = patient.pregnant();
        this.lactating = patient.lactating();
        this.weeks = patient.gestationalWeeks();
    }

    public static PatientFacts of(DescribedPatient patient, KnowledgeSnapshot knowledge) {
        return new PatientFactsReading(patient, knowledge).read();
    }

    private PatientFacts read() {
        patient.laboratories().forEach(this::observed);
        List<PatientCondition> conditions = patient.conditions() == null
                ? null
                : patient.conditions().stream().map(this::condition).toList();
        LocalDate born = patient.birthDate();
        Integer years = patient.age() != null || born == null
                ? patient.age()
                : Integer.valueOf((int) ChronoUnit.YEARS.between(born, patient.asOf()));
        Integer days = patient.ageDays() != null || born == null
                ? patient.ageDays()
                : Integer.valueOf((int) ChronoUnit.DAYS.between(born, patient.asOf()));
        if (years == null && days != null) {
            years = days / 365;
        }
        if (conditions != null) {
            pregnant = stated(pregnant, conditions, "PREGNANCY");
            lactating = stated(lactating, conditions, "LACTATION");
        }
        if (weeks != null && pregnant == null) {
            pregnant = true;
        }
        return new PatientFacts(
                patient.asOf(),
                years,
                days,
                patient.sex() == null ? null : patient.sex().toLowerCase(Locale.ROOT),
                pregnant,
                weeks,
                lactating,
                weightKg,
                kidney(patient.eGFR(), "eGFR", KidneyFunction.estimated(laboratories, years, patient.sex())),
                kidney(
                        patient.creatinineClearance(),
                        "creatinineClearance",
                        KidneyFunction.clearance(laboratories, years, patient.sex(), weightKg)),
                patient.liver(),
                conditions,
                laboratories,
                notUnderstood);
    }

    private static @Nullable Boolean stated(
            @Nullable Boolean known, List<PatientCondition> conditions, String conditionClass) {
        boolean suffers = conditions.stream().anyMatch(each -> each.classes().contains(conditionClass));
        return known == null && suffers ? Boolean.TRUE : known;
    }

    private PatientCondition condition(ConditionFact fact) {
        Optional<Set<String>> classes = knowledge.conditions(fact.name(), fact.code(), fact.system());
        return new PatientCondition(fact.id(), fact.name(), classes.orElse(Set.of()), classes.isPresent());
    }

    /** What was told outright is true now; else what was measured, and else what follows from it. */
    private @Nullable Measurement kidney(@Nullable BigDecimal told, String test, @Nullable Measurement follows) {
        if (told != null) {
            String unit = test.equals("eGFR") ? "mL/min/1.73 m2" : "mL/min";
            String name = test.equals("eGFR") ? "eGFR" : "creatinine clearance";
            return new Measurement(null, name, told, unit, patient.asOf());
        }
        Measurement measured = laboratories.get(test);
        return measured == null ? follows : measured;
    }

    private void observed(LaboratoryFact fact) {
        String code = fact.code() == null ? "" : fact.code().strip();
        switch (code) {
            case WEIGHT -> weight(fact);
            case PREGNANCY -> pregnant = answered(fact, pregnant);
            case BREASTFEEDING -> lactating = answered(fact, lactating);
            case GESTATIONAL_AGE -> {
                if (fact.value() != null && weeks == null && within(fact, PREGNANCY_DAYS)) {
                    weeks = fact.value().intValue();
                }
            }
            default -> measured(fact);
        }
    }

    private boolean within(LaboratoryFact fact, int days) {
        return fact.date() != null && ChronoUnit.DAYS.between(fact.date(), patient.asOf()) <= days;
    }

    private @Nullable Boolean answered(LaboratoryFact fact, @Nullable Boolean known) {
        if (known != null || fact.codedValue() == null || !within(fact, PREGNANCY_DAYS)) {
            return known;
        }
        if (YES.contains(fact.codedValue())) {
            return true;
        }
        return NO.contains(fact.codedValue()) ? Boolean.FALSE : known;
    }

    private void weight(LaboratoryFact fact) {
        if (fact.value() == null || weightKg != null || !within(fact, WEIGHT_DAYS)) {
            return;
        }
        String unit = fact.unit() == null ? "" : fact.unit().toLowerCase(Locale.ROOT);
        switch (unit) {
            case "kg" -> weightKg = fact.value();
            case "g" -> weightKg = fact.value().movePointLeft(3);
            case "[lb_av]", "lb", "lbs" -> weightKg = fact.value().multiply(POUND_KG);
            default -> notUnderstood.add("weight in kg");
        }
    }

    private void measured(LaboratoryFact fact) {
        Optional<LaboratoryTest> known = knowledge.laboratory(fact.code(), fact.name());
        BigDecimal value = fact.value();
        if (known.isEmpty()) {
            if (fact.code() == null) {
                notUnderstood.add("laboratory value not recognized: " + fact.name());
            }
            return;
        }
        if (value == null) {
            return;
        }
        LaboratoryTest test = known.get();
        BigDecimal factor = fact.unit() == null
                ? BigDecimal.ONE
                : test.factors().get(fact.unit().strip().toLowerCase(Locale.ROOT));
        if (factor == null) {
            notUnderstood.add(test.name() + " in " + test.unit() + ", not in " + fact.unit());
            return;
        }
        BigDecimal converted = value.multiply(factor);
        boolean plausible = converted.compareTo(test.lowest()) >= 0 && converted.compareTo(test.highest()) <= 0;
        boolean future =
                fact.date() != null && fact.date().isAfter(patient.asOf().plusDays(1));
        if (!plausible || future) {
            notUnderstood.add("a plausible " + test.name());
            return;
        }
        Measurement measurement = new Measurement(fact.id(), test.name(), converted, test.unit(), fact.date());
        laboratories.merge(test.id(), measurement, PatientFactsReading::newer);
    }

    private static Measurement newer(Measurement one, Measurement other) {
        if (one.date() == null || other.date() == null) {
            return other.date() == null && one.date() != null ? one : other;
        }
        return one.date().isAfter(other.date()) ? one : other;
    }
}
