package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** Names each error-prone abbreviation in the directions with what to write instead. */
final class AbbreviationRule implements LintRule {
    @Override
    public String name() {
        return "no-error-prone-abbreviations";
    }

    @Override
    public List<Finding> check(LintContext context) {
        List<String> texts = context.order().directions().texts();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            for (ErrorProneAbbreviation abbreviation : ErrorProneAbbreviation.LIST) {
                String path = ElementPaths.sigText(i);
                abbreviation
                        .in(texts.get(i))
                        .ifPresent(written -> findings.add(Finding.warning(
                                ErrorCode.SIG_ABBREVIATION,
                                path,
                                "“" + written + "” can be misread; write “" + abbreviation.writeInstead() + "”.")));
            }
        }
        return findings;
    }
}
