package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number that may be a range; low and high are equal when it is none. */
record Span(double low, double high) {
    private static final double SLACK = 0.05;

    static Span of(double only) {
        return new Span(only, only);
    }

    /** Whether the upper end of this one lies within the other, give or take a twentieth. */
    boolean agreesWith(Span other) {
        return high >= other.low * (1 - SLACK) && high <= other.high * (1 + SLACK)
                || other.high >= low * (1 - SLACK) && other.high <= high * (1 + SLACK);
    }

    Span times(double factor) {
        return new Span(low * factor, high * factor);
    }

    Span times(Span factor) {
        return new Span(low * factor.low, high * factor.high);
    }

    /** As people write it: 1 or 1 to 2. */
    String words() {
        return plain(low) + (low == high ? "" : " to " + plain(high));
    }

    static String plain(double number) {
        return new BigDecimal(number)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }
}
