package org.scriptline.pharmacy.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** For how long operations kept messages back. */
class StopsTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-11-20T00:00:00Z");

    private final Stops stops = new Stops(MIDNIGHT, MIDNIGHT.plus(Duration.ofDays(1)));

    private static Stops.Span hours(int from, int to) {
        return new Stops.Span(MIDNIGHT.plus(Duration.ofHours(from)), MIDNIGHT.plus(Duration.ofHours(to)));
    }

    @Test
    void whatOverlapsCountsOnceWhoeverStoppedIt() {
        // When
        stops.pharmacy("5900001", hours(2, 5));
        stops.pharmacy("5900001", hours(3, 4));
        stops.all(hours(4, 7));
        stops.pharmacy("5900001", hours(9, 10));

        // Then
        assertThat(stops.of("5900001")).isEqualTo(Duration.ofHours(6));
        assertThat(stops.of("5900002")).isEqualTo(Duration.ofHours(3));
        assertThat(stops.ofAll()).isEqualTo(Duration.ofHours(3));
        assertThat(stops.pharmacies()).containsExactly("5900001");
    }

    @Test
    void onlyWhatLiesWithinTheDayCounts() {
        // When
        stops.pharmacy("5900001", hours(-30, 1));
        stops.pharmacy("5900002", hours(23, 40));
        stops.pharmacy("5900003", hours(-5, -1));
        stops.pharmacy("5900004", hours(24, 25));

        // Then
        assertThat(stops.of("5900001")).isEqualTo(Duration.ofHours(1));
        assertThat(stops.of("5900002")).isEqualTo(Duration.ofHours(1));
        assertThat(stops.of("5900003")).isZero();
        assertThat(stops.pharmacies()).containsExactlyInAnyOrder("5900001", "5900002");
    }
}
