package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.codes.RerouteReason;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.events.RerouteRequested;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** Of which fills a prescriber hears is changed while the order is at its pharmacy, and whatever becomes of that never touches the order. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class FillNoticesTest {

    private static final String FIRST = FakePharmacies.REROUTED.getFirst();
    private static final String SECOND = FakePharmacies.REROUTED.getLast();
    /** Takes NewRx and CancelRx, and tells of no fills. */
    private static final String TELLS_NOTHING = "5912342";

    @Inject
    Gateway gateway;

    @Test
    void thePharmacyIsToldOnceAndWhatItSaysIsStated() {
        // Given
        PrescriptionReleased released = delivered(FIRST);

        // When
        gateway.choose(released, FillNotices.NOT_DISPENSED);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "fill-notices-changed");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(last.detail()).isEqualTo("The pharmacy's system accepted the message.");
        List<String> received = gateway.awaitReceived(FIRST, released, 2);
        assertThat(received.getFirst()).contains("<RxFillIndicator>All Fill Statuses</RxFillIndicator>");
        assertThat(received.getLast())
                .contains("<RxFillIndicatorChange>", "<RxFillIndicator>Not Dispensed</RxFillIndicator>")
                .contains("<RelatesToMessageID>" + FakePharmacies.messageId(received.getFirst()) + "<");
    }

    @Test
    void aRefusalIsStatedAndTheOrderGoesOn() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answers(FIRST, released, FakePharmacies.status("010"), FakePharmacies.error("900"));
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");

        // When
        gateway.choose(released, FillNotices.NONE);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "fill-notices-refused");
        assertThat(last.detail()).isEqualTo("The pharmacy rejected it.");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(last.errorCode()).isNull();
    }

    @Test
    void whatTheNetworkTookIsUnknownUntilThePharmacySpeaks() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answers(FIRST, released, FakePharmacies.status("010"), FakePharmacies.status("000"));
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        gateway.choose(released, FillNotices.NONE);
        gateway.awaitChanges(released, "delivered", "fill-notices-unknown");
        String told = gateway.awaitReceived(FIRST, released, 2).getLast();

        // When
        List<String> answers = List.of(
                ScriptTexts.answer(FIRST, told, ScriptTexts.VERIFY),
                ScriptTexts.answer(FIRST, told, ScriptTexts.VERIFY),
                ScriptTexts.answer(FIRST, told, "<Error><Code>900</Code></Error>"));

        // Then
        assertThat(answers).containsOnly("200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(
                released, "delivered", "fill-notices-unknown", "fill-notices-changed", "fill-notices-refused");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
    }

    @Test
    void whatNobodyAnswersInTimeIsUnknown() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answers(FIRST, released, FakePharmacies.status("010"), "garbage");
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        gateway.choose(released, FillNotices.NONE);
        gateway.awaitReceived(FIRST, released, 2);

        // When
        gateway.expire(released);

        // Then
        assertThat(gateway.awaitChanges(released, "delivered", "fill-notices-unknown")
                        .detail())
                .isEqualTo("The pharmacy did not answer.");
    }

    @Test
    void aChoiceMadeBeforeThePharmacyAnsweredFollowsItsPrescription() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answers(FIRST, released, "garbage");
        gateway.release(released);
        gateway.awaitChanges(released, "retrying");
        gateway.choose(released, FillNotices.NONE);
        gateway.choose(released, FillNotices.PARTIALLY_DISPENSED);

        // When
        gateway.change(
                "update outgoing_message set due_at = now() where kind = 'NEW_RX' and prescription_id = ?", released);

        // Then
        gateway.awaitChanges(released, "retrying", "delivered", "fill-notices-changed");
        List<String> received = gateway.awaitReceived(FIRST, released, 3);
        assertThat(received.get(1)).contains("<NewRx>");
        assertThat(received.getLast())
                .contains("<RxFillIndicatorChange>", "<RxFillIndicator>Partially Dispensed</RxFillIndicator>");
    }

    @Test
    void aChoiceThatWaitsForItsPrescriptionIsNotGivenUpMeanwhile() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answersEveryNewRx(FIRST, released, "garbage");
        gateway.release(released);
        gateway.awaitChanges(released, "retrying");
        gateway.choose(released, FillNotices.NONE);

        // When
        gateway.change(
                "update outgoing_message set deadline_at = now() where kind = 'FILL_NOTICES' and prescription_id = ?",
                released);
        gateway.unknown(SECOND); // a round of deadlines has gone by

        // Then
        FakePharmacies.answersAgain(FIRST, released);
        gateway.awaitChanges(released, "retrying", "delivered", "fill-notices-changed");
        assertThat(gateway.count(
                        "select count(*) from outgoing_message where kind = 'FILL_NOTICES' and prescription_id = ?"
                                + " and deadline_at > due_at + interval '1 minute'",
                        released.content().prescriptionId()))
                .isOne();
    }

    @Test
    void aLaterChoiceThatNoPharmacyIsToldWithdrawsTheEarlierOne() {
        // Given
        PrescriptionReleased failed = unheard();
        rejectAfterwards(failed);
        PrescriptionReleased cancelled = unheard();
        gateway.cancel(cancelled);
        assertThat(List.of(live(failed), live(cancelled))).containsOnly(1L);

        // When
        gateway.choose(failed, FillNotices.PARTIALLY_DISPENSED);
        gateway.choose(cancelled, FillNotices.PARTIALLY_DISPENSED);

        // Then
        assertThat(List.of(live(failed), live(cancelled))).containsOnly(0L);
        gateway.awaitChanges(cancelled, "delivered", "cancel-requested", "fill-notices-refused");
    }

    @Test
    void aNewMessageThatCarriesTheChoiceWithdrawsTheOneThatTellsIt() {
        // Given
        PrescriptionReleased released = unheard();
        rejectAfterwards(released);

        // When
        gateway.resend(released);

        // Then
        assertThat(live(released)).isZero();
        gateway.awaitChanges(released, "delivered", "rejected", "resent", "delivered");
        assertThat(newRxs(FakePharmacies.received(FIRST, Gateway.orderNumber(released))))
                .hasSize(2)
                .last()
                .asString()
                .contains("<RxFillIndicator>Cancel All Fill Statuses</RxFillIndicator>");
    }

    @Test
    void whatMayHaveArrivedGoesAgainInItsOldWordsAndTheChoiceFollowsIt() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answersEveryNewRx(FIRST, released, "garbage");
        gateway.release(released);
        gateway.awaitChanges(released, "retrying");
        gateway.choose(released, FillNotices.NONE);
        gateway.expire(released);
        gateway.awaitChanges(released, "retrying", "unknown", "fill-notices-changed");
        FakePharmacies.answersAgain(FIRST, released);

        // When
        gateway.resend(released);

        // Then
        gateway.awaitChanges(
                released, "retrying", "unknown", "fill-notices-changed", "resent", "delivered", "fill-notices-changed");
        List<String> received = FakePharmacies.received(FIRST, Gateway.orderNumber(released));
        assertThat(newRxs(received)).hasSizeGreaterThan(1).containsOnly(received.getFirst());
        assertThat(received.getLast())
                .contains("<RxFillIndicatorChange>", "<RxFillIndicator>Cancel All Fill Statuses</RxFillIndicator>");
    }

    @Test
    void whatFailedCarriesTheChoiceWhenItGoesAgainAndNothingIsToldBefore() {
        // Given
        PrescriptionReleased released = gateway.rejected(FIRST);

        // When
        gateway.choose(released, FillNotices.NONE);
        gateway.resend(released);

        // Then
        gateway.awaitChanges(released, "rejected", "resent", "delivered");
        List<String> received = gateway.awaitReceived(FIRST, released, 2);
        assertThat(received.getLast())
                .contains("<NewRx>", "<RxFillIndicator>Cancel All Fill Statuses</RxFillIndicator>");
    }

    @Test
    void theNextPharmacyGetsTheChoiceWithItsPrescription() {
        // Given
        PrescriptionReleased released = delivered(FIRST);
        gateway.choose(released, FillNotices.NOT_DISPENSED);
        gateway.awaitChanges(released, "delivered", "fill-notices-changed");
        UUID id = released.content().prescriptionId();
        UUID patient = released.content().patientId();

        // When
        gateway.batch(List.of(gateway.event(
                EventType.REROUTE_REQUESTED,
                id,
                patient,
                new RerouteRequested(id, patient, SECOND, RerouteReason.PATIENT_REQUEST, null, true, Instant.now()))));

        // Then
        assertThat(gateway.awaitReceived(SECOND, released, 1).getFirst())
                .contains("<NewRx>", "<RxFillIndicator>Not Dispensed</RxFillIndicator>");
    }

    @Test
    void aPharmacyThatGotTheRestByATransferIsTold() {
        // Given
        PrescriptionReleased released = delivered(FIRST);
        gateway.choose(released, FillNotices.NOT_DISPENSED);
        gateway.awaitChanges(released, "delivered", "fill-notices-changed");

        // When
        ScriptTexts.post(FIRST, ScriptTexts.transfer(FIRST, released, "RxTransfer", SECOND));

        // Then
        gateway.awaitChanges(
                released, "delivered", "fill-notices-changed", "transferred", "rerouted", "fill-notices-changed");
        assertThat(gateway.awaitReceived(SECOND, released, 1).getFirst())
                .contains("<RxFillIndicatorChange>", "<RxFillIndicator>Not Dispensed</RxFillIndicator>")
                .doesNotContain("RelatesToMessageID");
    }

    @Test
    void aPharmacyThatTellsOfNoFillsIsAskedForNoneAndTheChoiceIsNotSent() {
        // Given
        PrescriptionReleased released = delivered(TELLS_NOTHING);

        // When
        gateway.choose(released, FillNotices.NOT_DISPENSED);

        // Then
        assertThat(gateway.awaitChanges(released, "delivered", "fill-notices-refused")
                        .detail())
                .isEqualTo("The pharmacy tells of no fills electronically and was not asked.");
        assertThat(gateway.count(
                        "select count(*) from outgoing_message where prescription_id = ?",
                        released.content().prescriptionId()))
                .isOne();
        assertThat(FakePharmacies.received(TELLS_NOTHING, Gateway.orderNumber(released)))
                .singleElement()
                .asString()
                .contains("<NewRx>", "<RxFillIndicator>Cancel All Fill Statuses</RxFillIndicator>");
    }

    @Test
    void theWorklistShowsTheChoice() {
        // Given
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");

        // When
        gateway.choose(released, FillNotices.NONE);

        // Then
        gateway.awaitChanges(released, "listed", "fill-notices-changed");
        given().auth()
                .oauth2(TestTokens.token("pharmacist2"))
                .get("/orders/" + released.content().prescriptionId())
                .then()
                .statusCode(200)
                .body("fillNotices", equalTo("NONE"));
    }

    /** Its pharmacy has it and gives no answer to the choice that it is told. */
    private PrescriptionReleased unheard() {
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answersEveryNewRx(FIRST, released, FakePharmacies.status("010"));
        FakePharmacies.answers(
                FIRST, released, Collections.nCopies(99, "garbage").toArray(String[]::new));
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        gateway.choose(released, FillNotices.NONE);
        return released;
    }

    private void rejectAfterwards(PrescriptionReleased released) {
        String newRx =
                FakePharmacies.received(FIRST, Gateway.orderNumber(released)).getFirst();
        ScriptTexts.answer(FIRST, newRx, "<Error><Code>900</Code></Error>");
        gateway.awaitChanges(released, "delivered", "rejected");
    }

    private long live(PrescriptionReleased released) {
        return gateway.count(
                "select count(*) from outgoing_message where kind = 'FILL_NOTICES' and state in ('WAITING', 'DUE')"
                        + " and prescription_id = ?",
                released.content().prescriptionId());
    }

    private static List<String> newRxs(List<String> received) {
        return received.stream().filter(xml -> xml.contains("<NewRx>")).toList();
    }

    private PrescriptionReleased delivered(String pharmacy) {
        PrescriptionReleased released = gateway.delivered(pharmacy);
        return released;
    }
}
