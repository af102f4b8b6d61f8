package org.scriptline.formulary.hooks.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.coverage.PlanCode;
import org.scriptline.kit.hooks.fhir.Fhir;
import org.scriptline.kit.hooks.fhir.Resources;

/** Finds the plan that a prefetched Coverage names; several active coverages are not chosen from. */
final class CoverageReader {

    private static final Pattern PART_D = Pattern.compile("([A-Za-z][0-9]{1,4})-([0-9]{1,3})(?:-([0-9]{1,3}))?");

    private CoverageReader() {}

    /** Null when no plan is known; the reason is then among {@code unknown}. */
    static @Nullable PlanCode plan(JsonNode prefetch, List<String> unknown, Resources resources) {
        JsonNode sent = prefetch.path("coverage");
        if (!"Bundle".equals(Fhir.text(sent, "resourceType")) && !"Coverage".equals(Fhir.text(sent, "resourceType"))) {
            return sent.isNull() ? null : none(unknown, "coverage (not sent)");
        }
        if (Fhir.list(sent, "link").stream().anyMatch(link -> "next".equals(Fhir.text(link, "relation")))) {
            return none(unknown, "coverage (sent in part)");
        }
        List<JsonNode> coverages = "Coverage".equals(Fhir.text(sent, "resourceType"))
                ? List.of(sent)
                : resources.of(sent).stream()
                        .filter(resource -> "Coverage".equals(Fhir.text(resource, "resourceType")))
                        .toList();
        List<PlanCode> plans = coverages.stream()
                .filter(coverage -> "active".equals(Fhir.text(coverage, "status")))
                .map(CoverageReader::code)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return plans.size() > 1
                ? none(unknown, "coverage (several plans are active)")
                : plans.isEmpty() ? null : plans.getFirst();
    }

    private static @Nullable PlanCode none(List<String> unknown, String reason) {
        unknown.add(reason);
        return null;
    }

    private static @Nullable PlanCode code(JsonNode coverage) {
        String plan = value(coverage, "plan");
        String bin = value(coverage, "rxbin");
        Matcher partD = PART_D.matcher(Objects.requireNonNullElse(plan, ""));
        if (partD.matches()) {
            return new PlanCode(partD.group(1), partD.group(2), partD.group(3), null, null, null, null, null, null);
        }
        if (bin != null) {
            return new PlanCode(
                    null, null, null, null, null, null, bin, value(coverage, "rxpcn"), value(coverage, "rxgroup"));
        }
        return plan == null ? null : new PlanCode(null, null, null, null, null, plan, null, null, null);
    }

    private static @Nullable String value(JsonNode coverage, String type) {
        return Fhir.list(coverage, "class").stream()
                .filter(entry -> Fhir.hasCode(entry.path("type"), java.util.Set.of(type)))
                .map(entry -> Fhir.text(entry, "value"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
