package org.scriptline.prescription.prescribing.rest;

import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.prescription.lint.LintedOrder;
import org.scriptline.prescription.lint.RequestedStatus;

/** Ids in addresses. */
final class Ids {

    private Ids() {}

    /** The id; what is no id is not there. */
    static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw new ProblemException(ErrorCode.NOT_FOUND);
        }
    }

    /** An edit never signs. */
    static void draft(LintedOrder.Accepted order) {
        if (order.order().status() != RequestedStatus.DRAFT) {
            throw new ProblemException(ErrorCode.STATE_CONFLICT, "An edit keeps status draft; sign with $sign.")
                    .withField("MedicationRequest.status");
        }
    }
}
