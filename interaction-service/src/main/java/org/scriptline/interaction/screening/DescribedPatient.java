package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.ConditionFact;
import org.scriptline.interaction.knowledge.Criterion.LiverImpairment;

/**
 * A patient as somebody described him, before codes and words are looked up and what follows from them is worked out.
 *
 * @param asOf local date on which the question is asked
 * @param eGFR mL/min/1.73 m², as it is now
 * @param creatinineClearance mL/min, as it is now
 * @param conditions null when nobody asked
 * @param laboratories in any order
 */
public record DescribedPatient(
        LocalDate asOf,
        @Nullable Integer age,
        @Nullable Integer ageDays,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable Boolean pregnant,
        @Nullable Integer gestationalWeeks,
        @Nullable Boolean lactating,
        @Nullable BigDecimal weightKg,
        @Nullable BigDecimal eGFR,
        @Nullable BigDecimal creatinineClearance,
        @Nullable LiverImpairment liver,
        @Nullable List<ConditionFact> conditions,
        List<LaboratoryFact> laboratories) {

    /**
     * A laboratory value or observation as it was written.
     *
     * @param code LOINC, null when none was given
     * @param codedValue the answer code of a question, pregnancy for example
     */
    public record LaboratoryFact(
            @Nullable String id,
            @Nullable String code,
            @Nullable String name,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable String codedValue,
            @Nullable LocalDate date) {

        @Override
        public String toString() {
            return "LaboratoryFact[" + id + ", redacted]";
        }
    }

    @Override
    public String toString() {
        return "DescribedPatient[redacted]";
    }
}
