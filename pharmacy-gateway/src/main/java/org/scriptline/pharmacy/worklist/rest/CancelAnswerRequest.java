package org.scriptline.pharmacy.worklist.rest;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Whether the pharmacy lets the cancel happen, and why not. */
public record CancelAnswerRequest(
        @Nullable Boolean approved, @Nullable String comment) {

    boolean decision() {
        if (approved == null) {
            throw new ProblemException(ErrorCode.REQUIRED_FIELD_MISSING, "approved is missing.").withField("approved");
        }
        return approved;
    }
}
