package org.scriptline.pharmacy.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Percentiles from classes, and the rates beside them. */
class AnswerTimesTest {

    @Test
    void everyTimeLiesInTheClassWhoseUpperEndIsNotBelowIt() {
        for (double millis : new double[] {0.1, 1, 1.01, 2, 7.5, 100, 4_999, 27_000}) {
            int index = AnswerTimes.classOf(millis);
            assertThat((double) AnswerTimes.upperEnd(index)).isGreaterThanOrEqualTo(millis);
            assertThat(index == 0 || Math.pow(1.25, index - 1) < millis).isTrue();
        }
        assertThat(AnswerTimes.classOf(1e9)).isEqualTo(AnswerTimes.CLASSES - 1);
    }

    @Test
    void aPercentileIsTheUpperEndOfItsClass() {
        // Given
        long[] counts = new long[AnswerTimes.CLASSES];
        counts[AnswerTimes.classOf(10)] = 98;
        counts[AnswerTimes.classOf(5000)] = 2;

        // When
        Reachability reachability = Reachability.of(110, 100, 99, counts, null);

        // Then
        assertThat(reachability.p50Millis()).isEqualTo(12);
        assertThat(reachability.p99Millis()).isEqualTo(6019);
        assertThat(reachability.successRate()).isEqualTo(new BigDecimal("0.900"));
    }

    @Test
    void nothingTriedIsNotKnownAndNotZero() {
        assertThat(Reachability.NOTHING_TRIED.successRate()).isNull();
        assertThat(Reachability.NOTHING_TRIED.p99Millis()).isNull();
    }
}
