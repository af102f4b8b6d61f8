package org.scriptline.prescription.lint;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.Sig;

/** Texts fit the pharmacy message: cutting one off in silence could change a dose. */
final class TextLengthRule implements LintRule {
    private static final int SIG = 1_000;
    private static final int NOTE = 210;

    @Override
    public String name() {
        return "texts-fit";
    }

    @Override
    public List<Finding> check(LintContext context) {
        SubmittedOrder order = context.order();
        List<Finding> findings = new ArrayList<>();
        @Nullable Sig sig = order.directions().sig();
        if (sig != null && sig.text().length() > SIG) {
            findings.add(Finding.error(ErrorCode.SIG_TOO_LONG, sigPath(order)));
        }
        if (order.note() != null && order.note().length() > NOTE) {
            findings.add(Finding.error(ErrorCode.NOTE_TOO_LONG, ElementPaths.NOTE));
        }
        if (order.drug().isNamed()
                && Medications.description(order.drug(), context.recognition()).length()
                        > Medications.DESCRIPTION_LENGTH) {
            findings.add(Finding.error(
                    ErrorCode.TEXT_TOO_LONG,
                    order.paths().drug() + ".text",
                    "The drug's name is longer than 105 characters."));
        }
        return findings;
    }

    private static String sigPath(SubmittedOrder order) {
        return order.directions().texts().size() == 1 ? ElementPaths.sigText(0) : ElementPaths.DOSAGE;
    }
}
