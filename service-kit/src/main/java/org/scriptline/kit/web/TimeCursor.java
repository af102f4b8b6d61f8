package org.scriptline.kit.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * Where a page of a list by time ends, the newest first: what comes after it is older, or of the same moment with a smaller id.
 *
 * @param id whatever the list has as one
 */
public record TimeCursor(Instant at, String id) {

    /** As callers get it; they do not read it. */
    public String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((at + "\n" + id).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The cursor that a page before gave.
     *
     * @throws ProblemException {@code PARAMETER_INVALID} for {@code cursor} when it is none
     */
    public static TimeCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", -1);
            if (parts.length == 2) {
                return new TimeCursor(QueryInstant.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw none();
        }
        throw none();
    }

    /** The refusal of a cursor that is none; also of one whose id is not of the list. */
    public static ProblemException none() {
        return new ProblemException(ErrorCode.PARAMETER_INVALID, "The cursor is not one of ours.").withField("cursor");
    }
}
