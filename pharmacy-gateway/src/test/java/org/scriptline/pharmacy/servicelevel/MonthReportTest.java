package org.scriptline.pharmacy.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is published of a month, and what is not. */
class MonthReportTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate FOURTH = NOVEMBER.atDay(4);
    private static final Objective OBJECTIVE = new Objective(new BigDecimal("0.99"), Duration.ofMinutes(15));
    private static final Objective STRICTER = new Objective(new BigDecimal("0.999"), Duration.ofMinutes(5));

    private final Map<LocalDate, Tally> tallies = new HashMap<>();

    private static CountedDay counted(int day, boolean complete, Objective objective) {
        LocalDate date = NOVEMBER.atDay(day);
        return new CountedDay(
                date,
                complete,
                (complete ? date.plusDays(1) : date)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                objective,
                0);
    }

    /** So many delivered, each in a hundred milliseconds. */
    private static Tally delivered(long messages) {
        return new Tally(messages, 0, 0, 0, 0, messages, 2, 2, 0, DeliveryTimes.of(61, messages, 100));
    }

    private PartnerMonth report(CountedDay... days) {
        return MonthReport.of(
                        NOVEMBER,
                        FOURTH,
                        List.of(days),
                        List.of(new MonthReport.Counted("5900001", "Corner", tallies)),
                        OBJECTIVE,
                        null)
                .partners()
                .getFirst();
    }

    private static Level sum(PartnerMonth month) {
        return Objects.requireNonNull(month.sum());
    }

    private static Level level(PartnerMonth month, int day) {
        return Objects.requireNonNull(month.days().get(day - 1).level());
    }

    @Test
    void everyFigureOfADayIsWhatWasCounted() {
        // Given
        tallies.put(
                NOVEMBER.atDay(1),
                new Tally(
                        95,
                        3,
                        1,
                        1,
                        7,
                        97,
                        60,
                        59,
                        61,
                        DeliveryTimes.of(61, 94, 100).plus(DeliveryTimes.of(256, 1, 1_200_000))));

        // When
        Level level = level(report(counted(1, true, OBJECTIVE)), 1);

        // Then
        assertThat(level)
                .isEqualTo(new Level(
                        false,
                        100L,
                        95L,
                        3L,
                        1L,
                        1L,
                        7L,
                        new BigDecimal("0.950"),
                        101L,
                        1_200_000L,
                        new BigDecimal("0.970"),
                        false,
                        new BigDecimal("0.983"),
                        2));
    }

    @Test
    void theObjectiveIsMetExactlyAtItsShareAndNoShareIsRoundedUp() {
        // Given
        tallies.put(NOVEMBER.atDay(1), new Tally(9900, 0, 0, 100, 0, 9900, 1, 1, 0, DeliveryTimes.NONE));
        tallies.put(NOVEMBER.atDay(2), new Tally(9999, 0, 0, 1, 0, 9899, 1, 1, 0, DeliveryTimes.NONE));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));

        // Then
        assertThat(level(month, 1).objectiveMet()).isTrue();
        assertThat(level(month, 2).objectiveMet()).isFalse();
        assertThat(level(month, 2).successRate()).isEqualTo(new BigDecimal("0.999"));
    }

    @Test
    void aDayIsHeldAgainstTheObjectiveOfThatDayAndTheMonthAgainstTheLastOne() {
        // Given
        tallies.put(NOVEMBER.atDay(1), new Tally(1000, 0, 0, 0, 0, 995, 1, 1, 0, DeliveryTimes.NONE));
        tallies.put(NOVEMBER.atDay(2), new Tally(1000, 0, 0, 0, 0, 995, 1, 1, 0, DeliveryTimes.NONE));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, STRICTER));

        // Then
        assertThat(level(month, 1).objectiveMet()).isTrue();
        assertThat(level(month, 2).objectiveMet()).isFalse();
        assertThat(sum(month).objectiveMet()).isFalse();
        assertThat(sum(month).inTimeRate()).isEqualTo(new BigDecimal("0.995"));
    }

    @Test
    void todayIsProvisionalAndNoPartOfTheMonthAndADayThatNobodyCountedSaysSo() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(20));
        tallies.put(FOURTH, delivered(30));

        // When
        PartnerMonth month =
                report(counted(1, true, OBJECTIVE), counted(3, true, OBJECTIVE), counted(4, false, OBJECTIVE));

        // Then
        assertThat(month.days())
                .extracting(PartnerDay::state)
                .containsExactly(DayState.FINAL, DayState.NOT_COUNTED, DayState.FINAL, DayState.PROVISIONAL);
        assertThat(sum(month).messages()).isEqualTo(20);
        assertThat(month.daysCounted()).isEqualTo(2);
        assertThat(level(month, 3).messages()).isZero();
        assertThat(level(month, 3).successRate()).isNull();
        assertThat(level(month, 3).objectiveMet()).isNull();
        assertThat(level(month, 3).reachability()).isNull();
        assertThat(level(month, 4).messages()).isEqualTo(30);
    }

    @Test
    void tenMessagesAreNotToldOfAndElevenAre() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(10));
        tallies.put(NOVEMBER.atDay(2), delivered(11));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));

        // Then
        assertThat(level(month, 1))
                .isEqualTo(new Level(
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
                        new BigDecimal("1.000"),
                        0));
        assertThat(level(month, 2).messages()).isEqualTo(11);
    }

    @Test
    void theMonthLeavesOutQuietDaysWhoseSumWouldTellThem() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(4));
        tallies.put(NOVEMBER.atDay(2), delivered(40));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));

        // Then
        assertThat(month.daysLeftOut()).isEqualTo(1);
        assertThat(sum(month).messages()).isEqualTo(40);
        assertThat(sum(month).p99Millis()).isEqualTo(100);
    }

    @Test
    void theMonthOfAQuietPharmacyIsToldOnceItsDaysTogetherAreEnough() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(4));
        tallies.put(NOVEMBER.atDay(2), delivered(7));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));

        // Then
        assertThat(month.daysLeftOut()).isZero();
        assertThat(sum(month).messages()).isEqualTo(11);
        assertThat(level(month, 1).withheld()).isTrue();
        assertThat(level(month, 2).withheld()).isTrue();
    }

    @Test
    void aMonthOfTooFewIsWithheldAndNotTakenForOneOfNone() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(4));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));

        // Then
        assertThat(sum(month).withheld()).isTrue();
        assertThat(sum(month).messages()).isNull();
        assertThat(month.daysLeftOut()).isEqualTo(1);
    }

    @Test
    void aMonthWithoutAFinishedDayHasNoSumAndNotOneOfZero() {
        // Given
        tallies.put(FOURTH, delivered(20));

        // When
        PartnerMonth month = report(counted(4, false, OBJECTIVE));

        // Then
        assertThat(month.sum()).isNull();
        assertThat(month.daysCounted()).isZero();
    }

    @Test
    void onlyAMonthWhoseEveryDayIsFinalIsSettled() {
        // Given
        List<CountedDay> all = NOVEMBER.atDay(1)
                .datesUntil(NOVEMBER.plusMonths(1).atDay(1))
                .map(day -> counted(day.getDayOfMonth(), true, OBJECTIVE))
                .toList();

        // Then
        assertThat(MonthReport.settled(NOVEMBER, all)).isTrue();
        assertThat(MonthReport.settled(NOVEMBER, all.subList(1, 30))).isFalse();
    }
}
