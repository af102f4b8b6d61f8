package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** There are directions, and each instruction has its own words. */
final class DirectionsRule implements LintRule {
    @Override
    public String name() {
        return "directions-written";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<String> texts = context.order().directions().texts();
        if (texts.isEmpty()) {
            return List.of(Finding.error(ErrorCode.SIG_MISSING, ElementPaths.DOSAGE));
        }
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isBlank()) {
                findings.add(Finding.error(ErrorCode.SIG_MISSING, ElementPaths.sigText(i)));
            }
        }
        return findings;
    }
}
