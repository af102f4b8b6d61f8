package org.scriptline.prescription.lint;

import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** Refills are 0 to 99. */
final class RefillsRule implements LintRule {
    private static final int MOST = 99;

    @Override
    public String name() {
        return "refills";
    }

    @Override
    public List<Finding> check(LintContext context) {
        int refills = context.order().supply().refills();
        return refills < 0 || refills > MOST
                ? List.of(Finding.error(ErrorCode.REFILLS_INVALID, ElementPaths.REFILLS))
                : List.of();
    }
}
