package org.scriptline.pharmacy.partner;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many answers took how long, in classes that grow by a quarter: the first ends at 1 ms, the last but one at about 28 s,
 * the last holds everything longer. A percentile is the upper end of its class, so it is at most a quarter too large, never too small.
 */
public final class AnswerTimes {

    /** How many classes there are; stored with each minute, so it never changes. */
    public static final int CLASSES = 48;

    private static final double GROWTH = 1.25;

    private AnswerTimes() {}

    /** The class of a time in milliseconds. */
    public static int classOf(double millis) {
        if (millis <= 1) {
            return 0;
        }
        int index = (int) Math.ceil(Math.log(millis) / Math.log(GROWTH) - 1e-9);
        return Math.min(index, CLASSES - 1);
    }

    /** The upper end of a class in milliseconds, rounded up. */
    public static long upperEnd(int index) {
        return (long) Math.ceil(Math.pow(GROWTH, index) - 1e-9);
    }

    /**
     * The time within which this share of the answers came, in milliseconds; null without answers.
     *
     * @param share above 0 and at most 1
     */
    public static @Nullable Long percentile(long[] counts, double share) {
        long all = Arrays.stream(counts).sum();
        if (all == 0) {
            return null;
        }
        long wanted = (long) Math.ceil(all * share);
        long seen = 0;
        for (int index = 0; index < counts.length; index++) {
            seen += counts[index];
            if (seen >= wanted) {
                return upperEnd(index);
            }
        }
        throw new IllegalStateException("a share above 1");
    }
}
