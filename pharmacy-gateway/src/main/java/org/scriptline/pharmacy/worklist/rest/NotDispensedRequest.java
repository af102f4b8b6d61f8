package org.scriptline.pharmacy.worklist.rest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** Why nothing is dispensed: a code of the closed list; OTHER needs a comment. */
public record NotDispensedRequest(
        @Nullable String reason, @Nullable String comment) {

    NotDispensedReason coded() {
        NotDispensedReason coded = Arrays.stream(NotDispensedReason.values())
                .filter(value -> value.code().equals(reason))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ErrorCode.REASON_INVALID).withField("reason"));
        if (coded == NotDispensedReason.OTHER && (comment == null || comment.isBlank())) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "OTHER needs a comment.").withField("comment");
        }
        return coded;
    }
}
