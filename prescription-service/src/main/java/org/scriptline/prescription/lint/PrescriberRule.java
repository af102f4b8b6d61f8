package org.scriptline.prescription.lint;

import java.util.List;
import org.scriptline.contracts.errors.ErrorCode;

/** The requester is a prescriber of the practice that sends the order. */
final class PrescriberRule implements LintRule {
    @Override
    public String name() {
        return "prescriber-of-the-practice";
    }

    @Override
    public List<Finding> check(LintContext context) {
        String path = context.order().paths().requester();
        if (context.order().requesterNpi() == null) {
            return List.of(
                    Finding.error(ErrorCode.REQUIRED_FIELD_MISSING, path, "The requester must be named by an NPI."));
        }
        return context.prescriber() == null
                ? List.of(Finding.error(ErrorCode.PRESCRIBER_UNKNOWN, path + ".identifier"))
                : List.of();
    }
}
