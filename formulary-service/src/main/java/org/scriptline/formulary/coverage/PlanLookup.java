package org.scriptline.formulary.coverage;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.AliasRow;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.PlanKey;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;

/** Finds one plan in one release by contract, plan and segment, or by what stands on the member's card. */
final class PlanLookup {

    /** CMS's segment of a plan that is not divided. */
    private static final String UNDIVIDED = "000";

    private PlanLookup() {}

    private static final Pattern HIOS = Pattern.compile("(?:PayerPlan-|Formulary-)?([A-Za-z0-9.-]{1,64})");

    /** A marketplace plan by its HIOS id, or by the identifier of a payer's own plan. */
    static PlanResolution byHios(ServedRelease served, String written) {
        Matcher matcher = HIOS.matcher(written.strip());
        if (!matcher.matches()) {
            return new PlanResolution.Malformed("plan.hiosPlanId", "is no plan's identifier");
        }
        return served.planByHios(matcher.group(1).toUpperCase(Locale.ROOT))
                .or(() -> served.planByHios(matcher.group(1)))
                .map(plan -> found(served, plan))
                .orElseGet(() -> new PlanResolution.NotFound(
                        "plan.hiosPlanId",
                        "no plan " + matcher.group(1) + " in contract year "
                                + served.release().contractYear()));
    }

    static PlanResolution byContract(ServedRelease served, PlanCode code) {
        if (code.contractId() == null || code.planId() == null) {
            return new PlanResolution.NotFound(
                    code.contractId() == null ? "plan.contractId" : "plan.planId", "is missing");
        }
        Optional<String> contract = CodeForms.contract(code.contractId());
        Optional<String> plan = CodeForms.padded(code.planId(), 3);
        Optional<String> segment =
                code.segmentId() == null ? Optional.of(UNDIVIDED) : CodeForms.padded(code.segmentId(), 3);
        if (contract.isEmpty()) {
            return new PlanResolution.Malformed("plan.contractId", "is not a letter and up to four digits");
        }
        if (plan.isEmpty() || segment.isEmpty()) {
            return new PlanResolution.Malformed(
                    plan.isEmpty() ? "plan.planId" : "plan.segmentId", "is not made of up to three digits");
        }
        var key = new PlanKey(contract.get(), plan.get(), segment.get());
        return served.plan(key).map(row -> found(served, row)).orElseGet(() -> nearest(served, key, code.segmentId()));
    }

    /** Only on a miss is it worth walking through the plans, to say which part is wrong. */
    private static PlanResolution nearest(ServedRelease served, PlanKey key, @Nullable String segmentWritten) {
        int year = served.release().contractYear();
        List<PlanRow> ofContract = served.plans().stream()
                .filter(plan -> plan.key().contractId().equals(key.contractId()))
                .toList();
        if (ofContract.isEmpty()) {
            return new PlanResolution.NotFound(
                    "plan.contractId", "no contract " + key.contractId() + " in contract year " + year);
        }
        List<PlanRow> ofPlan = ofContract.stream()
                .filter(plan -> plan.key().planId().equals(key.planId()))
                .toList();
        if (ofPlan.isEmpty()) {
            return new PlanResolution.NotFound(
                    "plan.planId",
                    "contract " + key.contractId() + " has no plan " + key.planId() + " in contract year " + year);
        }
        if (segmentWritten == null && ofPlan.size() == 1) {
            return found(served, ofPlan.getFirst());
        }
        String segments = String.join(
                ", ", ofPlan.stream().map(plan -> plan.key().segmentId()).toList());
        return new PlanResolution.NotFound("plan.segmentId", "the plan has segments " + segments);
    }

    static PlanResolution byCard(ServedRelease served, PlanCode code) {
        if (code.bin() == null) {
            return new PlanResolution.NotFound("plan.bin", "is missing");
        }
        Optional<String> bin = CodeForms.padded(code.bin(), 6);
        if (bin.isEmpty()) {
            return new PlanResolution.Malformed("plan.bin", "is not made of up to six digits");
        }
        String pcn = upper(code.pcn());
        String group = upper(code.group());
        return served.aliases(bin.get()).stream()
                .filter(alias -> alias.pcn() == null || alias.pcn().equals(pcn))
                .filter(alias -> alias.group() == null || alias.group().equals(group))
                .max(Comparator.comparingInt(PlanLookup::length))
                .flatMap(alias -> served.plan(alias.plan()))
                .map(plan -> found(served, plan))
                .orElseGet(() -> noCard(served, bin.get()));
    }

    private static PlanResolution noCard(ServedRelease served, String bin) {
        return served.aliases(bin).isEmpty()
                ? new PlanResolution.NotFound("plan.bin", "no plan is known by BIN " + bin)
                : new PlanResolution.NotFound("plan.pcn", "no plan is known by this PCN and group under BIN " + bin);
    }

    /** BIN, PCN and group before BIN and PCN before BIN alone. */
    private static int length(AliasRow alias) {
        return (alias.pcn() == null ? 0 : 2) + (alias.group() == null ? 0 : 1);
    }

    private static @Nullable String upper(@Nullable String code) {
        return code == null ? null : code.strip().toUpperCase(Locale.ROOT);
    }

    private static PlanResolution found(ServedRelease served, PlanRow plan) {
        return new PlanResolution.Found(served, Objects.requireNonNull(plan), plan.formulary(), List.of());
    }
}
