package org.scriptline.pharmacy.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Percentiles from classes that can be added up. */
class DeliveryTimesTest {

    /** As {@code width_bucket} of PostgreSQL counts: how many classes begin at or before it. */
    private static int classOf(long millis) {
        int found = Collections.binarySearch(DeliveryTimes.begins(), millis);
        return found >= 0 ? found + 1 : -found - 1;
    }

    private static DeliveryTimes times(List<Long> all) {
        return all.stream()
                .map(millis -> DeliveryTimes.of(classOf(millis), 1, millis))
                .reduce(DeliveryTimes.NONE, DeliveryTimes::plus);
    }

    @Test
    void noClassIsWiderThanATwentiethOfItsShortestTime() {
        // Given
        List<Long> begins = DeliveryTimes.begins();

        // When
        List<Long> tooWide = begins.subList(0, begins.size() - 1).stream()
                .filter(begin -> 20 * (begins.get(begins.indexOf(begin) + 1) - 1) > 21 * begin)
                .toList();

        // Then
        assertThat(tooWide).isEmpty();
        assertThat(begins).hasSize(383).startsWith(2L, 3L, 4L).endsWith(581_968_016L);
    }

    @Test
    void aPercentileIsTheUpperEndOfItsClassAndNeverAboveTheLongest() {
        // Given
        DeliveryTimes times = times(List.of(30L, 500L, 500L, 1000L, 1_200_000L));

        // When
        List<Long> percentiles = Stream.of(1, 20, 21, 60, 80, 81, 99, 100)
                .map(percent -> Objects.requireNonNull(times.percentile(percent)))
                .toList();

        // Then
        assertThat(percentiles).containsExactly(30L, 30L, 517L, 517L, 1012L, 1_200_000L, 1_200_000L, 1_200_000L);
        assertThat(times.slowestMillis()).isEqualTo(1_200_000);
    }

    @Test
    void withoutADeliveryThereIsNoPercentile() {
        assertThat(DeliveryTimes.NONE.percentile(50)).isNull();
        assertThat(DeliveryTimes.NONE.percentile(100)).isNull();
    }

    @Test
    void whatTakesLongerThanEveryClassIsToldExactlyAtTheLongest() {
        assertThat(times(List.of(700_000_000L)).percentile(50)).isEqualTo(700_000_000L);
        assertThat(times(List.of(700_000_000L, 900_000_000L)).percentile(50)).isEqualTo(900_000_000L);
    }

    @Test
    void aMonthOfDaysIsAsRightAsAllItsDeliveriesTogether() {
        // Given
        Random random = new Random(20_261_123);
        List<Long> all = new ArrayList<>();
        DeliveryTimes month = DeliveryTimes.NONE;

        // When
        for (int day = 0; day < 30; day++) {
            List<Long> ofDay = new ArrayList<>();
            for (int delivery = 0; delivery < 40 + day * 20; delivery++) {
                ofDay.add((long) Math.exp(random.nextDouble() * 17));
            }
            all.addAll(ofDay);
            month = month.plus(times(ofDay));
        }

        // Then
        Collections.sort(all);
        assertThat(month).isEqualTo(times(all));
        for (int percent : new int[] {1, 50, 90, 99, 100}) {
            long exact = all.get((all.size() * percent + 99) / 100 - 1);
            assertThat(month.percentile(percent)).isBetween(exact, exact + exact / 20);
        }
    }

    @Test
    void whatIsStoredIsWhatWasCounted() {
        assertThat(times(List.of(1L, 2L, 2L, 41L)).counts()).isEqualTo(new TreeMap<>(Map.of(0, 1L, 1, 2L, 40, 1L)));
    }
}
