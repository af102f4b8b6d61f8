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
 * @param daysCounted how many finished days the sum is of
 * @param daysLeftOut how many of them had so few messages, all together, that the sum is without them: else it would tell what their days withhold
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
     * @param objective that the month is held against
     */
    static PartnerMonth of(
            String ncpdpId,
            String name,
            List<LocalDate> dates,
            SortedMap<LocalDate, CountedDay> counted,
            Map<LocalDate, Tally> tallies,
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
        List<Tally> few = finished.stream()
                .filter(tally -> Level.tooFew(tally.messages()))
                .toList();
        boolean leftOut = Level.tooFew(sum(few).messages());
        Tally told = sum(finished.stream()
                .map(tally -> leftOut && Level.tooFew(tally.messages()) ? tally.withoutMessages() : tally)
                .toList());
        Level sum = leftOut && told.messages() == 0 ? Level.withheld(told) : Level.of(told, objective);
        return new PartnerMonth(
                ncpdpId, name, finished.size(), leftOut ? few.size() : 0, finished.isEmpty() ? null : sum, days);
    }

    private static Tally sum(List<Tally> tallies) {
        return tallies.stream().reduce(Tally.NOTHING, Tally::plus);
    }
}
