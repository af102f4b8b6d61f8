package org.scriptline.pharmacy.servicelevel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A page of the report of a month.
 *
 * @param asOf until when the latest of its days is counted; null when none is
 * @param objective as it was on its last finished day; what is configured now without one
 * @param partners by NCPDP id
 * @param next where the following page begins; null on the last
 */
public record MonthReport(
        YearMonth month,
        @Nullable Instant asOf,
        Objective objective,
        List<PartnerMonth> partners,
        @Nullable String next) {

    public MonthReport {
        partners = List.copyOf(partners);
    }

    /** A pharmacy with what was counted of it, by day. */
    public record Counted(String ncpdpId, String name, Map<LocalDate, Tally> tallies) {}

    /**
     * The report from what is stored.
     *
     * @param today in UTC
     * @param days those of the month that were counted
     * @param configured the objective as it is now
     */
    public static MonthReport of(
            YearMonth month,
            LocalDate today,
            List<CountedDay> days,
            List<Counted> partners,
            Objective configured,
            @Nullable String next) {
        SortedMap<LocalDate, CountedDay> counted = new TreeMap<>();
        days.forEach(day -> counted.put(day.day(), day));
        Objective objective = days.stream()
                .filter(CountedDay::complete)
                .max(Comparator.comparing(CountedDay::day))
                .map(CountedDay::objective)
                .orElse(configured);
        List<LocalDate> dates = dates(month, today);
        List<PartnerMonth> months = new ArrayList<>();
        for (Counted partner : partners) {
            months.add(PartnerMonth.of(
                    partner.ncpdpId(),
                    partner.name(),
                    dates,
                    counted,
                    partner.tallies(),
                    settled(month, days),
                    objective));
        }
        return new MonthReport(
                month,
                days.stream()
                        .map(CountedDay::until)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                objective,
                months,
                next);
    }

    /** Whether every day of it is over and counted, so that nothing of it changes any more. */
    public static boolean settled(YearMonth month, List<CountedDay> days) {
        return days.stream().filter(CountedDay::complete).count() == month.lengthOfMonth();
    }

    private static List<LocalDate> dates(YearMonth month, LocalDate today) {
        LocalDate end = month.atEndOfMonth();
        return month.atDay(1)
                .datesUntil((end.isAfter(today) ? today : end).plusDays(1))
                .toList();
    }
}
