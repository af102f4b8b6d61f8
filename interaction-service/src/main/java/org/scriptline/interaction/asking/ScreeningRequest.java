package org.scriptline.interaction.asking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /screenings}. Omitted and null are the same: not known.
 *
 * @param draft the drugs in question, at most 50
 * @param active what the patient takes or took, at most 500
 * @param allergies null when nobody asked, empty when there are none
 */
public record ScreeningRequest(
        @Nullable PatientFacts patient,
        @Nullable List<Drug> draft,
        @Nullable List<Drug> active,
        @Nullable List<AllergyInput> allergies,
        @Nullable List<ConditionInput> conditions,
        @Nullable List<LaboratoryValue> labs) {

    /** Facts about the patient; {@code id} names one of the caller's own records, whose stored profile is added. */
    public record PatientFacts(
            @Nullable String id,
            @Nullable Integer age,
            @Nullable Integer ageDays,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable Boolean pregnant,
            @Nullable Integer gestationalWeeks,
            @Nullable Boolean lactating,
            @Nullable BigDecimal weightKg,
            @Nullable BigDecimal heightCm,
            @Nullable BigDecimal eGFR,
            @Nullable BigDecimal creatinineClearance,
            @Nullable String hepaticImpairment) {}

    /**
     * A drug by name, code or ingredients.
     *
     * @param unii FDA's substance code, system {@code http://fdasis.nlm.nih.gov}
     * @param status of an active drug: active, stopped, completed, not-taken or entered-in-error
     * @param replaces id of the active drug that a draft renews or replaces
     */
    public record Drug(
            @Nullable String id,
            @Nullable String name,
            @Nullable String rxcui,
            @Nullable String ndc,
            @Nullable String unii,
            @Nullable String route,
            @Nullable String status,
            @Nullable Integer stoppedDaysAgo,
            @Nullable LocalDate startedOn,
            @Nullable String source,
            @Nullable BigDecimal dailyDoseMg,
            @Nullable BigDecimal singleDoseMg,
            @Nullable BigDecimal timesPerDay,
            @Nullable BigDecimal doseRateMcgPerHour,
            @Nullable Integer durationDays,
            @Nullable String indication,
            @Nullable String doseText,
            @Nullable String prescriber,
            @Nullable List<IngredientInput> ingredients,
            @Nullable String replaces) {}

    public record IngredientInput(
            @Nullable String name,
            @Nullable String rxcui,
            @Nullable String unii,
            @Nullable BigDecimal dailyDoseMg) {}

    public record AllergyInput(
            @Nullable String substance,
            @Nullable String rxcui,
            @Nullable String unii,
            @Nullable String reaction,
            @Nullable String type,
            @Nullable String criticality) {}

    public record ConditionInput(
            @Nullable String name,
            @Nullable String code,
            @Nullable String system) {}

    public record LaboratoryValue(
            @Nullable String code,
            @Nullable String name,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable LocalDate date) {}

    @Override
    public String toString() {
        return "ScreeningRequest[redacted]";
    }
}
