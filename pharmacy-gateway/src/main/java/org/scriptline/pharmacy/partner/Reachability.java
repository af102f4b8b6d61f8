package org.scriptline.pharmacy.partner;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How deliveries to a pharmacy went in a stretch of time.
 *
 * @param attempts that ended in it
 * @param answered those that brought a SCRIPT answer, an Error too
 * @param accepted those that were accepted
 * @param successRate accepted of all attempts, 0 to 1 with three decimals; null without an attempt
 * @param p50Millis half of the answers came within this time from the start of the attempt, at most a quarter too large; null without an answer
 * @param p99Millis the same of 99 in 100
 * @param lastAnswerAt of the last answer in it; null without one
 */
public record Reachability(
        long attempts,
        long answered,
        long accepted,
        @Nullable BigDecimal successRate,
        @Nullable Long p50Millis,
        @Nullable Long p99Millis,
        @Nullable Instant lastAnswerAt) {

    /** Nothing was tried. */
    public static final Reachability NOTHING_TRIED = of(0, 0, 0, new long[AnswerTimes.CLASSES], null);

    private static final int DECIMALS = 3;

    /** From sums. */
    public static Reachability of(
            long attempts, long answered, long accepted, long[] times, @Nullable Instant lastAnswerAt) {
        return new Reachability(
                attempts,
                answered,
                accepted,
                attempts == 0
                        ? null
                        : BigDecimal.valueOf(accepted)
                                .divide(BigDecimal.valueOf(attempts), DECIMALS, RoundingMode.HALF_UP),
                AnswerTimes.percentile(times, 0.5),
                AnswerTimes.percentile(times, 0.99),
                lastAnswerAt);
    }
}
