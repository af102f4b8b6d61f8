package org.scriptline.pharmacy.servicelevel;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One pharmacy's month.
 *
 * @param daysCounted how many days are finished
 * @param daysLeftOut how many of them had so few messages that the sum is without them: the sums of two days, or of two days' figures, would tell what they withhold
 * @param sum over the finished days; null while none is
 * @param days each day of the month until today
 */
public record PartnerMonth(
        String ncpdpId,
        String name,
        int daysCounted,
        int daysLeftOut,
        @Nullable Level sum,
        List<PartnerDay> days) {

    public PartnerMonth {
        days = List.copyOf(days);
    }

    /**
     * The month from its days.
     *
     * @param counted the days that were counted, for whatever pharmacy
     * @param tallies of this pharmacy; a counted day without one had nothing
     * @param settled whether every day of the month is final
     * @param objective that the month is held against
     */
    static PartnerMonth of(
            String ncpdpId,
            String name,
            List<LocalDate> dates,
            SortedMap<LocalDate, CountedDay> counted,
            Map<LocalDate, Tally> tallies,
            boolean settled,
            Objective objective) {
        List<PartnerDay> days = new ArrayList<>();
        List<Tally> finished = new ArrayList<>();
        for (LocalDate date : dates) {
            CountedDay day = counted.get(date);
            if (day == null) {
                days.add(new PartnerDay(date, DayState.NOT_COUNTED, null));
                continue;
            }
            Tally tally = tallies.getOrDefault(date, day.nothingElse());
            DayState state = day.complete() ? DayState.FINAL : DayState.PROVISIONAL;
            days.add(new PartnerDay(date, state, Level.of(tally, day.objective())));
            if (day.complete()) {
                finished.add(tally);
            }
        }
        List<Tally> told = finished.stream()
                .map(tally -> SmallCounts.few(tally.messages()) ? tally.withoutMessages() : tally)
                .toList();
        int leftOut = (int) finished.stream()
                .filter(tally -> SmallCounts.few(tally.messages()))
                .count();
        return new PartnerMonth(
                ncpdpId,
                name,
                finished.size(),
                leftOut,
                finished.isEmpty() ? null : sum(told, leftOut > 0, settled, objective),
                days);
    }

    private static Level sum(List<Tally> told, boolean withoutSome, boolean settled, Objective objective) {
        return withoutSome && told.stream().allMatch(tally -> tally.messages() == 0)
                ? Level.withheld(told.stream().reduce(Tally.NOTHING, Tally::plus))
                : Level.of(told, settled, objective);
    }
}
