package org.scriptline.formulary.release;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written forms of plan and formulary codes, whose leading zeros get lost in spreadsheets. */
public final class CodeForms {

    private static final Pattern CONTRACT = Pattern.compile("([A-Z])([0-9]{1,4})");
    private static final int FORMULARY_DIGITS = 8;

    private CodeForms() {}

    /** A contract id as one letter and four digits; empty when it has no such form. */
    public static Optional<String> contract(String written) {
        Matcher matcher = CONTRACT.matcher(written.strip().toUpperCase(Locale.ROOT));
        return matcher.matches() ? Optional.of(matcher.group(1) + zeros(matcher.group(2), 4)) : Optional.empty();
    }

    /** A code of digits padded to its width; empty when it has another form. */
    public static Optional<String> padded(String written, int width) {
        String digits = written.strip();
        return digits.matches("[0-9]{1," + width + "}") ? Optional.of(zeros(digits, width)) : Optional.empty();
    }

    /** A formulary id as a number; empty when it is not one of up to eight digits. */
    public static Optional<Integer> formulary(String written) {
        return padded(written, FORMULARY_DIGITS).map(Integer::valueOf);
    }

    /** A formulary id as payers write it. */
    public static String formulary(int number) {
        return zeros(Integer.toString(number), FORMULARY_DIGITS);
    }

    private static String zeros(String digits, int width) {
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}
