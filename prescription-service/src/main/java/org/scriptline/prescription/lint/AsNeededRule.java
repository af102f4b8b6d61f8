package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** What is taken when needed says what for: coded or in words beside the dosage, in its text, or as the order's reason. */
final class AsNeededRule implements LintRule {
    @Override
    public String name() {
        return "as-needed-for-a-reason";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<Finding> findings = new ArrayList<>();
        if (!context.order().reasons().isEmpty()) {
            return findings;
        }
        for (int i = 0; i < context.words().size(); i++) {
            Instruction instruction =
                    context.order().directions().instructions().get(i);
            ReadSig words = context.words().get(i);
            boolean asNeeded = instruction.asNeeded() || words.asNeeded();
            if (asNeeded && instruction.asNeededFor() == null && !words.forAReason()) {
                findings.add(Finding.warning(
                        ErrorCode.AS_NEEDED_REASON_MISSING,
                        ElementPaths.instruction(i) + ".asNeeded[x]",
                        "It is taken when needed, and nothing says for what."));
            }
        }
        return findings;
    }
}
