package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void theNearestRankIsAMeasuredValue() {
        // Given
        List<Duration> oneToTwoHundred =
                LongStream.rangeClosed(1, 200).mapToObj(Duration::ofMillis).toList();
        // When
        Percentiles percentiles = Percentiles.of(oneToTwoHundred.reversed());
        // Then
        assertThat(percentiles.at(50)).isEqualTo(Duration.ofMillis(100));
        assertThat(percentiles.at(99)).isEqualTo(Duration.ofMillis(198));
        assertThat(percentiles.line()).isEqualTo("p50 100 ms   p95 190 ms   p99 198 ms   max 200 ms");
    }

    @Test
    void oneValueIsEveryPercentile() {
        assertThat(Percentiles.of(List.of(Duration.ofMillis(7))).line())
                .isEqualTo("p50 7 ms   p95 7 ms   p99 7 ms   max 7 ms");
    }

    @Test
    void nothingMeasuredIsSaid() {
        assertThat(Percentiles.of(List.of()).line()).isEqualTo("nothing measured");
    }
}
