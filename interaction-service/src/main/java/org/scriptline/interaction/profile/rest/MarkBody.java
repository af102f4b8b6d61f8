package org.scriptline.interaction.profile.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.interaction.profile.Mark;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;

/**
 * What is said of a drug.
 *
 * @param on local date on which it happened
 * @param reason needed where the drug is not taken, up to 500 characters
 * @param how needed where it is taken differently, up to 500 characters
 */
public record MarkBody(
        Mark.@Nullable Kind kind,
        @Nullable LocalDate on,
        @Nullable String reason,
        @Nullable String how) {

    private static final int TEXT_LIMIT = 500;
    private static final int FIRST_YEAR = 1900;

    static MarkBody checked(@Nullable MarkBody body, LocalDate today) {
        if (body == null || body.kind() == null) {
            throw new ProblemException(
                            ErrorCode.REQUIRED_FIELD_MISSING,
                            "The kind is NOT_TAKING, STOPPED, TAKEN_DIFFERENTLY or TAKING.")
                    .withField("kind");
        }
        if (body.on() != null
                && (body.on().isAfter(today.plusDays(1)) || body.on().getYear() < FIRST_YEAR)) {
            throw new ProblemException(ErrorCode.DATE_INVALID).withField("on");
        }
        limited(body.reason(), "reason", body.kind().ends());
        limited(body.how(), "how", body.kind() == Mark.Kind.TAKEN_DIFFERENTLY);
        return body;
    }

    private static void limited(@Nullable String text, String field, boolean needed) {
        boolean missing = needed && (text == null || text.isBlank());
        if (missing || (text != null && text.length() > TEXT_LIMIT)) {
            throw new ProblemException(
                            ErrorCode.REASON_INVALID, "A text of 1 to " + TEXT_LIMIT + " characters is needed.")
                    .withField(field);
        }
    }

    Mark mark(String drug, String source, Caller who, Instant at) {
        return new Mark(
                drug,
                Objects.requireNonNull(kind),
                on,
                reason,
                how,
                source,
                who.actor().name(),
                who.org(),
                at);
    }

    /** Everything that is said, to recognise the same request again; never to be logged. */
    String asked() {
        return kind + "|" + on + "|" + reason + "|" + how;
    }

    @Override
    public String toString() {
        return "MarkBody[redacted]";
    }
}
