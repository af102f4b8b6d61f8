package org.scriptline.pharmacy.inbound.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/** What operations must say before they touch a message. */
final class Given {

    private static final int LONGEST = 500;

    private Given() {}

    static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, field + " is needed, at most 500 characters.")
                    .withField(field);
        }
        return value.strip();
    }

    static UUID uuid(String field, @Nullable String value) {
        try {
            return UUID.fromString(text(field, value));
        } catch (IllegalArgumentException notOne) {
            throw new ProblemException(ErrorCode.REQUEST_FIELD_INVALID, field + " is an id.").withField(field);
        }
    }

    static String reason(@Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST) {
            throw new ProblemException(ErrorCode.REASON_INVALID, "A reason in words is needed, at most 500 characters.")
                    .withField("reason");
        }
        return value.strip();
    }
}
