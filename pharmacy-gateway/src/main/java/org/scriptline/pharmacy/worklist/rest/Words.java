package org.scriptline.pharmacy.worklist.rest;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** A pharmacist's comment. */
public record Words(@Nullable String comment) {

    /** How long a comment is at most. */
    static final int LONGEST = 500;

    static @Nullable String limited(@Nullable String comment) {
        if (comment != null && comment.length() > LONGEST) {
            throw new ProblemException(ErrorCode.TEXT_TOO_LONG, "comment has at most 500 characters.")
                    .withField("comment");
        }
        return comment == null || comment.isBlank() ? null : comment;
    }
}
