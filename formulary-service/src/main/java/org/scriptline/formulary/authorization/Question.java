package org.scriptline.formulary.authorization;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that a payer wants to know.
 *
 * @param id the payer's own, unique within a case
 * @param choices what may be chosen; empty for other kinds
 * @param required whether the answers are not handed in without it
 */
public record Question(String id, String text, Kind kind, List<String> choices, boolean required) {

    /** The longest answer in characters. */
    public static final int LONGEST = 1_000;

    /** The form of an answer. */
    public enum Kind {
        /** {@code yes} or {@code no}. */
        YES_NO,
        /** One of the choices, word for word. */
        CHOICE,
        /** A decimal number. */
        NUMBER,
        /** A calendar date, ISO 8601. */
        DATE,
        /** Words. */
        TEXT
    }

    public Question {
        choices = List.copyOf(choices);
    }

    /** What is wrong with an answer; null when nothing is. */
    public @Nullable String fault(String answer) {
        if (answer.isBlank() || answer.length() > LONGEST) {
            return "has 1 to " + LONGEST + " characters";
        }
        return switch (kind) {
            case YES_NO -> answer.equals("yes") || answer.equals("no") ? null : "is yes or no";
            case CHOICE -> choices.contains(answer) ? null : "is one of: " + String.join(", ", choices);
            case NUMBER -> number(answer) ? null : "is a number";
            case DATE -> date(answer) ? null : "is a date as 2026-11-21";
            case TEXT -> null;
        };
    }

    private static boolean number(String answer) {
        try {
            return new BigDecimal(answer).precision() <= 20;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    private static boolean date(String answer) {
        try {
            return !LocalDate.parse(answer).isBefore(LocalDate.EPOCH.minusYears(150));
        } catch (DateTimeException none) {
            return false;
        }
    }
}
