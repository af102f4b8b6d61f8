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
import java.util.concurrent.CountDownLatch;
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
    private static final String TAKEN = "<Status><Code>010</Code></Status>";

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
    void whoseTimeIsOverHasFailedAndIsNotSent() {
        // Given
        PrescriptionReleased released = delivered();
        gateway.expire(released);

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.about(PHARMACY, released, error("602")));

        // Then
        assertThat(gateway.awaitChanges(released, "delivered", "failed").errorCode())
                .isEqualTo("602");
        assertThat(received(released, 1)).hasSize(1);
    }

    @Test
    void whatWasGivenUpAndTakenLateHasFailedAndGoesAgainOnlyByItsPrescriber() {
        // Given
        PrescriptionReleased released = gateway.unknown(PHARMACY);
        String message = FakePharmacies.messageId(
                FakePharmacies.received(PHARMACY, Gateway.orderNumber(released)).getFirst());
        ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), message, TAKEN));
        gateway.awaitChanges(released, "retrying", "unknown", "delivered");

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), message, error("602")));
        PharmacyOrderStated failed = gateway.awaitChanges(released, "retrying", "unknown", "delivered", "failed");
        gateway.resend(released);

        // Then
        assertThat(failed.errorCode()).isEqualTo("602");
        gateway.awaitChanges(released, "retrying", "unknown", "delivered", "failed", "resent", "delivered");
    }

    @Test
    void whatStandsOnAWorklistHasFailedForNoMessageCanGoAgain() {
        // Given
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");

        // When
        String answer = ScriptTexts.code(ScriptTexts.post(
                FakePharmacies.WORKLIST_ONLY, ScriptTexts.about(FakePharmacies.WORKLIST_ONLY, released, error("600"))));

        // Then
        assertThat(answer).isEqualTo("200 Status 010");
        assertThat(gateway.awaitChanges(released, "listed", "failed").errorCode())
                .isEqualTo("600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "602", "900"})
    void whatNamesAMessageThatALaterOneReplacedChangesNothingAndSendsNothing(String code) {
        // Given
        PrescriptionReleased released = gateway.rejected(PHARMACY);
        gateway.resend(released);
        gateway.awaitChanges(released, "rejected", "resent", "delivered");
        List<String> messages = received(released, 2);

        // When
        String answer = ScriptTexts.code(ScriptTexts.post(
                PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), messages.getFirst(), error(code))));

        // Then
        assertThat(answer).isEqualTo("200 Status 010");
        assertThat(messages).doesNotHaveDuplicates();
        gateway.awaitChanges(released, "rejected", "resent", "delivered");
        assertThat(messages(released, "ANSWERED")).isEqualTo(2);
    }

    @Test
    void oneThatOvertakesTheStatusOfItsMessagePutsItOffAllTheSame() {
        // Given
        PrescriptionReleased released = Released.to(PHARMACY);
        CountDownLatch latch = FakePharmacies.silent(PHARMACY);
        gateway.release(released);
        String message = received(released, 1).getFirst();

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), message, error("602")));
        gateway.awaitChanges(released, "retrying");
        latch.countDown();

        // Then
        gateway.awaitChanges(released, "retrying", "delivered");
        assertThat(received(released, 2)).containsExactly(message, message);
        assertThat(gateway.count(
                        "select count(*) from delivery_attempt where outcome = 'accepted' and message_id = ?::uuid",
                        message))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAnswerToARequestGoesAgainBesideAnotherOneAndNoLongerThanItsTime(boolean inTime) {
        // Given
        String family = "Larkspur" + ScriptTexts.newMessageId().replaceAll("[0-9]", "");
        PrescriptionReleased released = Released.ofFamily(Released.to(PHARMACY), family);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        ScriptTexts.post(
                PHARMACY,
                ScriptTexts.message(
                        PHARMACY,
                        ScriptTexts.newMessageId(),
                        received(released, 1).getFirst(),
                        ScriptTexts.fill("30")));
        String first = ScriptTexts.newMessageId();
        String other = ScriptTexts.newMessageId();
        history(first, family);
        String answer = FakePharmacies.messageId(answers(first, 1).getFirst());
        awaitMessages(released, "ANSWERED", 2);
        history(other, family);
        awaitMessages(released, "ANSWERED", 3);
        gateway.change(
                "update outgoing_message set state = 'DUE', due_at = now() + interval '1 hour'"
                        + " where prescription_id = ? and kind = 'ANSWER' and id <> '" + answer + "'",
                released);
        if (!inTime) {
            gateway.expire(released);
        }

        // When
        String said = ScriptTexts.code(ScriptTexts.post(
                PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), answer, error("602"))));

        // Then
        assertThat(said).isEqualTo("200 Status 010");
        if (inTime) {
            assertThat(answers(first, 2)).extracting(FakePharmacies::messageId).containsExactly(answer, answer);
        } else {
            awaitMessages(released, "GIVEN_UP", 1);
            assertThat(messages(released, "ANSWERED")).isEqualTo(2);
        }
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
        assertThat(messages(released, "ANSWERED")).isEqualTo(1);
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
        awaitMessages(released, "ANSWERED", 2);
        assertThat(gateway.awaitChanges(released, "delivered", "cancel-requested", "cancel-sent")
                        .cancel())
                .isEqualTo(CancelStatus.PENDING);
    }

    @Test
    void anErrorAboutAnEarlierCancelLeavesThePresentOneWaitingForItsOwnAnswer() {
        // Given
        PrescriptionReleased released = delivered();
        gateway.cancel(released);
        String earlier = received(released, 2).getLast();
        gateway.awaitChanges(released, "delivered", "cancel-requested", "cancel-sent");
        ScriptTexts.post(
                PHARMACY,
                ScriptTexts.message(
                        PHARMACY,
                        ScriptTexts.newMessageId(),
                        earlier,
                        "<CancelRxResponse><Response><Denied/></Response></CancelRxResponse>"));
        gateway.cancel(released);
        String present = received(released, 3).getLast();
        gateway.awaitChanges(
                released,
                "delivered",
                "cancel-requested",
                "cancel-sent",
                "cancel-denied",
                "cancel-requested",
                "cancel-sent");

        // When
        for (String code : List.of("600", "900", "900")) {
            ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), earlier, error(code)));
        }

        // Then
        PharmacyOrderStated waiting = gateway.awaitChanges(
                released,
                "delivered",
                "cancel-requested",
                "cancel-sent",
                "cancel-denied",
                "cancel-requested",
                "cancel-sent",
                "contradiction");
        assertThat(waiting.cancel()).isEqualTo(CancelStatus.PENDING);
        assertThat(waiting.contradictions())
                .containsExactly("The pharmacy refused a cancel that was asked before the present one, code 900.");
        assertThat(received(released, 3)).endsWith(earlier, present);

        // When
        ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), present, error("900")));

        // Then
        assertThat(gateway.awaitChanges(
                                released,
                                "delivered",
                                "cancel-requested",
                                "cancel-sent",
                                "cancel-denied",
                                "cancel-requested",
                                "cancel-sent",
                                "contradiction",
                                "cancel-unknown")
                        .cancel())
                .isEqualTo(CancelStatus.UNKNOWN);
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

    private long messages(PrescriptionReleased released, String state) {
        return gateway.count(
                "select count(*) from outgoing_message where prescription_id = ? and state = '" + state + "'",
                released.content().prescriptionId());
    }

    private void awaitMessages(PrescriptionReleased released, String state, long count) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(messages(released, state)).isEqualTo(count));
    }

    private static void history(String messageId, String family) {
        ScriptTexts.post(
                PHARMACY,
                "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + PHARMACY
                        + "</From><MessageID>" + messageId
                        + "</MessageID></Header><Body><RxHistoryRequest><Patient><HumanPatient><Name><LastName>"
                        + family + "</LastName><FirstName>Mara</FirstName></Name><Gender>F</Gender><DateOfBirth>"
                        + "<Date>1976-03-04</Date></DateOfBirth></HumanPatient></Patient><Consent>Y</Consent>"
                        + "</RxHistoryRequest></Body></Message>");
    }

    private static List<String> answers(String messageId, int count) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(FakePharmacies.receivedFor(PHARMACY, messageId))
                        .hasSize(count));
        return FakePharmacies.receivedFor(PHARMACY, messageId);
    }

    private static String error(String code) {
        return "<Error><Code>" + code + "</Code></Error>";
    }
}
