package org.scriptline.kit.json;

import java.math.BigDecimal;

/** What can be stored and written out again. */
public final class Storable {

    /** The largest number of digits before, and after, the point. */
    public static final int DIGITS = 100;

    private Storable() {}

    /** Whether the text has neither a NUL, which PostgreSQL does not hold, nor half of a character, which UTF-8 does not. */
    public static boolean text(String text) {
        for (int index = 0; index < text.length(); index++) {
            char one = text.charAt(index);
            if (one == 0 || Character.isLowSurrogate(one)) {
                return false;
            }
            if (Character.isHighSurrogate(one)) {
                index++;
                if (index == text.length() || !Character.isLowSurrogate(text.charAt(index))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the number has at most {@link #DIGITS} digits on either side of the point. */
    public static boolean number(BigDecimal number) {
        long before = (long) number.precision() - number.scale();
        return number.scale() <= DIGITS && before <= DIGITS;
    }
}
