package org.scriptline.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryFiguresTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String WELL = "5900012";
    private static final String SICK = "5900010";

    private final List<SentOrder> sent = new ArrayList<>();
    private final Map<UUID, StoredOrder> stored = new HashMap<>();
    private final Map<UUID, List<Arrival>> arrivals = new HashMap<>();

    /** Sent at noon, stored 10 ms later, and arrived as long after that as is said. */
    private UUID order(Stretch stretch, String pharmacy, int attempts, long... millisToPharmacy) {
        return order(stretch, 0, pharmacy, attempts, millisToPharmacy);
    }

    private UUID order(Stretch stretch, int round, String pharmacy, int attempts, long... millisToPharmacy) {
        UUID id = new UUID(0, sent.size() + 1);
        Instant receivedAt = NOON.plusMillis(10);
        sent.add(new SentOrder(id, pharmacy, stretch, round, NOON));
        stored.put(id, new StoredOrder(receivedAt, "delivered", 1, attempts));
        List<Arrival> came = new ArrayList<>();
        for (long millis : millisToPharmacy) {
            came.add(new Arrival(pharmacy, "message-of-" + id, receivedAt.plusMillis(millis)));
        }
        arrivals.put(id, came);
        return id;
    }

    private DeliveryFigures figures() {
        return new DeliveryFigures(sent, stored, arrivals, List.of(new DeadPharmacy(SICK, "NEVER_ANSWERS", 1, 2)));
    }

    @Test
    void timesCountFromTheCommitAndFromTheIntendedReleaseOfTheirOwnStretch() {
        // Given
        order(Stretch.WARM_UP, WELL, 1, 900);
        order(Stretch.ALL_HEALTHY, WELL, 1, 20);
        order(Stretch.ALL_HEALTHY, SICK, 1, 40);
        // When
        DeliveryFigures figures = figures();
        // Then
        assertThat(figures.orders(Stretch.ALL_HEALTHY)).isEqualTo(2);
        assertThat(figures.commitToPharmacy(Stretch.ALL_HEALTHY).line())
                .isEqualTo("p50 20 ms   p95 40 ms   p99 40 ms   p99.9 40 ms   max 40 ms");
        assertThat(figures.releaseToPharmacy(Stretch.ALL_HEALTHY).line())
                .isEqualTo("p50 30 ms   p95 50 ms   p99 50 ms   p99.9 50 ms   max 50 ms");
        assertThat(figures.troubles()).isEmpty();
    }

    @Test
    void onlyTheOthersAreComparedInBothStretches() {
        // Given
        order(Stretch.ALL_HEALTHY, WELL, 1, 20);
        order(Stretch.ALL_HEALTHY, SICK, 1, 400);
        order(Stretch.SOME_DEAD, WELL, 1, 22);
        order(Stretch.SOME_DEAD, SICK, 3, 9_000);
        // When
        DeliveryFigures figures = figures();
        // Then
        assertThat(figures.commitToOthers(Stretch.ALL_HEALTHY).line())
                .isEqualTo("p50 20 ms   p95 20 ms   p99 20 ms   p99.9 20 ms   max 20 ms");
        assertThat(figures.ratio(99)).isCloseTo(1.1, within(0.002));
        assertThat(figures.troubles()).isEmpty();
    }

    @Test
    void howFarHealthyRoundsLieApartTellsWhatTheMachineDoesByItself() {
        // Given
        order(Stretch.ALL_HEALTHY, 0, WELL, 1, 20);
        order(Stretch.ALL_HEALTHY, 1, WELL, 1, 25);
        order(Stretch.ALL_HEALTHY, 1, SICK, 1, 500);
        order(Stretch.ALL_HEALTHY, 2, WELL, 1, 20);
        // Then
        assertThat(figures().apart(99)).isCloseTo(1.25, within(0.002));
    }

    @Test
    void whatWasLostIsNamedByWhereItWasLost() {
        // Given
        stored.remove(order(Stretch.ALL_HEALTHY, WELL, 1, 20));
        UUID retrying = order(Stretch.SOME_DEAD, SICK, 2);
        stored.put(retrying, new StoredOrder(NOON, "retrying", 1, 2));
        UUID unknown = order(Stretch.ALL_HEALTHY, WELL, 1, 20);
        stored.put(unknown, new StoredOrder(NOON, "unknown", 1, 1));
        // Then
        assertThat(figures().troubles())
                .isEqualTo(Map.of(
                        "never became an order", 1L,
                        "did not arrive, and is retrying at the gateway", 1L,
                        "arrived, and is unknown at the gateway", 1L));
    }

    @Test
    void whatCameTwiceOrElsewhereIsNamed() {
        // Given
        order(Stretch.ALL_HEALTHY, WELL, 2, 20, 5_020);
        UUID twoMessages = order(Stretch.ALL_HEALTHY, WELL, 1, 20);
        arrivals.getOrDefault(twoMessages, List.of()).add(new Arrival(WELL, "another", NOON.plusMillis(90)));
        UUID astray = order(Stretch.ALL_HEALTHY, WELL, 1);
        arrivals.getOrDefault(astray, List.of()).add(new Arrival(SICK, "message", NOON.plusMillis(40)));
        stored.put(new UUID(7, 7), new StoredOrder(NOON, "delivered", 1, 1));
        // Then
        assertThat(figures().troubles())
                .isEqualTo(Map.of(
                        "arrived more than once", 1L,
                        "has more than one MessageID", 1L,
                        "arrived at another pharmacy", 1L,
                        "is an order that nobody sent", 1L));
    }

    @Test
    void whatIsTriedAgainAndArrivesOnceIsCountedUnlessItsPharmacyWasDead() {
        // Given
        order(Stretch.SOME_DEAD, SICK, 5, 9_000);
        order(Stretch.ALL_HEALTHY, SICK, 2, 5_000);
        // Then
        assertThat(figures().troubles()).isEmpty();
        assertThat(figures().triedAgain()).isEqualTo(1);
    }
}
