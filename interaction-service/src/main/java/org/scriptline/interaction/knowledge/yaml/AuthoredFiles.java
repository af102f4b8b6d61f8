package org.scriptline.interaction.knowledge.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.screening.Evidence;
import org.scriptline.contracts.screening.Severity;

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
            @Nullable String reviewState) {}

    /** Either a class or an ingredient; the route groups are systemic when none is named. */
    record AuthoredSide(
            @com.fasterxml.jackson.annotation.JsonProperty("class") @Nullable
            String classId,

            @Nullable String ingredient,
            @Nullable List<String> routes) {}

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
