package org.scriptline.pharmacy.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a day leaves open what is withheld. */
class SmallCountsTest {

    private static final Objective OBJECTIVE = new Objective(new BigDecimal("0.9"), Duration.ofMinutes(15));
    private static final Set<Long> ONE_TO_TEN =
            LongStream.rangeClosed(1, 10).boxed().collect(Collectors.toSet());

    private static Tally day(long delivered, long rejected, long failed, long inTime) {
        return new Tally(
                delivered,
                rejected,
                failed,
                0,
                0,
                inTime,
                1,
                1,
                0,
                delivered == 0 ? DeliveryTimes.NONE : DeliveryTimes.of(61, delivered, 100));
    }

    /** Every day of so many messages. */
    private static List<Tally> days(int messages) {
        List<Tally> days = new ArrayList<>();
        for (int rejected = 0; rejected <= messages; rejected++) {
            for (int failed = 0; failed <= messages - rejected; failed++) {
                for (int inTime = 0; inTime <= messages - failed; inTime++) {
                    days.add(day(messages - rejected - failed, rejected, failed, inTime));
                }
            }
        }
        return days;
    }

    private static List<Set<Long>> possible(Map<Level, List<Tally>> told, ToLongFunction<Tally> count) {
        return told.values().stream()
                .<Set<Long>>map(
                        same -> same.stream().map(count::applyAsLong).collect(Collectors.toCollection(TreeSet::new)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 15, 20, 21, 22, 31, 40})
    void whoeverKnowsAllThatIsToldOfADayKnowsNoCountFromOneToTen(int messages) {
        // Given
        Map<Level, List<Tally>> told = new HashMap<>();

        // When
        days(messages)
                .forEach(day -> told.computeIfAbsent(Level.of(day, OBJECTIVE), level -> new ArrayList<>())
                        .add(day));

        // Then
        for (ToLongFunction<Tally> count :
                List.<ToLongFunction<Tally>>of(Tally::undelivered, Tally::delivered, Tally::late, Tally::inTime)) {
            assertThat(possible(told, count))
                    .allMatch(values ->
                            values.stream().noneMatch(ONE_TO_TEN::contains) || values.containsAll(ONE_TO_TEN));
        }
        for (ToLongFunction<Tally> count :
                List.<ToLongFunction<Tally>>of(Tally::rejected, Tally::failed, day -> day.late() - day.failed())) {
            assertThat(possible(told, count))
                    .allMatch(values -> values.size() > 1 || values.stream().noneMatch(ONE_TO_TEN::contains));
        }
    }

    @Test
    void timesThatRestOnOneDeliveryOrWouldTellHowManyThereWereAreNotTold() {
        assertThat(Level.of(day(1, 20, 0, 21), OBJECTIVE).p50Millis()).isNull();
        assertThat(Level.of(day(11, 1, 0, 12), OBJECTIVE).p50Millis()).isNull();
        assertThat(Level.of(day(20, 1, 0, 21), OBJECTIVE).p50Millis()).isEqualTo(100);
        assertThat(Level.of(day(11, 0, 0, 11), OBJECTIVE).p99Millis()).isEqualTo(100);
    }

    @Test
    void refusalsAreToldOfElevenOrNoneOfEachKind() {
        assertThat(Level.of(day(50, 11, 12, 50), OBJECTIVE).rejected()).isEqualTo(11);
        assertThat(Level.of(day(50, 11, 12, 50), OBJECTIVE).failed()).isEqualTo(12);
        assertThat(Level.of(day(50, 11, 1, 50), OBJECTIVE).rejected()).isNull();
        assertThat(Level.of(day(50, 11, 1, 50), OBJECTIVE).delivered()).isEqualTo(50);
        assertThat(Level.of(day(50, 0, 0, 50), OBJECTIVE).rejected()).isZero();
        assertThat(Level.of(day(50, 1, 0, 51), OBJECTIVE).delivered()).isNull();
    }
}
