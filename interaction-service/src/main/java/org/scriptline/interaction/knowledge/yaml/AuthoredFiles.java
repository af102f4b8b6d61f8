package org.scriptline.interaction.knowledge.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.interaction.knowledge.Range;

/** The shapes of the authored files, exactly as they are written. */
final class AuthoredFiles {
    private AuthoredFiles() {}

    record Classes(List<AuthoredClass> classes) {}

    record AuthoredClass(String id, String name, String source, List<String> members) {}

    record Rules(List<AuthoredRule> rules) {}

    record AuthoredRule(
            String id,
            String kind,
            AuthoredSide a,
            AuthoredSide b,
            Severity severity,
            boolean oncHigh,
            @Nullable String mechanism,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable List<Evidence> evidence,
            @Nullable String precedence,
            @Nullable Washout washoutDays,
            @Nullable List<AuthoredModifier> modifiers,
            @Nullable String reviewState) {}

    /**
     * One of a class, an ingredient and a list of ingredients; the route groups are systemic when none is named.
     *
     * @param except ingredients of the class that are not meant
     */
    record AuthoredSide(
            @com.fasterxml.jackson.annotation.JsonProperty("class") @Nullable
            String classId,

            @Nullable String ingredient,
            @Nullable List<String> members,
            @Nullable List<String> except,
            @Nullable List<String> routes) {}

    /** Another severity, or the rule does not apply, when something holds. */
    record AuthoredModifier(
            List<AuthoredCriterion> when,
            @Nullable Severity severity,
            @Nullable Boolean suppress,
            @Nullable String note) {}

    /** Exactly one of its fields is given. */
    record AuthoredCriterion(
            @Nullable Range age,
            @Nullable Range ageDays,
            @Nullable Range gestationalWeeks,
            @Nullable Range weightKg,

            @com.fasterxml.jackson.annotation.JsonProperty("eGFR") @Nullable
            Range eGFR,

            @Nullable Range creatinineClearance,
            @Nullable AuthoredLaboratory lab,
            @Nullable String sex,
            @Nullable Boolean pregnant,
            @Nullable Boolean lactating,
            @Nullable String condition,
            @Nullable String liver,
            @Nullable AuthoredDose dose,
            @Nullable AuthoredSide taking,
            @Nullable AuthoredStop stopped,
            @Nullable AuthoredRoute route,
            @Nullable AuthoredIndication indication,
            @Nullable List<AuthoredCriterion> any,
            @Nullable AuthoredCriterion not) {}

    record AuthoredLaboratory(
            String name,
            @Nullable BigDecimal atLeast,
            @Nullable BigDecimal above,
            @Nullable BigDecimal atMost,
            @Nullable BigDecimal below,
            @Nullable Integer withinDays) {}

    /** The drug is a or b, a when it is not said; exactly one measure is given. */
    record AuthoredDose(
            @Nullable String of,
            @Nullable Range dailyMg,
            @Nullable Range totalDailyMg,
            @Nullable Range totalDailyMgPerKg,
            @Nullable Range singleMg,
            @Nullable Range timesPerDay,
            @Nullable Range durationDays) {}

    record AuthoredStop(@Nullable String of, Range daysAgo) {}

    record AuthoredRoute(@Nullable String of, List<String> in) {}

    record AuthoredIndication(@Nullable String of, List<String> any) {}

    record Checks(List<AuthoredCheck> checks) {}

    /**
     * A drug and what must hold of the patient or the dose: all of {@code when}.
     *
     * @param needed whether a screening names what it lacks for it; where it is not said, what could interrupt does,
     *     except for laboratory values and doses
     */
    record AuthoredCheck(
            String id,
            String kind,
            AuthoredSide drug,
            List<AuthoredCriterion> when,
            Severity severity,
            @Nullable String mechanism,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable List<Evidence> evidence,
            @Nullable List<AuthoredModifier> modifiers,
            @Nullable Boolean needed,
            @Nullable String precedence,
            @Nullable String reviewState) {}

    record Regimens(List<AuthoredRegimen> regimens) {}

    /** Either parts, each filled by another ingredient, or points that add up to {@code atLeast}. */
    record AuthoredRegimen(
            String id,
            @Nullable List<AuthoredPart> parts,
            @Nullable List<AuthoredPart> points,
            @Nullable Integer atLeast,
            @Nullable List<AuthoredCriterion> when,
            Severity severity,
            @Nullable String mechanism,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable List<Evidence> evidence,
            @Nullable List<AuthoredModifier> modifiers,
            @Nullable List<String> absorbs,
            @Nullable String reviewState) {}

    /**
     * Drugs that fill one role.
     *
     * @param each how many points each ingredient adds, 1 when it is not said
     */
    record AuthoredPart(
            String name, AuthoredSide drug, @Nullable Integer each) {}

    record Opioids(
            @Nullable List<AuthoredFactor> factors,
            @Nullable List<AuthoredLevel> levels) {}

    /** {@code per} is "mg a day" or "mcg an hour". */
    record AuthoredFactor(String ingredient, BigDecimal factor, String per) {}

    record AuthoredLevel(
            String id,
            BigDecimal atLeast,
            Severity severity,
            @Nullable String mechanism,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable List<Evidence> evidence,
            @Nullable List<AuthoredModifier> modifiers,
            @Nullable String reviewState) {}

    record Conditions(List<AuthoredCondition> conditions) {}

    record AuthoredCondition(
            String id,
            String name,
            @Nullable List<String> terms,
            @Nullable List<String> icd10,
            @Nullable List<String> snomed,
            @Nullable List<String> implies) {}

    record Laboratories(List<AuthoredTest> laboratories) {}

    record AuthoredTest(
            String id,
            String name,
            List<String> loinc,
            @Nullable List<String> terms,
            String unit,
            @Nullable Map<String, BigDecimal> units,
            BigDecimal lowest,
            BigDecimal highest,
            int withinDays) {}

    record Quiet(List<AuthoredQuiet> mustNotInterrupt) {}

    record AuthoredQuiet(String id, AuthoredSide a, AuthoredSide b, String source) {}

    /** Days after the stop of a drug of each side during which the rule still applies. */
    record Washout(int a, int b) {}

    record Duplicates(List<AuthoredDuplicate> duplicates) {}

    record AuthoredDuplicate(
            String id,

            @com.fasterxml.jackson.annotation.JsonProperty("class")
            String classId,

            @Nullable List<String> routes,
            Severity severity,
            @Nullable String mechanism,
            @Nullable String consequence,
            @Nullable String action,
            @Nullable List<Evidence> evidence,
            @Nullable String reviewState) {}

    record Allergies(
            @Nullable List<AuthoredGroup> groups,
            @Nullable List<String> noKnownAllergies,
            @Nullable List<NonDrugs> knownNonDrugs) {}

    record AuthoredGroup(
            String id,
            String name,
            List<String> terms,
            Severity sameIngredientSeverity,
            Severity groupSeverity,
            String source,
            @Nullable String note,
            List<String> members,
            @Nullable List<CrossReaction> crossReactive,
            @Nullable String reviewState) {}

    record CrossReaction(
            String group, Severity severity, @Nullable String note, String source) {}

    record NonDrugs(String category, List<String> terms) {}
}
