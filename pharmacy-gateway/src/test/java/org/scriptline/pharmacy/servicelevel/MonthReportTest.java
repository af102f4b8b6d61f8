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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is published of a month, and what is not. */
class MonthReportTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate FOURTH = NOVEMBER.atDay(4);
    private static final Objective OBJECTIVE = new Objective(new BigDecimal("0.99"), Duration.ofMinutes(15));
    private static final Objective LENIENT = new Objective(new BigDecimal("0.94"), Duration.ofMinutes(15));
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

    /** Every day of the month final. */
    private PartnerMonth settled() {
        List<CountedDay> days = NOVEMBER.atDay(1)
                .datesUntil(NOVEMBER.plusMonths(1).atDay(1))
                .map(day -> counted(day.getDayOfMonth(), true, OBJECTIVE))
                .toList();
        return MonthReport.of(
                        NOVEMBER,
                        NOVEMBER.plusMonths(1).atDay(1),
                        days,
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
                        940,
                        30,
                        15,
                        15,
                        70,
                        955,
                        60,
                        59,
                        61,
                        DeliveryTimes.of(61, 900, 100).plus(DeliveryTimes.of(256, 40, 1_200_000))));

        // When
        Level level = level(report(counted(1, true, OBJECTIVE)), 1);

        // Then
        assertThat(level)
                .isEqualTo(new Level(
                        false,
                        1000L,
                        940L,
                        30L,
                        15L,
                        15L,
                        70L,
                        new BigDecimal("0.940"),
                        101L,
                        1_200_000L,
                        new BigDecimal("0.955"),
                        false,
                        new BigDecimal("0.983"),
                        2));
    }

    @Test
    void theObjectiveIsMetExactlyAtItsShareAndNoShareIsRoundedUp() {
        // Given
        tallies.put(NOVEMBER.atDay(1), new Tally(9900, 0, 0, 100, 0, 9900, 1, 1, 0, DeliveryTimes.NONE));
        tallies.put(NOVEMBER.atDay(2), new Tally(9988, 0, 0, 12, 0, 9899, 1, 1, 0, DeliveryTimes.NONE));

        // When
        PartnerMonth month = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));

        // Then
        assertThat(level(month, 1).objectiveMet()).isTrue();
        assertThat(level(month, 2).objectiveMet()).isFalse();
        assertThat(level(month, 2).successRate()).isEqualTo(new BigDecimal("0.998"));
    }

    @Test
    void aDayIsHeldAgainstTheObjectiveOfThatDayAndTheMonthAgainstTheLastOne() {
        // Given
        tallies.put(NOVEMBER.atDay(1), new Tally(10_000, 0, 0, 0, 0, 9950, 1, 1, 0, DeliveryTimes.NONE));
        tallies.put(NOVEMBER.atDay(2), new Tally(10_000, 0, 0, 0, 0, 9950, 1, 1, 0, DeliveryTimes.NONE));

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
    void theSumsOfTwoDaysTellNothingOfAQuietDayBetweenThem() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(40));
        tallies.put(NOVEMBER.atDay(2), delivered(10));
        tallies.put(NOVEMBER.atDay(3), delivered(4));

        // When
        PartnerMonth yesterday = report(counted(1, true, OBJECTIVE));
        PartnerMonth today =
                report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE), counted(3, true, OBJECTIVE));

        // Then
        assertThat(today.daysLeftOut()).isEqualTo(2);
        assertThat(sum(today).messages()).isEqualTo(40);
        assertThat(sum(today).withheld()).isFalse();
        assertThat(sum(today)).isEqualTo(sum(yesterday));
    }

    @Test
    void quietDaysAreInNoSumHoweverManyTheyAre() {
        // Given
        tallies.put(NOVEMBER.atDay(1), delivered(10));
        tallies.put(NOVEMBER.atDay(2), delivered(10));

        // When
        PartnerMonth running = report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE));
        PartnerMonth settled = settled();

        // Then
        assertThat(sum(running).withheld()).isTrue();
        assertThat(sum(running).messages()).isNull();
        assertThat(sum(settled).withheld()).isTrue();
        assertThat(settled.daysLeftOut()).isEqualTo(2);
    }

    /** A hundred, of which so many were refused, as many had to be repeated, and were late. */
    private static Tally refused(long few) {
        return new Tally(100 - few, 0, few, 0, few, 100 - few, 2, 2, 0, DeliveryTimes.of(61, 100 - few, 100));
    }

    /** What is told of a hundred to each of which something happened that is not told. */
    private static Level silent(long messages, @Nullable Boolean objectiveMet) {
        return new Level(
                false,
                messages,
                null,
                null,
                null,
                null,
                null,
                null,
                100L,
                100L,
                null,
                objectiveMet,
                new BigDecimal("1.000"),
                0);
    }

    @Test
    void theSumsOfTwoDaysTellNothingThatADayDoesNot() {
        // Given
        tallies.put(NOVEMBER.atDay(1), refused(20));
        tallies.put(NOVEMBER.atDay(2), refused(3));

        // When
        PartnerMonth yesterday = report(counted(1, true, LENIENT));
        PartnerMonth today = report(counted(1, true, LENIENT), counted(2, true, LENIENT));

        // Then
        assertThat(sum(yesterday).failed()).isEqualTo(20);
        assertThat(sum(yesterday).delivered()).isEqualTo(80);
        assertThat(sum(yesterday).repeated()).isEqualTo(20);
        assertThat(sum(yesterday).inTimeRate()).isEqualTo(new BigDecimal("0.800"));
        assertThat(level(today, 2)).isEqualTo(silent(100, null));
        assertThat(sum(today)).isEqualTo(silent(200, false));
    }

    @Test
    void aSettledMonthTellsWhatLeavesEachDayEveryCountFromOneToTen() {
        // Given
        tallies.put(NOVEMBER.atDay(1), refused(5));
        tallies.put(NOVEMBER.atDay(2), refused(6));

        // When
        Level sum = sum(settled());

        // Then
        assertThat(sum)
                .isEqualTo(new Level(
                        false,
                        200L,
                        189L,
                        null,
                        null,
                        null,
                        11L,
                        new BigDecimal("0.945"),
                        100L,
                        100L,
                        new BigDecimal("0.945"),
                        false,
                        new BigDecimal("1.000"),
                        0));
    }

    @Test
    void aSettledMonthTellsNothingThatNarrowsTheCountOfADay() {
        // Given
        tallies.put(NOVEMBER.atDay(1), refused(10));
        tallies.put(NOVEMBER.atDay(2), refused(10));
        Level tens = sum(settled());
        tallies.put(NOVEMBER.atDay(2), refused(30));
        Level one = sum(settled());
        tallies.put(NOVEMBER.atDay(2), refused(2));

        // When
        Level twelve = sum(settled());

        // Then
        for (Level level : List.of(tens, one, twelve)) {
            assertThat(level.delivered()).isNull();
            assertThat(level.successRate()).isNull();
            assertThat(level.failed()).isNull();
            assertThat(level.repeated()).isNull();
            assertThat(level.inTimeRate()).isNull();
            assertThat(level.messages()).isEqualTo(200);
        }
    }

    @Test
    void theObjectiveIsToldWhereEveryPossibleCountSaysTheSame() {
        // Given
        tallies.put(NOVEMBER.atDay(1), new Tally(1000, 0, 0, 0, 0, 997, 1, 1, 0, DeliveryTimes.NONE));
        tallies.put(NOVEMBER.atDay(2), new Tally(50, 0, 0, 0, 0, 47, 1, 1, 0, DeliveryTimes.NONE));
        tallies.put(NOVEMBER.atDay(3), new Tally(500, 0, 0, 0, 0, 497, 1, 1, 0, DeliveryTimes.NONE));

        // When
        PartnerMonth month =
                report(counted(1, true, OBJECTIVE), counted(2, true, OBJECTIVE), counted(3, true, OBJECTIVE));

        // Then
        assertThat(month.days().subList(0, 3))
                .extracting(day -> Objects.requireNonNull(day.level()).objectiveMet())
                .containsExactly(true, false, null);
        assertThat(level(month, 1).inTimeRate()).isNull();
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
