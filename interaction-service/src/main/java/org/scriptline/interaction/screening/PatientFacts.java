package org.scriptline.interaction.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.interaction.knowledge.Criterion.LiverImpairment;

/**
 * What is known of the patient on one day. Null is not known, everywhere.
 *
 * @param asOf local date on which the question is asked
 * @param sex male, female, other or unknown
 * @param gestationalWeeks completed weeks
 * @param eGFR mL/min/1.73 m²
 * @param creatinineClearance mL/min
 * @param conditions null when nobody asked, empty when there are none
 * @param laboratories the newest value by the id of its test
 * @param notUnderstood measurements that could not be read, each in words
 */
public record PatientFacts(
        LocalDate asOf,
        @Nullable Integer ageYears,
        @Nullable Integer ageDays,
        @Nullable String sex,
        @Nullable Boolean pregnant,
        @Nullable Integer gestationalWeeks,
        @Nullable Boolean lactating,
        @Nullable BigDecimal weightKg,
        @Nullable Measurement eGFR,
        @Nullable Measurement creatinineClearance,
        @Nullable LiverImpairment liver,
        @Nullable List<PatientCondition> conditions,
        Map<String, Measurement> laboratories,
        List<String> notUnderstood) {

    public PatientFacts {
        conditions = conditions == null ? null : List.copyOf(conditions);
        laboratories = Map.copyOf(laboratories);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /** Nothing is known but the day. */
    public static PatientFacts unknown(LocalDate asOf) {
        return new PatientFacts(
                asOf, null, null, null, null, null, null, null, null, null, null, null, Map.of(), List.of());
    }

    @Override
    public String toString() {
        return "PatientFacts[redacted]";
    }
}
