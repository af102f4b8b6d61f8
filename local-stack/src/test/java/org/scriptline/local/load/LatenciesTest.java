package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void percentilesAreTrueToThreeDigits() {
        // When
        LongStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).forEach(latencies::record);
        // Then
        assertThat(latencies.at(50)).isCloseTo(100, within(0.1));
        assertThat(latencies.at(99)).isCloseTo(198, within(0.2));
        assertThat(latencies.line()).isEqualTo("p50 100 ms   p95 190 ms   p99 198 ms   p99.9 200 ms   max 200 ms");
        assertThat(latencies.json().path("count").asInt()).isEqualTo(200);
    }

    @Test
    void aTimeBeforeTheIntendedStartCountsAsZero() {
        // When
        latencies.record(Duration.ofMillis(-3));
        // Then
        assertThat(latencies.at(100)).isZero();
    }

    @Test
    void nothingMeasuredIsSaid() {
        assertThat(latencies.line()).isEqualTo("nothing measured");
    }

    @Test
    void shortTimesAreToldWithDecimals() {
        // When
        latencies.record(Duration.ofNanos(1_250_000));
        // Then
        assertThat(latencies.fineLine())
                .isEqualTo("p50 1.25 ms   p95 1.25 ms   p99 1.25 ms   p99.9 1.25 ms   max 1.25 ms");
    }
}
