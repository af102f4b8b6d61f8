package org.scriptline.interaction.profile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said of a drug of the profile.
 *
 * @param drug id of the profile's line: a prescription, or a drug of the history
 * @param on local date on which it happened, null when nobody knows
 * @param reason why, in words
 * @param how it is taken instead, for TAKEN_DIFFERENTLY
 * @param source staff, patient or pharmacy
 * @param by an NPI, a pharmacy or a token's subject
 * @param organisation practice or NCPDP id of whoever said it
 */
public record Mark(
        String drug,
        Kind kind,
        @Nullable LocalDate on,
        @Nullable String reason,
        @Nullable String how,
        String source,
        String by,
        String organisation,
        Instant at) {

    /** What is said. */
    public enum Kind {
        NOT_TAKING,
        STOPPED,
        TAKEN_DIFFERENTLY,
        /** Takes back what was said before. */
        TAKING;

        public boolean ends() {
            return this == NOT_TAKING || this == STOPPED;
        }
    }

    /** Staff reconcile; what patients and pharmacies report is shown, and does not silence a warning. */
    public boolean reconciles() {
        return source.equals("staff");
    }

    @Override
    public String toString() {
        return "Mark[" + kind + ", redacted]";
    }
}
