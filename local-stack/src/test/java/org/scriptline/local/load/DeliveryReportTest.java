package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryReportTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final UUID BEFORE = new UUID(0, 1);
    private static final UUID THEN = new UUID(0, 2);
    private static final UUID SICK = new UUID(0, 3);

    @TempDir
    Path directory;

    private static DeliveryReport report(int resting, boolean settled) {
        Latencies bare = new Latencies();
        bare.record(Duration.ofMillis(2));
        StoredOrder saved = new StoredOrder(NOON, "verified", 1, 1);
        DeliveryFigures figures = new DeliveryFigures(
                List.of(
                        new SentOrder(BEFORE, "5900012", Stretch.ALL_HEALTHY, 0, NOON.minusMillis(30)),
                        new SentOrder(THEN, "5900012", Stretch.SOME_DEAD, 0, NOON.minusMillis(30)),
                        new SentOrder(SICK, "5900010", Stretch.SOME_DEAD, 0, NOON.minusMillis(30))),
                Map.of(BEFORE, saved, THEN, saved, SICK, new StoredOrder(NOON, "delivered", 1, 4)),
                Map.of(
                        BEFORE, List.of(new Arrival("5900012", "a", NOON.plusMillis(10))),
                        THEN, List.of(new Arrival("5900012", "b", NOON.plusMillis(15))),
                        SICK, List.of(new Arrival("5900010", "c", NOON.plusSeconds(9)))),
                List.of(new DeadPharmacy("5900010", "NEVER_ANSWERS", 1, 3)));
        return new DeliveryReport(
                200,
                30,
                figures,
                bare,
                Map.of(),
                new Usage(2, new TreeMap<>(Map.of("pharmacy-gateway", 0.004, "kafka", 0.001)), Optional.empty()),
                Optional.of(new Usage(2, Map.of(), Optional.empty())),
                resting < 0 ? OptionalInt.empty() : OptionalInt.of(resting),
                0,
                settled);
    }

    @Test
    void bothStretchesAndTheVerdictAreTold() {
        // Given
        StringWriter text = new StringWriter();
        // When
        report(1, true).print(new PrintWriter(text));
        // Then
        assertThat(text.toString().lines())
                .containsExactly(
                        "Deliveries    1 at 200 per second, all 20 pharmacies healthy",
                        "Commit→pharm. p50 10.01 ms   p95 10.01 ms   p99 10.01 ms   p99.9 10.01 ms   max 10.01 ms",
                        "Release→pharm p50 40.03 ms   p95 40.03 ms   p99 40.03 ms   p99.9 40.03 ms   max 40.03 ms",
                        "Bare HTTP     p50 2.00 ms   p95 2.00 ms   p99 2.00 ms   p99.9 2.00 ms   max 2.00 ms",
                        "CPU ms/deliv. 5.00 together (0.00 cores busy): kafka 1.00, pharmacy-gateway 4.00",
                        "Dead          1 of 20 pharmacies, 1 rest",
                        "  5900010     NEVER_ANSWERS: 1 orders, 3 attempts meanwhile",
                        "Others else   p50 10.01 ms   p95 10.01 ms   p99 10.01 ms   p99.9 10.01 ms   max 10.01 ms",
                        "Others then   p50 15.01 ms   p95 15.01 ms   p99 15.01 ms   p99.9 15.01 ms   max 15.01 ms",
                        "Ratio         p50 1.50   p99 1.50   (healthy rounds by themselves: p50 1.00   p99 1.00)",
                        "CPU ms/order  -",
                        "Exactly once  clean, 3 orders with the warm-up, by the pharmacies' ledger and the gateway's tables");
    }

    @Test
    void whatStillWaitedInTheEndBreaksTheVerdict() {
        // Given
        StringWriter text = new StringWriter();
        // When
        report(-1, false).print(new PrintWriter(text));
        // Then
        assertThat(report(-1, false).clean()).isFalse();
        assertThat(text.toString().lines())
                .contains(
                        "Dead          1 of 20 pharmacies, - rest",
                        "Trouble       something was still waiting when the run gave up")
                .anyMatch(line -> line.startsWith("Exactly once  BROKEN, 3 orders"));
    }

    @Test
    void theReportForMachinesSaysTheSame() throws IOException {
        // Given
        Path file = directory.resolve("report.json");
        // When
        report(1, true).write(file);
        // Then
        JsonNode report = JsonMapper.builder().build().readTree(Files.readString(file));
        assertThat(report.at("/allHealthy/commitToPharmacy/p99").asDouble()).isBetween(9.99, 10.02);
        assertThat(report.at("/allHealthy/cpuMillisecondsPerOrder/pharmacy-gateway")
                        .asDouble())
                .isEqualTo(4);
        assertThat(report.at("/someDead/resting").asInt()).isEqualTo(1);
        assertThat(report.at("/someDead/dead/0/attempts").asInt()).isEqualTo(3);
        assertThat(report.at("/someDead/ratio/p99").asDouble()).isBetween(1.49, 1.51);
        assertThat(report.at("/verdict/clean").asBoolean()).isTrue();
        assertThat(report.at("/verdict/orders").asInt()).isEqualTo(3);
    }

    @Test
    void whatTwoStretchesCostIsAddedUp() {
        // When
        Usage both = new Usage(2, Map.of("kafka", 0.5), Optional.empty())
                .plus(new Usage(3, Map.of("kafka", 0.25, "issuer", 1.0), Optional.empty()));
        // Then
        assertThat(both).isEqualTo(new Usage(5, Map.of("kafka", 0.75, "issuer", 1.0), Optional.empty()));
    }

    @Test
    void theGatewaySaysHowManyPharmaciesRest() {
        assertThat(DeliveryRun.resting("# TYPE x gauge\nscriptline_delivery_resting 3.0\nother 7.0\n"))
                .hasValue(3);
        assertThat(DeliveryRun.resting("scriptline_delivery_resting_total 3.0\n"))
                .isEmpty();
    }
}
