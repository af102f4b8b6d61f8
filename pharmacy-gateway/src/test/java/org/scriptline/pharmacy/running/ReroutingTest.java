package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** A prescription reaches a second pharmacy only when the first surely does not have it, has given it back, or the prescriber accepts two. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ReroutingTest {

    private static final String FIRST = FakePharmacies.REROUTED.getFirst();
    private static final String SECOND = FakePharmacies.REROUTED.getLast();

    @Inject
    Gateway gateway;

    @Test
    void whatTheFirstPharmacyRejectedGoesToTheSecondUnderTheSameOrderNumberAndAnotherMessageId() {
        // Given
        PrescriptionReleased released = gateway.rejected(FIRST);

        // When
        gateway.reroute(released, SECOND, false);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "rejected", "rerouted", "delivered");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(last.contradictions()).isEmpty();
        String first = gateway.awaitReceived(FIRST, released, 1).getFirst();
        String second = gateway.awaitReceived(SECOND, released, 1).getFirst();
        assertThat(FakePharmacies.messageId(second)).isNotEqualTo(FakePharmacies.messageId(first));
        assertThat(second).contains("<To Qualifier=\"P\">" + SECOND + "</To>");
    }

    @Test
    void aPharmacyThatHasItIsAskedToCancelFirst() {
        // Given
        PrescriptionReleased released = gateway.delivered(FIRST);
        FakePharmacies.answers(FIRST, released, cancelAnswer("Approved"));

        // When
        gateway.reroute(released, SECOND, false);

        // Then
        PharmacyOrderStated last =
                gateway.awaitChanges(released, "delivered", "reroute-requested", "rerouted", "delivered");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(last.cancel()).isEqualTo(CancelStatus.NONE);
        assertThat(gateway.awaitReceived(FIRST, released, 2).getLast()).contains("<CancelRx>");
        gateway.awaitReceived(SECOND, released, 1);
    }

    @Test
    void aPharmacyThatCannotBeAskedToCancelKeepsIt() {
        // Given
        PrescriptionReleased released = gateway.delivered(FakePharmacies.NO_CANCELS);

        // When
        gateway.reroute(released, SECOND, false);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "reroute-requested", "cancel-unknown");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(FakePharmacies.NO_CANCELS);
        assertThat(last.detail())
                .isEqualTo("The pharmacy takes no cancellation electronically and was not asked: telephone it."
                        + " It was not sent to the other pharmacy.");
        assertThat(gateway.stated(released).getLast().cancel()).isEqualTo(CancelStatus.UNKNOWN);
    }

    @Test
    void whatTheFirstPharmacyTookBackIntoStockKeepsItsNumberAndTheSecondBeginsWithTheNext() {
        // Given
        PrescriptionReleased released = gateway.delivered(FIRST);
        ScriptTexts.post(FIRST, ScriptTexts.about(FIRST, released, ScriptTexts.fill("30")));
        ScriptTexts.post(
                FIRST,
                ScriptTexts.about(
                        FIRST,
                        released,
                        "<RxFill><FillStatus><NotDispensed><Note>Returned to stock</Note></NotDispensed></FillStatus></RxFill>"));
        gateway.awaitChanges(released, "delivered", "filled", "returned-to-stock");
        FakePharmacies.answers(FIRST, released, cancelAnswer("Approved"));
        gateway.reroute(released, SECOND, false);
        gateway.awaitChanges(
                released, "delivered", "filled", "returned-to-stock", "reroute-requested", "rerouted", "delivered");

        // When
        String answer =
                ScriptTexts.code(ScriptTexts.post(SECOND, ScriptTexts.about(SECOND, released, ScriptTexts.fill("30"))));

        // Then
        assertThat(answer).isEqualTo("200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(
                released,
                "delivered",
                "filled",
                "returned-to-stock",
                "reroute-requested",
                "rerouted",
                "delivered",
                "filled");
        assertThat(last.fills()).extracting(fill -> fill.number()).containsExactly(1);
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("30");
    }

    @Test
    void aPharmacyThatDeniesKeepsIt() {
        // Given
        PrescriptionReleased released = gateway.delivered(FIRST);
        FakePharmacies.answers(FIRST, released, cancelAnswer("Denied"));

        // When
        gateway.reroute(released, SECOND, false);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "reroute-requested", "cancel-denied");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(FIRST);
        assertThat(last.detail()).isEqualTo("It was not sent to the other pharmacy.");
        assertThat(FakePharmacies.received(SECOND, Gateway.orderNumber(released)))
                .isEmpty();
    }

    @Test
    void whereNobodyKnowsOnlyThePrescribersWordSendsItOn() {
        // Given
        PrescriptionReleased released = gateway.unknown(FIRST);

        // When
        gateway.reroute(released, SECOND, false);
        gateway.reroute(released, SECOND, true);

        // Then
        PharmacyOrderStated last =
                gateway.awaitChanges(released, "retrying", "unknown", "reroute-refused", "rerouted", "delivered");
        assertThat(last.contradictions()).containsExactly("It may be live at pharmacy " + FIRST + " too.");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
    }

    @Test
    void whatMayBeLiveTwiceIsTakenBackWhereItWasAndNobodyWaitsForTheAnswer() {
        // Given
        PrescriptionReleased released = gateway.unknown(FIRST);
        FakePharmacies.answers(FIRST, released, cancelAnswer("Approved"));

        // When
        gateway.reroute(released, SECOND, true);

        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(gateway.stated(released))
                        .extracting(stated -> stated.change().code())
                        .containsExactlyInAnyOrder(
                                "retrying", "unknown", "rerouted", "delivered", "former-pharmacy-cancelled"));
        assertThat(gateway.stated(released).getLast().cancel()).isEqualTo(CancelStatus.NONE);
        assertThat(FakePharmacies.received(FIRST, Gateway.orderNumber(released)).getLast())
                .contains("<CancelRx>");
    }

    @Test
    void aRefusalAfterAnAttemptWithoutAnAnswerMayOnlyMeanThatItCameTwice() {
        // Given
        PrescriptionReleased released = Released.to(FIRST);
        FakePharmacies.answers(FIRST, released, "garbage", FakePharmacies.error("900"));
        gateway.release(released);
        gateway.awaitChanges(released, "retrying", "rejected");

        // When
        gateway.reroute(released, SECOND, false);
        gateway.reroute(released, SECOND, true);
        gateway.awaitChanges(released, "retrying", "rejected", "reroute-refused", "rerouted", "delivered");
        gateway.reroute(released, FIRST, true);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(
                released, "retrying", "rejected", "reroute-refused", "rerouted", "delivered", "reroute-refused");
        assertThat(last.detail()).isEqualTo("It was sent to this pharmacy before; it needs a new prescription.");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(last.contradictions()).containsExactly("It may be live at pharmacy " + FIRST + " too.");
    }

    @Test
    void whatTheFormerPharmacyAskedForEndsAndItAsksForNothingMore() {
        // Given
        PrescriptionReleased released = gateway.delivered(FIRST);
        assertThat(ask(released)).isEqualTo("200 Status 010");
        FakePharmacies.answers(FIRST, released, cancelAnswer("Approved"));

        // When
        gateway.reroute(released, SECOND, false);
        gateway.awaitChanges(released, "delivered", "reroute-requested", "rerouted", "delivered");

        // Then
        assertThat(ask(released)).isEqualTo("200 Error 900");
        UUID id = released.content().prescriptionId();
        assertThat(gateway.count(
                        "select count(*) from pharmacy_request where prescription_id = ?::uuid and state = 'superseded'",
                        id.toString()))
                .isEqualTo(1);
        assertThat(gateway.count(
                        "select count(*) from pharmacy_request where prescription_id = ?::uuid", id.toString()))
                .isEqualTo(1);
        assertThat(given().auth()
                        .oauth2(TestTokens.token(SECOND))
                        .get("/orders/" + id)
                        .<List<Object>>path("requests"))
                .isEmpty();
    }

    private static String ask(PrescriptionReleased order) {
        return ScriptTexts.code(
                ScriptTexts.post(
                        FIRST,
                        "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + FIRST
                                + "</From><MessageID>" + ScriptTexts.newMessageId()
                                + "</MessageID><PrescriberOrderNumber>"
                                + Gateway.orderNumber(order)
                                + "</PrescriberOrderNumber></Header><Body><RxRenewalRequest><MedicationDispensed>"
                                + "<DrugDescription>lisinopril 10 MG Oral Tablet</DrugDescription><Quantity><Value>30</Value></Quantity>"
                                + "<NumberOfRefills>2</NumberOfRefills></MedicationDispensed></RxRenewalRequest></Body></Message>"));
    }

    @Test
    void whatTheFirstPharmacySaysAfterwardsIsAContradictionAndMovesNothing() {
        // Given
        PrescriptionReleased released = gateway.rejected(FIRST);
        gateway.reroute(released, SECOND, false);
        gateway.awaitChanges(released, "rejected", "rerouted", "delivered");
        String first = FakePharmacies.messageId(
                gateway.awaitReceived(FIRST, released, 1).getFirst());

        // When
        String number = "<PrescriberOrderNumber>" + Gateway.orderNumber(released) + "</PrescriberOrderNumber></Header>";
        assertThat(ScriptTexts.code(ScriptTexts.post(
                        FIRST, ScriptTexts.message(FIRST, ScriptTexts.newMessageId(), first, ScriptTexts.VERIFY))))
                .isEqualTo("200 Status 010");
        assertThat(ScriptTexts.code(ScriptTexts.post(
                        FIRST,
                        ScriptTexts.message(FIRST, ScriptTexts.newMessageId(), "theirs", ScriptTexts.fill("30"))
                                .replace("</Header>", number))))
                .isEqualTo("200 Status 010");

        // Then
        PharmacyOrderStated last =
                gateway.awaitChanges(released, "rejected", "rerouted", "delivered", "contradiction", "contradiction");
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("0");
        assertThat(last.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(last.contradictions())
                .containsExactly(
                        "Pharmacy " + FIRST + ", where it was before, has it too.",
                        "Pharmacy " + FIRST + ", where it was before, dispensed it.");
    }

    @Test
    void anUnclaimedOrderLeavesTheWorklistAtOnceAndItsPharmacyDoesNotSeeItAnyMore() {
        // Given
        PrescriptionReleased released = Released.to(FakePharmacies.WORKLIST_ONLY);
        gateway.release(released);
        gateway.awaitChanges(released, "listed");

        // When
        gateway.reroute(released, SECOND, false);

        // Then
        gateway.awaitChanges(released, "listed", "rerouted", "delivered");
        given().auth()
                .oauth2(TestTokens.token("pharmacist2"))
                .get("/orders/" + released.content().prescriptionId())
                .then()
                .statusCode(404);
    }

    @Test
    void aCancelOvertakesAReroute() {
        // Given
        PrescriptionReleased released = gateway.delivered(FIRST);
        gateway.reroute(released, SECOND, false);
        gateway.awaitChanges(released, "delivered", "reroute-requested", "cancel-sent");

        // When
        gateway.cancel(released);
        String cancel = FakePharmacies.messageId(
                gateway.awaitReceived(FIRST, released, 2).getLast());
        given().auth()
                .oauth2(TestTokens.token(FIRST))
                .contentType("application/xml")
                .body(ScriptTexts.message(
                        FIRST,
                        ScriptTexts.newMessageId(),
                        cancel,
                        "<CancelRxResponse><Response><Approved/></Response></CancelRxResponse>"))
                .post("/script")
                .then()
                .statusCode(200);

        // Then
        gateway.awaitChanges(
                released, "delivered", "reroute-requested", "cancel-sent", "cancel-sent", "cancel-approved");
        assertThat(FakePharmacies.received(SECOND, Gateway.orderNumber(released)))
                .isEmpty();
    }

    private static String cancelAnswer(String decision) {
        return FakePharmacies.status("010")
                .replace(
                        "<Status><Code>010</Code></Status>",
                        "<CancelRxResponse><Response><" + decision + "/></Response></CancelRxResponse>");
    }
}
