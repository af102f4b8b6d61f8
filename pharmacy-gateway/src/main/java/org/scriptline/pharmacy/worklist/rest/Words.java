package org.scriptline.pharmacy.worklist.rest;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** A pharmacist's comment. */
public record Words(@Nullable String comment) {

    /** How long a comment is at most. */
    static final int LONGEST = 500;

    static @Nullable String limited(@Nullable String comment) {
        return limited(comment, "comment");
    }

    /** The same of words that stand in another field. */
    static @Nullable String limited(@Nullable String words, String field) {
        if (words != null && words.length() > LONGEST) {
            throw new ProblemException(ErrorCode.TEXT_TOO_LONG, field + " has at most " + LONGEST + " characters.")
                    .withField(field);
        }
        return words == null || words.isBlank() ? null : words;
    }
}
