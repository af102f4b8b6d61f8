package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Reason;
import org.scriptline.contracts.products.Product;
import org.scriptline.contracts.products.RouteGroup;

/**
 * Where a pharmacist cannot judge dose and length without it, the reason for use is given: for systemic antibacterials and
 * for drugs that are often used beyond their label. Elsewhere it is welcome and not asked for.
 */
final class ReasonRule implements LintRule {
    private static final Set<String> ANTIBACTERIALS = Set.of(
            "amoxicillin",
            "ampicillin",
            "azithromycin",
            "cefaclor",
            "cefadroxil",
            "cefdinir",
            "cefixime",
            "cefpodoxime",
            "cefprozil",
            "ceftriaxone",
            "cefuroxime",
            "cephalexin",
            "ciprofloxacin",
            "clarithromycin",
            "clindamycin",
            "dicloxacillin",
            "doxycycline",
            "erythromycin",
            "levofloxacin",
            "linezolid",
            "metronidazole",
            "minocycline",
            "moxifloxacin",
            "nitrofurantoin",
            "ofloxacin",
            "penicillin v",
            "rifampin",
            "sulfamethoxazole",
            "tetracycline",
            "tinidazole",
            "trimethoprim",
            "vancomycin");

    private static final Set<String> OFTEN_OFF_LABEL = Set.of(
            "aripiprazole",
            "colchicine",
            "gabapentin",
            "haloperidol",
            "hydroxychloroquine",
            "ivermectin",
            "misoprostol",
            "olanzapine",
            "quetiapine",
            "risperidone",
            "topiramate",
            "ziprasidone");

    /** ICD-10-CM: a letter, a digit, a digit or letter, then at most four more. */
    private static final Pattern ICD10 =
            Pattern.compile("[A-Z]\\d[0-9A-Z](\\.?[0-9A-Z]{1,4})?", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return "reason-for-use";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<Finding> findings = new ArrayList<>();
        for (Reason reason : context.order().reasons()) {
            if (reason.icd10() != null && !ICD10.matcher(reason.icd10()).matches()) {
                findings.add(Finding.error(ErrorCode.REASON_CODE_INVALID, ElementPaths.REASON));
            }
        }
        if (!isGiven(context) && isAskedFor(context)) {
            findings.add(Finding.warning(
                    ErrorCode.REASON_MISSING,
                    ElementPaths.REASON,
                    "The pharmacist cannot judge dose and length of this drug without its reason."));
        }
        return findings;
    }

    private static boolean isGiven(LintContext context) {
        return !context.order().reasons().isEmpty()
                || context.words().stream().anyMatch(ReadSig::forAReason)
                || context.order().directions().instructions().stream().anyMatch(one -> one.asNeededFor() != null);
    }

    private static boolean isAskedFor(LintContext context) {
        @Nullable Product product = context.product();
        boolean systemic = product == null || product.routeGroup() == RouteGroup.SYSTEMIC;
        return systemic
                && context.ingredients().stream()
                        .anyMatch(name -> ANTIBACTERIALS.contains(name) || OFTEN_OFF_LABEL.contains(name));
    }
}
