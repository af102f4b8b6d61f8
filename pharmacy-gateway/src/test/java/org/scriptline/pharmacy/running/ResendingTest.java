package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.pharmacy.delivery.Released;

/** What did not arrive is sent once more: as the same message where the pharmacy may have it, else as a new one of the same order. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ResendingTest {

    private static final String PHARMACY = FakePharmacies.REROUTED.getFirst();

    @Inject
    Gateway gateway;

    @Test
    void whatWasRejectedGoesUnderANewMessageIdThatKeepsTheOrderNumber() {
        // Given
        PrescriptionReleased released = gateway.rejected(PHARMACY);

        // When
        gateway.resend(released);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "rejected", "resent", "delivered");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(PHARMACY);
        assertThat(last.errorCode()).isNull();
        List<String> received = gateway.awaitReceived(PHARMACY, released, 2);
        assertThat(FakePharmacies.messageId(received.getLast()))
                .isNotEqualTo(FakePharmacies.messageId(received.getFirst()));
    }

    @Test
    void whatMayHaveArrivedGoesAgainAsTheSameMessageAndOnlyWhileNobodyKnows() {
        // Given
        PrescriptionReleased released = gateway.unknown(PHARMACY);

        // When
        gateway.resend(released);
        gateway.awaitChanges(released, "retrying", "unknown", "resent", "delivered");
        gateway.resend(released);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "retrying", "unknown", "resent", "delivered");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(FakePharmacies.received(PHARMACY, Gateway.orderNumber(released)))
                .hasSizeGreaterThan(1)
                .extracting(FakePharmacies::messageId)
                .containsOnly(FakePharmacies.messageId(FakePharmacies.received(PHARMACY, Gateway.orderNumber(released))
                        .getFirst()));
    }

    @Test
    void aRefusalAfterAnAttemptWithoutAnAnswerIsAskedAboutUnderTheSameMessageId() {
        // Given
        PrescriptionReleased released = Released.to(PHARMACY);
        FakePharmacies.answers(PHARMACY, released, "garbage", FakePharmacies.error("900"));
        gateway.release(released);
        gateway.awaitChanges(released, "retrying", "rejected");

        // When
        gateway.resend(released);

        // Then
        gateway.awaitChanges(released, "retrying", "rejected", "resent", "delivered");
        assertThat(gateway.awaitReceived(PHARMACY, released, 3).stream()
                        .map(FakePharmacies::messageId)
                        .distinct())
                .hasSize(1);
    }

    @Test
    void whatStillCannotGoFailsAgainWithTheReason() {
        // Given
        PrescriptionReleased released = Released.to("5999999");
        gateway.release(released);
        gateway.awaitChanges(released, "failed");

        // When
        gateway.resend(released);

        // Then
        assertThat(gateway.awaitChanges(released, "failed", "resent", "failed").detail())
                .isEqualTo("The pharmacy does not take prescriptions electronically at present.");
    }
}
