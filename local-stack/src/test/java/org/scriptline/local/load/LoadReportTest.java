package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scriptline.local.client.Scenario;

class LoadReportTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void countsLivesRefusalsHoldsAndTroublesApart() {
        // Given
        List<LifeOutcome> outcomes = List.of(
                LifeOutcome.ended(Scenario.FILL, NOON, "aa-bb", Duration.ofMillis(10), Duration.ofMillis(1500)),
                LifeOutcome.ended(
                        Scenario.FILL, NOON.plusSeconds(1), "cc-dd", Duration.ofMillis(20), Duration.ofMillis(1500)),
                LifeOutcome.troubled(Scenario.FILL, NOON, "answered with status 503"),
                LifeOutcome.refused(Scenario.REFUSE, NOON, Duration.ofMillis(5)),
                LifeOutcome.ended(Scenario.HOLD, NOON, "ee-ff", Duration.ofMillis(10), Duration.ofMillis(1500)));
        Map<String, Instant> arrivals = Map.of("aabb", NOON.plusMillis(80), "ccdd", NOON.plusMillis(1120));
        StringWriter text = new StringWriter();
        // When
        LoadReport report = new LoadReport(outcomes, arrivals, 1, 2);
        report.print(new PrintWriter(text));
        // Then
        assertThat(report.allEnded()).isFalse();
        assertThat(text.toString().lines())
                .containsExactly(
                        "Lives         2 of 3 complete, 1.0 per second offered, 1.0 per second completed",
                        "On top        1 of 1 refused as expected, 1 of 1 held as expected",
                        "Accept        p50 10 ms   p95 20 ms   p99 20 ms   max 20 ms",
                        "Sign→pharmacy p50 80 ms   p95 120 ms   p99 120 ms   max 120 ms",
                        "Whole life    p50 1,500 ms   p95 1,500 ms   p99 1,500 ms   max 1,500 ms",
                        "Trouble       1 × FILL: answered with status 503");
    }
}
