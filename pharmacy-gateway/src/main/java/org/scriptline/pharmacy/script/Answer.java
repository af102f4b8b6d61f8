package org.scriptline.pharmacy.script;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The choice that a response carries.
 *
 * @param reasonCodes at most {@link #CODES}, such as the coded reason of a denial or HQ for laboratory values that are pending
 * @param words the answerer's own, at most 210 characters
 * @param expectedOn when a pending decision is expected; null for the others
 */
public record Answer(
        Decision decision,
        List<String> reasonCodes,
        @Nullable String words,
        @Nullable LocalDate expectedOn) {

    /** How many reason codes a response carries. */
    public static final int CODES = 10;

    public Answer {
        reasonCodes = List.copyOf(reasonCodes);
    }

    /** Approved without conditions. */
    public static Answer approved(@Nullable String words) {
        return new Answer(Decision.APPROVED, List.of(), words, null);
    }

    /** Refused with at least a code or words. */
    public static Answer denied(List<String> reasonCodes, @Nullable String words) {
        return new Answer(Decision.DENIED, reasonCodes, words, null);
    }

    /** Free words may name a patient. */
    @Override
    public String toString() {
        return "Answer[" + decision + ", " + reasonCodes + "]";
    }
}
