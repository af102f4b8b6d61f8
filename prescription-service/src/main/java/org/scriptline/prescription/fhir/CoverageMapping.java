package org.scriptline.prescription.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Coverage.ClassComponent;
import org.hl7.fhir.r4.model.Coverage.CoverageStatus;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PlanReference;
import org.scriptline.prescription.lint.Finding;

/**
 * The plan from the first active contained Coverage: class {@code plan} is contract, plan and segment as
 * {@code S5820-034-000}, and {@code rxbin}, {@code rxpcn}, {@code rxgroup} are as on the card. A plan value of another
 * form is a warning: the order travels, its coverage stays unknown.
 */
final class CoverageMapping {
    private static final Pattern PLAN = Pattern.compile("([A-Z]\\d{4})-(\\d{1,3})(?:-(\\d{1,3}))?");
    private static final int PLAN_CODE_DIGITS = 3;

    private final List<Finding> findings;

    CoverageMapping(List<Finding> findings) {
        this.findings = findings;
    }

    @Nullable
    PlanReference plan(Contained contained) {
        return contained
                .all(Coverage.class)
                .filter(part -> !part.resource().hasStatus() || part.resource().getStatus() == CoverageStatus.ACTIVE)
                .findFirst()
                .map(part -> plan(part.resource(), part.path()))
                .orElse(null);
    }

    @Nullable
    PlanReference plan(Coverage coverage, String path) {
        Optional<Matcher> plan =
                Optional.ofNullable(value(coverage, "plan")).map(text -> PLAN.matcher(text.toUpperCase(Locale.ROOT)));
        if (plan.isPresent() && !plan.get().matches()) {
            findings.add(Finding.warning(
                    ErrorCode.PLAN_REFERENCE_INVALID,
                    path + ".class[" + index(coverage, "plan") + "].value",
                    "The plan is not written as contract, plan and segment (S5820-034-000); coverage stays unknown."));
            plan = Optional.empty();
        }
        @Nullable String bin = value(coverage, "rxbin");
        @Nullable String pcn = value(coverage, "rxpcn");
        @Nullable String group = value(coverage, "rxgroup");
        if (plan.isEmpty() && bin == null && pcn == null && group == null) {
            return null;
        }
        return new PlanReference(
                plan.map(match -> match.group(1)).orElse(null),
                plan.map(match -> padded(match.group(2))).orElse(null),
                plan.map(match -> match.group(3)).map(CoverageMapping::padded).orElse(null),
                bin,
                pcn,
                group,
                coverage.getSubscriberId());
    }

    /** Leading zeros may be missing in any plan code. */
    private static String padded(String code) {
        return "0".repeat(PLAN_CODE_DIGITS - code.length()) + code;
    }

    private static @Nullable String value(Coverage coverage, String type) {
        int index = index(coverage, type);
        return index < 0 ? null : coverage.getClass_().get(index).getValue();
    }

    private static int index(Coverage coverage, String type) {
        List<ClassComponent> classes = new ArrayList<>(coverage.getClass_());
        for (int i = 0; i < classes.size(); i++) {
            if (Codings.has(classes.get(i).getType(), Set.of(type))
                    && classes.get(i).hasValue()) {
                return i;
            }
        }
        return -1;
    }
}
