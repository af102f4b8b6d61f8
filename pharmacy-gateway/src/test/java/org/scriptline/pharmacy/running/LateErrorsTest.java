package org.scriptline.pharmacy.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.CancelRequested;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.LateAlertAnswered;
import org.scriptline.contracts.events.LateAlertRaised;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.screening.Severity;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.pharmacy.delivery.Released;

/** Errors 600 and 602 that come as messages of their own, after the message was taken: they mean what they mean as its answer. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class LateErrorsTest {

    private static final String PHARMACY = FakePharmacies.LATE_ERRORS;

    @Inject
    Gateway gateway;

    @ParameterizedTest
    @ValueSource(strings = {"600", "602"})
    void whatIsPutOffAfterItWasTakenGoesAgainOnceUnderTheSameMessageId(String code) {
        // Given
        PrescriptionReleased released = delivered();
        String message = received(released, 1).getFirst();
        String error = ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), message, error(code));

        // When
        String first = ScriptTexts.code(ScriptTexts.post(PHARMACY, error));
        String again = ScriptTexts.code(ScriptTexts.post(PHARMACY, error));

        // Then
        assertThat(List.of(first, again)).containsExactly("200 Status 010", "200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "retrying", "delivered");
        assertThat(last.errorCode()).isNull();
        assertThat(gateway.stated(released).get(1).detail())
                .isEqualTo("The pharmacy's system said " + code + ", try again later.");
        assertThat(received(released, 2)).containsExactly(message, message);
    }

    @Test
    void oneThatNamesTheOrderOnlyMeansWhatBroughtItThere() {
        // Given
        PrescriptionReleased released = delivered();

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, error("600")));

        // Then
        gateway.awaitChanges(released, "delivered", "retrying", "delivered");
        assertThat(received(released, 2).stream().distinct()).hasSize(1);
    }

    @Test
    void whatTheNetworkHadTakenGoesAgainToo() {
        // Given
        PrescriptionReleased released = Released.to(PHARMACY);
        FakePharmacies.answers(PHARMACY, released, FakePharmacies.status("000"));
        gateway.release(released);
        gateway.awaitChanges(released, "accepted-by-network");

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, error("600")));

        // Then
        gateway.awaitChanges(released, "accepted-by-network", "retrying", "delivered");
    }

    @Test
    void whoseTimeIsOverIsUnknownAndIsNotSent() {
        // Given
        PrescriptionReleased released = delivered();
        gateway.expire(released);

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, error("602")));

        // Then
        gateway.awaitChanges(released, "delivered", "retrying", "unknown");
        assertThat(received(released, 1)).hasSize(1);
    }

    @Test
    void whatWasVerifiedStaysAndIsAContradiction() {
        // Given
        PrescriptionReleased released = delivered();
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, ScriptTexts.VERIFY));
        gateway.awaitChanges(released, "delivered", "verified");

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, error("600")));

        // Then
        assertThat(gateway.awaitChanges(released, "delivered", "verified", "contradiction")
                        .contradictions())
                .containsExactly("The pharmacy refused what it had confirmed, code 600.");
        assertThat(gateway.count(
                        "select count(*) from outgoing_message where prescription_id = ? and state = 'ANSWERED'",
                        released.content().prescriptionId()))
                .isEqualTo(1);
    }

    @Test
    void aCancelThatIsPutOffGoesAgainAndStaysPending() {
        // Given
        PrescriptionReleased released = delivered();
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        gateway.batch(List.of(gateway.event(
                EventType.CANCEL_REQUESTED,
                id,
                patient,
                new CancelRequested(id, patient, CancelReason.COST, null, Instant.now()))));
        String cancel = received(released, 2).getLast();
        gateway.awaitChanges(released, "delivered", "cancel-requested", "cancel-sent");

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), cancel, error("602")));

        // Then
        assertThat(received(released, 3).getLast()).isEqualTo(cancel);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(gateway.count(
                                "select count(*) from outgoing_message where prescription_id = ? and state = 'ANSWERED'",
                                id))
                        .isEqualTo(2));
        assertThat(gateway.awaitChanges(released, "delivered", "cancel-requested", "cancel-sent")
                        .cancel())
                .isEqualTo(CancelStatus.PENDING);
    }

    @Test
    void aContraindicationThatWasFoundMeanwhileKeepsItUntilThePrescriberHasAnswered() {
        // Given
        PrescriptionReleased released = delivered();
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();
        gateway.batch(List.of(gateway.event(
                EventType.LATE_ALERT_RAISED,
                id,
                patient,
                new LateAlertRaised(id, patient, List.of(Released.alert("late", Severity.CONTRAINDICATED)), true))));

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, error("600")));

        // Then
        gateway.awaitChanges(released, "delivered", "retrying", "delivery-held");
        gateway.batch(List.of(gateway.event(
                EventType.LATE_ALERT_ANSWERED,
                id,
                patient,
                new LateAlertAnswered(
                        id, patient, List.of(Released.overridden("late", Severity.CONTRAINDICATED, "ECG"))))));
        gateway.awaitChanges(released, "delivered", "retrying", "delivery-held", "delivery-resumed", "delivered");
        assertThat(received(released, 2).stream().distinct()).hasSize(1);
    }

    private PrescriptionReleased delivered() {
        PrescriptionReleased released = Released.to(PHARMACY);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        return released;
    }

    private List<String> received(PrescriptionReleased released, int count) {
        return gateway.awaitReceived(PHARMACY, released, count).stream()
                .map(FakePharmacies::messageId)
                .toList();
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code></Error>";
    }
}
