package org.scriptline.prescription.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;

/** The requester, and a supervisor where one is named, are prescribers of the practice that sends the order. */
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
        if (context.prescriber() == null) {
            return List.of(Finding.error(ErrorCode.PRESCRIBER_UNKNOWN, path + ".identifier"));
        }
        @Nullable OrderedSupervisor supervisor = context.order().supervisor();
        return supervisor == null || context.supervisor() != null
                ? List.of()
                : List.of(Finding.error(
                        ErrorCode.PRESCRIBER_UNKNOWN,
                        supervisor.path(),
                        "The supervisor must be named by the NPI of one of the practice's prescribers."));
    }
}
