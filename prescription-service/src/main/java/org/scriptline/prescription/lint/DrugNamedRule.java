package org.scriptline.prescription.lint;

import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** The order names a drug by code or in words. */
final class DrugNamedRule implements LintRule {
    @Override
    public String name() {
        return "drug-named";
    }

    @Override
    public List<Finding> check(LintContext context) {
        return context.order().drug().isNamed()
                ? List.of()
                : List.of(Finding.error(
                        ErrorCode.DRUG_MISSING, context.order().paths().drug()));
    }
}
