package org.scriptline.pharmacy.worklist.rest;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.web.QueryInstant;
import org.scriptline.pharmacy.worklist.WorklistItem;

/** Where a page ended, opaque to callers. */
record WorklistCursor(Instant receivedAt, UUID id) {

    static String after(WorklistItem last) {
        String text = last.receivedAt() + " " + last.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static WorklistCursor of(String cursor) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ", 2);
            return new WorklistCursor(QueryInstant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw new ProblemException(ErrorCode.PARAMETER_INVALID, "The cursor is not one of ours.")
                    .withField("cursor");
        }
    }
}
