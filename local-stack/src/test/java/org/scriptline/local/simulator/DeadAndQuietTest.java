package org.scriptline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pharmacies that say nothing at all, and those that say nothing more. */
class DeadAndQuietTest extends WithPharmacies {

    @Test
    void theSilentOneHoldsTheConnectionAndAcceptsNothingUntilItBehavesOtherwise() throws Exception {
        // Given
        pharmacies.post("/control/5900010/behave?as=NEVER_ANSWERS", "");
        long began = System.nanoTime();
        // When
        assertThatThrownBy(() -> pharmacies.newRx("5900010", "m1", "order1")).isInstanceOf(IOException.class);
        Duration silent = Duration.ofNanos(System.nanoTime() - began);
        boolean nothingAccepted =
                pharmacies.json("/ledger/summary").path("orders").isEmpty();
        pharmacies.post("/control/5900010/behave?as=HEALTHY", "");
        // Then
        assertThat(silent).isGreaterThanOrEqualTo(SimulatedPharmacies.FAST.slowAnswerAfter());
        assertThat(nothingAccepted).isTrue();
        assertThat(pharmacies.newRx("5900010", "m1", "order1")).isEqualTo("Status 010");
    }

    @Test
    void theOneThatOnlyAcceptsSendsNeitherVerifyNorFill() throws Exception {
        // Given
        pharmacies.post("/control/5900010/behave?as=ACCEPTS_ONLY", "");
        // When
        String answer = pharmacies.newRx("5900010", "m1", "order1");
        pharmacies.newRx("5900011", "m2", "order2");
        // Then
        assertThat(answer).isEqualTo("Status 010");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.messages("RxFill")).hasSize(1));
        assertThat(gateway.arrivals())
                .extracting(arrival -> arrival.message().from())
                .containsOnly("5900011");
        assertThat(pharmacies.newRx("5900010", "m1", "order1")).isEqualTo("Status 010");
        assertThat(pharmacies.cancelRx("5900010", "m3", "order1", "m1")).isEqualTo("Status 010");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gateway.messages("CancelRxResponse")).hasSize(1));
    }
}
