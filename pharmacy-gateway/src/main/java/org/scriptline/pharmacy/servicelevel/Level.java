package org.scriptline.pharmacy.servicelevel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a stretch of time. Shares have three decimals and are rounded down: 1 is all.
 *
 * @param withheld whether there were from one to ten messages, so that everything about them is null: it would tell of their patients
 * @param successRate delivered of all messages; null without one
 * @param p50Millis half of what was delivered was so within this time; null where nothing was
 * @param p99Millis the same of 99 in 100
 * @param inTimeRate what had its final word within the objective's time, of all messages; null without one
 * @param objectiveMet null without a message
 * @param reachability of the minutes in which something was tried, the share in which something was answered; null where nothing was tried
 * @param stoppedMinutes for how long operations kept messages back, begun minutes counted whole
 */
public record Level(
        boolean withheld,
        @Nullable Long messages,
        @Nullable Long delivered,
        @Nullable Long rejected,
        @Nullable Long failed,
        @Nullable Long unknown,
        @Nullable Long repeated,
        @Nullable BigDecimal successRate,
        @Nullable Long p50Millis,
        @Nullable Long p99Millis,
        @Nullable BigDecimal inTimeRate,
        @Nullable Boolean objectiveMet,
        @Nullable BigDecimal reachability,
        long stoppedMinutes) {

    /** The fewest messages that are told of; fewer, unless there were none, are withheld, as the Centers for Medicare & Medicaid Services do with cells of one to ten. */
    public static final int FEWEST = 11;

    private static final int DECIMALS = 3;
    private static final int SECONDS = 60;

    /** Whether so few must not be told of. */
    static boolean tooFew(long messages) {
        return messages > 0 && messages < FEWEST;
    }

    /** What may be published of a tally. */
    static Level of(Tally tally, Objective objective) {
        if (tooFew(tally.messages())) {
            return withheld(tally);
        }
        boolean any = tally.messages() > 0;
        return new Level(
                false,
                tally.messages(),
                tally.delivered(),
                tally.rejected(),
                tally.failed(),
                tally.unknown(),
                tally.repeated(),
                share(tally.delivered(), tally.messages()),
                tally.times().percentile(50),
                tally.times().percentile(99),
                share(tally.inTime(), tally.messages()),
                any ? objective.metBy(tally) : null,
                share(tally.minutesAnswered(), tally.minutesTried()),
                stopped(tally));
    }

    /** What may be published where messages are not told of. */
    static Level withheld(Tally tally) {
        return new Level(
                true,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                share(tally.minutesAnswered(), tally.minutesTried()),
                stopped(tally));
    }

    private static @Nullable BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.DOWN);
    }

    private static long stopped(Tally tally) {
        return (tally.stoppedSeconds() + SECONDS - 1) / SECONDS;
    }
}
