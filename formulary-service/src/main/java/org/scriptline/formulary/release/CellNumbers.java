package org.scriptline.formulary.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads cells as numbers without regular expressions: a formulary file has five million such cells. */
final class CellNumbers {

    private static final int LONGEST_DECIMAL = 20;
    private static final int LONGEST_INTEGER = 9;

    private CellNumbers() {}

    static boolean digits(String cell) {
        for (int index = 0; index < cell.length(); index++) {
            if (cell.charAt(index) < '0' || cell.charAt(index) > '9') {
                return false;
            }
        }
        return !cell.isEmpty();
    }

    /** A plain decimal; null for anything else. "1E9" is a spreadsheet's damage, not a number somebody meant. */
    static @Nullable BigDecimal decimal(String cell) {
        if (cell.length() > LONGEST_DECIMAL) {
            return null;
        }
        int points = 0;
        int digits = 0;
        for (int index = cell.startsWith("-") ? 1 : 0; index < cell.length(); index++) {
            char character = cell.charAt(index);
            if (character == '.') {
                points++;
            } else if (character >= '0' && character <= '9') {
                digits++;
            } else {
                return null;
            }
        }
        return points > 1 || digits == 0 ? null : new BigDecimal(cell);
    }

    /** A whole number, also when written as 30.0 or 30.00; null for anything else. */
    static @Nullable Integer integer(String cell) {
        if (cell.length() <= LONGEST_INTEGER && digits(cell)) {
            return Integer.valueOf(cell);
        }
        BigDecimal value = decimal(cell);
        boolean whole = value != null
                && value.stripTrailingZeros().scale() <= 0
                && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return value != null && whole ? Integer.valueOf(value.intValue()) : null;
    }
}
