package org.scriptline.formulary.release;

import java.util.Locale;
import java.util.Optional;

/** The written forms of plan and formulary codes, whose leading zeros get lost in spreadsheets. */
public final class CodeForms {

    private static final int CONTRACT_DIGITS = 4;
    private static final int FORMULARY_DIGITS = 8;

    private CodeForms() {}

    /** A contract id as one letter and four digits; empty when it has no such form. */
    public static Optional<String> contract(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        boolean letter = !code.isEmpty() && code.charAt(0) >= 'A' && code.charAt(0) <= 'Z';
        return letter && digits(code.substring(1), CONTRACT_DIGITS)
                ? Optional.of(code.charAt(0) + zeros(code.substring(1), CONTRACT_DIGITS))
                : Optional.empty();
    }

    /** A code of digits padded to its width; empty when it has another form. */
    public static Optional<String> padded(String written, int width) {
        String code = written.strip();
        return digits(code, width) ? Optional.of(zeros(code, width)) : Optional.empty();
    }

    /** Whether the code is made of one to {@code most} digits and nothing else. */
    public static boolean digits(String code, int most) {
        for (int place = 0; place < code.length(); place++) {
            if (code.charAt(place) < '0' || code.charAt(place) > '9') {
                return false;
            }
        }
        return !code.isEmpty() && code.length() <= most;
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
        return digits.length() >= width ? digits : "0".repeat(width - digits.length()) + digits;
    }
}
