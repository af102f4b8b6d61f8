package org.scriptline.interaction.asking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.interaction.asking.ScreeningRequest.ConditionInput;
import org.scriptline.interaction.asking.ScreeningRequest.LaboratoryValue;
import org.scriptline.interaction.asking.ScreeningRequest.PatientFacts;
import org.scriptline.interaction.knowledge.Criterion.LiverImpairment;
import org.scriptline.interaction.screening.DescribedPatient;
import org.scriptline.interaction.screening.DescribedPatient.LaboratoryFact;

/** Reads the patient of a request and refuses what nobody can mean: a person of 200 years, or a pregnant man. */
final class PatientReading {
    private static final Set<String> SEXES = Set.of("male", "female", "other", "unknown");
    private static final int OLDEST_YEARS = 130;
    private static final int LONGEST_PREGNANCY_WEEKS = 45;
    private static final BigDecimal HEAVIEST_KG = BigDecimal.valueOf(700);
    private static final BigDecimal TALLEST_CM = BigDecimal.valueOf(280);
    private static final BigDecimal BEST_KIDNEY = BigDecimal.valueOf(400);

    private PatientReading() {}

    static DescribedPatient of(ScreeningRequest request, LocalDate today) {
        List<ConditionFact> conditions = request.conditions() == null ? null : conditions(request.conditions());
        List<LaboratoryFact> laboratories = laboratories(request.labs());
        PatientFacts facts = request.patient();
        if (facts == null) {
            return new DescribedPatient(
                    today, null, null, null, null, null, null, null, null, null, null, null, conditions, laboratories);
        }
        within("patient.age", facts.age(), 0, OLDEST_YEARS);
        within("patient.ageDays", facts.ageDays(), 0, OLDEST_YEARS * 366);
        within("patient.gestationalWeeks", facts.gestationalWeeks(), 0, LONGEST_PREGNANCY_WEEKS);
        positive("patient.weightKg", facts.weightKg(), HEAVIEST_KG);
        positive("patient.heightCm", facts.heightCm(), TALLEST_CM);
        notNegative("patient.eGFR", facts.eGFR(), BEST_KIDNEY);
        notNegative("patient.creatinineClearance", facts.creatinineClearance(), BEST_KIDNEY);
        String sex = sex(facts.sex());
        ages(facts, today);
        contradictions(facts, sex);
        return new DescribedPatient(
                today,
                facts.age(),
                facts.ageDays(),
                facts.birthDate(),
                sex,
                facts.pregnant(),
                facts.gestationalWeeks(),
                facts.lactating(),
                facts.weightKg(),
                facts.eGFR(),
                facts.creatinineClearance(),
                liver(facts.hepaticImpairment()),
                conditions,
                laboratories);
    }

    private static @Nullable String sex(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String sex = written.strip().toLowerCase(Locale.ROOT);
        if (!SEXES.contains(sex)) {
            throw new InvalidFieldException("patient.sex", "It is male, female, other or unknown.");
        }
        return sex;
    }

    private static void ages(PatientFacts facts, LocalDate today) {
        LocalDate born = facts.birthDate();
        if (born != null && (born.isAfter(today.plusDays(1)) || born.isBefore(today.minusYears(OLDEST_YEARS)))) {
            throw new InvalidFieldException("patient.birthDate", "Nobody who lives was born on this day.");
        }
        Integer age = facts.age();
        Integer days = facts.ageDays();
        long bornYears = born == null ? -1 : ChronoUnit.YEARS.between(born, today);
        if (age != null && born != null && Math.abs(age - bornYears) > 1) {
            throw new InvalidFieldException("patient.age", "It contradicts patient.birthDate.");
        }
        if (age != null && days != null && Math.abs(age - days / 365) > 1) {
            throw new InvalidFieldException("patient.ageDays", "It contradicts patient.age.");
        }
        if (days != null && born != null && Math.abs(days - ChronoUnit.DAYS.between(born, today)) > 2) {
            throw new InvalidFieldException("patient.ageDays", "It contradicts patient.birthDate.");
        }
    }

    private static void contradictions(PatientFacts facts, @Nullable String sex) {
        boolean expecting = Boolean.TRUE.equals(facts.pregnant());
        if ("male".equals(sex) && (expecting || facts.gestationalWeeks() != null)) {
            throw new InvalidFieldException(
                    "patient.pregnant", "It contradicts patient.sex; send only what is certain.");
        }
        if ("male".equals(sex) && Boolean.TRUE.equals(facts.lactating())) {
            throw new InvalidFieldException(
                    "patient.lactating", "It contradicts patient.sex; send only what is certain.");
        }
        if (Boolean.FALSE.equals(facts.pregnant()) && facts.gestationalWeeks() != null) {
            throw new InvalidFieldException("patient.gestationalWeeks", "It contradicts patient.pregnant.");
        }
    }

    private static @Nullable LiverImpairment liver(@Nullable String written) {
        if (written == null) {
            return null;
        }
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "mild", "a", "child-pugh a" -> LiverImpairment.MILD;
            case "moderate", "b", "child-pugh b" -> LiverImpairment.MODERATE;
            case "severe", "c", "child-pugh c" -> LiverImpairment.SEVERE;
            case "none", "unknown" -> null;
            default ->
                throw new InvalidFieldException(
                        "patient.hepaticImpairment", "It is none, mild, moderate, severe or unknown.");
        };
    }

    private static List<ConditionFact> conditions(List<ConditionInput> inputs) {
        List<ConditionFact> facts = new ArrayList<>();
        List<ConditionInput> given = RequestReading.limited("conditions", inputs, RequestReading.LIST_LIMIT);
        for (int i = 0; i < given.size(); i++) {
            String field = "conditions[" + i + "]";
            ConditionInput input = RequestReading.element(given.get(i), field);
            boolean named = input.name() != null && !input.name().isBlank();
            if (!named && (input.code() == null || input.code().isBlank())) {
                throw new InvalidFieldException(field + ".name", "A condition needs a name or a code.");
            }
            String name = RequestReading.bounded(
                    named ? Objects.requireNonNull(input.name()) : Objects.requireNonNull(input.code()),
                    field + ".name");
            facts.add(new ConditionFact(field, name, input.code(), input.system()));
        }
        return facts;
    }

    private static List<LaboratoryFact> laboratories(@Nullable List<LaboratoryValue> inputs) {
        List<LaboratoryFact> facts = new ArrayList<>();
        List<LaboratoryValue> given = RequestReading.limited("labs", inputs, RequestReading.LIST_LIMIT);
        for (int i = 0; i < given.size(); i++) {
            String field = "labs[" + i + "]";
            LaboratoryValue input = RequestReading.element(given.get(i), field);
            if (input.code() == null && (input.name() == null || input.name().isBlank())) {
                throw new InvalidFieldException(field + ".code", "A laboratory value needs a LOINC code or a name.");
            }
            if (input.value() == null) {
                throw new InvalidFieldException(field + ".value", "A laboratory value needs its number.");
            }
            facts.add(new LaboratoryFact(
                    field, input.code(), input.name(), input.value(), input.unit(), null, input.date()));
        }
        return facts;
    }

    private static void within(String field, @Nullable Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw new InvalidFieldException(field, "It is a number from " + least + " to " + most + ".");
        }
    }

    static void positive(String field, @Nullable BigDecimal value, BigDecimal most) {
        if (value != null && (value.signum() <= 0 || value.compareTo(most) > 0)) {
            throw new InvalidFieldException(field, "It is greater than 0 and at most " + most.toPlainString() + ".");
        }
    }

    private static void notNegative(String field, @Nullable BigDecimal value, BigDecimal most) {
        if (value != null && (value.signum() < 0 || value.compareTo(most) > 0)) {
            throw new InvalidFieldException(field, "It is a number from 0 to " + most.toPlainString() + ".");
        }
    }
}
