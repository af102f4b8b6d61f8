package org.scriptline.formulary.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Unknown;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;

/** Finds the release, plan and formulary that a plan code names; a named formulary wins over the plan's own. */
final class PlanResolver {

    private static final String FORMULARY = "[A-Za-z0-9.-]{1,64}";
    private static final String PREFIX = "Formulary-";

    private PlanResolver() {}

    private static String stripped(String written) {
        String code = written.strip();
        return code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code;
    }

    static PlanResolution resolve(@Nullable PlanCode code, LocalDate asOf, List<ServedRelease> releases) {
        if (code == null || code.namesNothing()) {
            return new PlanResolution.NothingToAsk("plan", "no plan is on file");
        }
        if (releases.isEmpty()) {
            return new PlanResolution.NothingToAsk("release", "no formulary release is loaded");
        }
        Integer year = code.contractYear();
        List<ServedRelease> candidates = candidates(year, asOf, releases);
        if (candidates.isEmpty()) {
            return new PlanResolution.NotFound("plan.contractYear", "there is no release for contract year " + year);
        }
        // A miss is explained by a walk through all plans: the next release is asked only after one.
        PlanResolution nearest = in(candidates.getFirst(), code);
        for (int index = 1; index < candidates.size() && !(nearest instanceof PlanResolution.Found); index++) {
            if (in(candidates.get(index), code) instanceof PlanResolution.Found found) {
                return found;
            }
        }
        return nearest;
    }

    private static List<ServedRelease> candidates(
            @Nullable Integer year, LocalDate asOf, List<ServedRelease> releases) {
        if (releases.size() == 1 && year == null) {
            return releases;
        }
        return releases.stream()
                .filter(served -> year == null || served.release().contractYear() == year)
                .sorted(Comparator.comparingInt(served -> distance(served, asOf)))
                .toList();
    }

    /** The year asked for first, then the nearest earlier one, a later one last. */
    private static int distance(ServedRelease served, LocalDate asOf) {
        int years = asOf.getYear() - served.release().contractYear();
        return years >= 0 ? years : 1000 - years;
    }

    private static PlanResolution in(ServedRelease served, PlanCode code) {
        PlanResolution byPlan = code.hiosPlanId() != null && code.contractId() == null
                ? PlanLookup.byHios(served, code.hiosPlanId())
                : byCode(served, code);
        return code.formularyId() == null ? byPlan : withFormulary(served, code.formularyId(), code, byPlan);
    }

    private static PlanResolution byCode(ServedRelease served, PlanCode code) {
        return code.contractId() != null || code.planId() != null
                ? PlanLookup.byContract(served, code)
                : PlanLookup.byCard(served, code);
    }

    private static PlanResolution withFormulary(
            ServedRelease served, String written, PlanCode code, PlanResolution byPlan) {
        Optional<Integer> formulary = Optional.ofNullable(served.formularyNumber(stripped(written)))
                .or(() -> CodeForms.formulary(written)
                        .filter(number -> served.hasFormulary(number)
                                || served.plans().stream().anyMatch(plan -> number.equals(plan.formulary()))));
        if (formulary.isEmpty() && !written.strip().matches(FORMULARY)) {
            return new PlanResolution.Malformed("plan.formularyId", "is no formulary's identifier");
        }
        if (formulary.isEmpty()) {
            String shown =
                    CodeForms.formulary(written).map(CodeForms::formulary).orElse(written.strip());
            return new PlanResolution.NotFound(
                    "plan.formularyId",
                    "no formulary " + shown + " in contract year "
                            + served.release().contractYear());
        }
        boolean planNamed =
                code.contractId() != null || code.planId() != null || code.bin() != null || code.hiosPlanId() != null;
        if (!planNamed) {
            return new PlanResolution.Found(served, null, formulary.get(), List.of());
        }
        List<Unknown> notes = new ArrayList<>();
        PlanRow plan = null;
        switch (byPlan) {
            case PlanResolution.Found found -> {
                plan = found.plan();
                if (!Objects.equals(found.formulary(), formulary.get())) {
                    notes.add(new Unknown("plan", "the plan and the formulary named do not belong together"));
                }
            }
            case PlanResolution.NotFound missing -> notes.add(new Unknown(missing.field(), missing.reason()));
            case PlanResolution.NothingToAsk nothing -> notes.add(new Unknown(nothing.field(), nothing.reason()));
            case PlanResolution.Malformed malformed -> {
                return malformed;
            }
        }
        return new PlanResolution.Found(served, plan, formulary.get(), notes);
    }
}
