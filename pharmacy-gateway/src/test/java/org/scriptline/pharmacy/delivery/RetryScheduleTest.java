package org.scriptline.pharmacy.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private final RetrySchedule schedule = new RetrySchedule(Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 5", "3, 10", "4, 10", "100, 10"})
    void waitsOneFiveAndThenTenMinutes(int attempts, int minutes) {
        // When
        Instant next = schedule.next(NOW, attempts, 0);

        // Then
        assertThat(next).isEqualTo(NOW.plus(Duration.ofMinutes(minutes)));
    }

    @Test
    void spreadsByATwentiethAtMost() {
        // When
        Instant next = schedule.next(NOW, 3, 0.5);

        // Then
        assertThat(next).isEqualTo(NOW.plus(Duration.ofMinutes(10)).plusSeconds(15));
    }

    @Test
    void givesUpAfterADayAndACancelAfterTwo() {
        // When
        // Then
        assertThat(schedule.newRxDeadline(NOW)).isEqualTo(Instant.parse("2026-11-22T10:00:00Z"));
        assertThat(schedule.cancelDeadline(NOW)).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    }
}
