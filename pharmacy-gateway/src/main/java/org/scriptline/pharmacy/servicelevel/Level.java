package org.scriptline.pharmacy.servicelevel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is published of a stretch of time. Shares have three decimals and are rounded down: 1 is all. A count that is from one to ten, or all but so many, is null,
 * and so is what would tell it.
 *
 * @param withheld whether there were messages on days of from one to ten only, so that everything about them is null: it would tell of their patients
 * @param rejected told with {@code failed} and {@code unknown} or, like them, not
 * @param successRate delivered of all messages; null without one
 * @param p50Millis half of what was delivered was so within this time; null where nothing was
 * @param p99Millis the same of 99 in 100
 * @param inTimeRate what had its final word within the objective's time, of all messages; null without one
 * @param objectiveMet null without a message, and where it depends on counts that are not told
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

    /** What may be published of a day. */
    static Level of(Tally day, Objective objective) {
        return SmallCounts.few(day.messages()) ? withheld(day) : of(List.of(day), false, objective);
    }

    /**
     * What may be published of days together.
     *
     * @param days without any of too few messages
     * @param settled whether this is told of them once, and never of some of them
     */
    static Level of(List<Tally> days, boolean settled, Objective objective) {
        Tally sum = days.stream().reduce(Tally.NOTHING, Tally::plus);
        boolean delivered = SmallCounts.told(days, Tally::undelivered, settled);
        boolean refusals = SmallCounts.refusalsTold(days);
        boolean times = SmallCounts.timesTold(days) || (settled && delivered);
        boolean inTime = SmallCounts.told(days, Tally::late, settled);
        return new Level(
                false,
                sum.messages(),
                delivered ? sum.delivered() : null,
                refusals ? sum.rejected() : null,
                refusals ? sum.failed() : null,
                refusals ? sum.unknown() : null,
                SmallCounts.told(days, Tally::repeated, settled) ? sum.repeated() : null,
                delivered ? share(sum.delivered(), sum.messages()) : null,
                times ? sum.times().percentile(50) : null,
                times ? sum.times().percentile(99) : null,
                inTime ? share(sum.inTime(), sum.messages()) : null,
                inTime ? met(sum.inTime(), sum.inTime(), sum, objective) : met(days, sum, objective),
                share(sum.minutesAnswered(), sum.minutesTried()),
                stopped(sum));
    }

    private static @Nullable Boolean met(List<Tally> days, Tally sum, Objective objective) {
        return met(
                days.stream().mapToLong(SmallCounts::leastInTime).sum(),
                days.stream().mapToLong(SmallCounts::mostInTime).sum(),
                sum,
                objective);
    }

    /** Null where it depends on how many there were between the two. */
    private static @Nullable Boolean met(long least, long most, Tally sum, Objective objective) {
        if (sum.messages() == 0) {
            return null;
        }
        boolean surely = objective.metBy(least, sum.messages());
        return surely == objective.metBy(most, sum.messages()) ? surely : null;
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
