package org.scriptline.pharmacy.servicelevel;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What may be told of days, each of enough messages, without telling of any one that from one to ten of its messages were something, nor that all but from one to
 * ten were: who knows the one knows the other. Such a day is silent about the count.
 */
final class SmallCounts {

    private static final int MOST = Level.FEWEST - 1;
    /** With more messages a count is small or its rest is, never both. */
    private static final int BOTH_SMALL = 2 * MOST;

    private SmallCounts() {}

    /** Whether so few must not be told of. */
    static boolean few(long count) {
        return count > 0 && count <= MOST;
    }

    /**
     * Whether the sum of a count may be told. While a month runs no silent day may be in it, or the sums of two days would tell it. Once it is settled and told a
     * single time, they may where the sum leaves to each of them every count from one to ten.
     */
    static boolean told(List<Tally> days, ToLongFunction<Tally> count, boolean settled) {
        List<Tally> silent = days.stream().filter(day -> silent(day, count)).toList();
        if (silent.isEmpty()) {
            return true;
        }
        long others = silent.size() - 1L;
        long sum = silent.stream().mapToLong(count).sum();
        return settled
                && silent.stream().allMatch(day -> few(count.applyAsLong(day)))
                && sum >= others + MOST
                && sum <= others * MOST + 1;
    }

    private static boolean silent(Tally day, ToLongFunction<Tally> count) {
        long counted = count.applyAsLong(day);
        return few(counted) || few(day.messages() - counted);
    }

    /** Whether the refusals of days may be told one kind beside the other: only where each kind is told of each day, and what else could be reckoned from them. */
    static boolean refusalsTold(List<Tally> days) {
        return days.stream()
                .noneMatch(day -> silent(day, Tally::undelivered)
                        || few(day.rejected())
                        || few(day.failed())
                        || few(day.unknown())
                        || (day.failed() + day.unknown() > 0
                                && !silent(day, Tally::late)
                                && few(day.late() - day.failed() - day.unknown())));
    }

    /** Whether times of days rest on enough deliveries, and their being told does not tell how many there were. */
    static boolean timesTold(List<Tally> days) {
        return days.stream()
                .noneMatch(day ->
                        few(day.delivered()) || (day.messages() <= BOTH_SMALL && silent(day, Tally::undelivered)));
    }

    /** As few in time as a reader who knows what is told of the day must think possible. */
    static long leastInTime(Tally day) {
        if (!silent(day, Tally::late)) {
            return day.inTime();
        }
        return few(day.late()) && day.messages() > BOTH_SMALL ? day.messages() - MOST : 1;
    }

    /** As many in time as a reader who knows what is told of the day must think possible. */
    static long mostInTime(Tally day) {
        if (!silent(day, Tally::late)) {
            return day.inTime();
        }
        return few(day.late()) || day.messages() <= BOTH_SMALL ? day.messages() - 1 : MOST;
    }
}
