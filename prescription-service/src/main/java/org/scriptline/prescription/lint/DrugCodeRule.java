package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.products.Ndc;

/** A drug code has a form that drug codes have: RxNorm digits; an NDC with hyphens or in eleven digits. */
final class DrugCodeRule implements LintRule {
    private static final Pattern RXCUI = Pattern.compile("\\d{1,8}");

    @Override
    public String name() {
        return "drug-code-form";
    }

    @Override
    public List<Finding> check(LintContext context) {
        OrderedDrug drug = context.order().drug();
        String path = context.order().paths().drug() + ".coding";
        List<Finding> findings = new ArrayList<>();
        if (drug.rxcuis().stream().anyMatch(code -> !RXCUI.matcher(code).matches())) {
            findings.add(Finding.error(ErrorCode.DRUG_CODE_INVALID, path, "The RxNorm code has other than digits."));
        }
        if (drug.ndc() != null) {
            switch (Ndc.read(drug.ndc())) {
                case Ndc.Read read -> {}
                case Ndc.Ambiguous ambiguous -> findings.add(Finding.error(ErrorCode.NDC_AMBIGUOUS, path));
                case Ndc.Malformed malformed ->
                    findings.add(
                            Finding.error(ErrorCode.DRUG_CODE_INVALID, path, "The NDC has a form that no NDC has."));
            }
        }
        return findings;
    }
}
