package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scriptline.local.alone.DatabaseAlone;
import org.scriptline.local.client.Scenario;

class LoadReportTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);

    private final Tally tally = new Tally();

    @TempDir
    Path directory;

    @BeforeEach
    void live() {
        for (int i = 0; i < 3; i++) {
            tally.offered(false);
        }
        tally.offered(true);
        tally.ended(life(FIRST, Scenario.FILL, 0, 10), NOON.plusMillis(1_500));
        tally.ended(life(SECOND, Scenario.FILL, 1_000, 20), NOON.plusMillis(2_500));
        tally.ended(life(new UUID(0, 3), Scenario.HOLD, 0, 10), NOON.plusMillis(100));
        tally.invalid(InvalidRequest.STALE_VERSION, 412);
        tally.invalid(InvalidRequest.FORGED_TOKEN, 401);
    }

    private static Life life(UUID prescription, Scenario scenario, long startMillis, long answeredMillis) {
        return new Life(
                prescription, scenario, new Start(0, NOON.plusMillis(startMillis)), Duration.ofMillis(answeredMillis));
    }

    private LoadFigures figures() {
        return tally.figures(1, 2, Map.of(FIRST, NOON.plusMillis(80), SECOND, NOON.plusMillis(1_120)));
    }

    private static Usage usage() {
        return new Usage(
                2,
                new TreeMap<>(Map.of("kafka", 0.5, "load itself", 0.25)),
                Optional.of(new DatabaseCounters(
                        new TreeMap<>(Map.of("pharmacy", 20L, "prescription", 30L)),
                        Map.of("prescription", 9L),
                        24_690)));
    }

    @Test
    void countsWhatWasHeldAndRefusedApartAndDividesTheCostByCompleteLives() {
        // Given
        tally.trouble("FILL: answered with status 503");
        StringWriter text = new StringWriter();
        // When
        new LoadReport(figures(), usage()).print(new PrintWriter(text));
        // Then
        assertThat(text.toString().lines())
                .containsExactly(
                        "Lives         2 of 3 complete, 1.0 per second offered, 1.0 per second completed",
                        "On top        1 of 1 held as expected",
                        "Invalid       2 of 2 answered as expected: 1 stale version 412, 1 forged token 401",
                        "Accept        p50 10 ms   p95 20 ms   p99 20 ms   p99.9 20 ms   max 20 ms",
                        "  p99 by 30 s 20 ms",
                        "Sign→pharmacy p50 80 ms   p95 120 ms   p99 120 ms   p99.9 120 ms   max 120 ms",
                        "  p99 by 30 s 120 ms",
                        "Whole life    p50 1,500 ms   p95 1,500 ms   p99 1,500 ms   p99.9 1,500 ms   max 1,500 ms",
                        "CPU ms/life   375.00 together (0.38 cores busy): kafka 250.00, load itself 125.00",
                        "SQL/life      25.00 together: pharmacy 10.00, prescription 15.00",
                        "Commits/life  4.50 together: prescription 4.50",
                        "WAL/life      12,345 bytes",
                        "Trouble       1 × FILL: answered with status 503");
        assertThat(figures().asExpected()).isFalse();
    }

    @Test
    void whatCouldNotBeMeasuredIsADash() {
        // Given
        StringWriter text = new StringWriter();
        // When
        new LoadReport(figures(), new Usage(2, Map.of(), Optional.empty())).print(new PrintWriter(text));
        // Then
        assertThat(text.toString().lines())
                .contains("CPU ms/life   -", "SQL/life      -", "Commits/life  -", "WAL/life      -");
    }

    @Test
    void anUnexpectedStatusOfAWrongRequestFailsTheRun() {
        // Given
        tally.ended(life(new UUID(0, 4), Scenario.FILL, 0, 10), NOON.plusMillis(1_500));
        Map<UUID, Instant> arrivals = Map.of(FIRST, NOON, SECOND, NOON.plusMillis(1_100), new UUID(0, 4), NOON);
        assertThat(tally.figures(1, 2, arrivals).asExpected()).isTrue();
        // When
        tally.invalid(InvalidRequest.FOREIGN_PRESCRIPTION, 200);
        // Then
        assertThat(tally.figures(1, 2, arrivals).asExpected()).isFalse();
        assertThat(tally.figures(1, 2, arrivals).troubles())
                .isEqualTo(Map.of("FOREIGN_PRESCRIPTION was answered with 200 instead of 404", 1L));
    }

    @Test
    void theReportForMachinesSaysTheSame() throws IOException {
        // Given
        Path file = directory.resolve("report.json");
        // When
        JsonReport.write(
                file,
                figures(),
                usage(),
                Optional.of(Map.entry("kafka", Duration.ofSeconds(4))),
                Optional.of(new Alone(30, new DatabaseAlone.Outcome(200, 900, 1, Duration.ofMillis(500)))),
                new CheckerProcess.Verdict(true, List.of("Checker       clean")));
        // Then
        JsonNode report = JsonMapper.builder().build().readTree(Files.readString(file));
        assertThat(report.at("/lives/complete").asInt()).isEqualTo(2);
        assertThat(report.at("/milliseconds/wholeLife/p99").asDouble()).isBetween(1_499.0, 1_501.0);
        assertThat(report.at("/milliseconds/signToPharmacyP99ByHalfMinute")
                        .get(0)
                        .asDouble())
                .isBetween(119.0, 121.0);
        assertThat(report.at("/perLife/cpuMilliseconds/kafka").asDouble()).isEqualTo(250);
        assertThat(report.at("/perLife/statements/pharmacy").asDouble()).isEqualTo(10);
        assertThat(report.at("/perLife/walBytes").asDouble()).isEqualTo(12_345);
        assertThat(report.at("/invalid/FORGED_TOKEN/expectedStatus").asInt()).isEqualTo(401);
        assertThat(report.at("/kill/awayMilliseconds").asInt()).isEqualTo(4_000);
        assertThat(report.at("/databaseAlone/livesPerSecond").asDouble()).isEqualTo(60);
        assertThat(report.at("/databaseAlone/suiteReached").asDouble()).isCloseTo(1 / 60.0, within(0.001));
        assertThat(report.at("/verdict/clean").asBoolean()).isTrue();
        assertThat(report.at("/verdict/asExpected").asBoolean()).isFalse();
    }
}
