package org.scriptline.prescription.prescribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.scriptline.prescription.prescribing.Samples.SIGNED_AT;
import static org.scriptline.prescription.prescribing.Samples.prescription;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;

class WaitingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @ParameterizedTest
    @CsvSource({"0,screening", "9999,screening", "10000,screening unavailable", "60000,screening unavailable"})
    void saysThatScreeningIsUnavailableAfterTenSeconds(long millisSinceSignature, String expected) {
        assertThat(Waiting.of(prescription(OrderStatus.SIGNED), SIGNED_AT.plusMillis(millisSinceSignature), PATIENCE))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED,              delivery to the pharmacy",
        "DELIVERED,           the pharmacy: nobody there has confirmed receipt yet",
        "ACCEPTED_BY_NETWORK, the pharmacy: nobody there has confirmed receipt yet",
        "VERIFIED,            the pharmacy to fill it",
        "FAILED,              the prescriber: the pharmacy did not accept it",
        "UNKNOWN,             the prescriber: nobody knows whether the pharmacy has it",
    })
    void saysWhoHasTheOrder(TransmissionStatus transmission, String expected) {
        assertThat(waiting(transmission, CancelStatus.NONE, FillStatus.NONE, false))
                .isEqualTo(expected);
    }

    @Test
    void aLateAlertComesBeforeEverythingElse() {
        assertThat(waiting(TransmissionStatus.QUEUED, CancelStatus.PENDING, FillStatus.NONE, true))
                .isEqualTo("the prescriber's answer to an alert that came after the release");
    }

    @Test
    void nothingIsAwaitedOnceTheDrugIsDispensedOrTheOrderHasEnded() {
        assertThat(waiting(TransmissionStatus.VERIFIED, CancelStatus.NONE, FillStatus.DISPENSED, false))
                .isNull();
        assertThat(Waiting.of(prescription(OrderStatus.COMPLETED), SIGNED_AT, PATIENCE))
                .isNull();
    }

    private static @Nullable String waiting(
            TransmissionStatus transmission, CancelStatus cancel, FillStatus fill, boolean late) {
        return Waiting.of(prescription(OrderStatus.ACTIVE, transmission, cancel, fill, late), SIGNED_AT, PATIENCE);
    }
}
