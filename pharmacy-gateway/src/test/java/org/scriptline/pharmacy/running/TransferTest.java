package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.events.EventType;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionEnded;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.contracts.status.FillStatus;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.contracts.status.TransmissionStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** A pharmacy gives what is left of an order of 30 with two refills to another one, which has the prescription from there and gets no NewRx. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class TransferTest {

    private static final String FIRST = FakePharmacies.REROUTED.getFirst();
    private static final String SECOND = FakePharmacies.REROUTED.getLast();
    private static final String CORNER = "5912342";
    private static final String UNKNOWN = "5800999";
    private static final String TAKEN = "200 Status 010";

    private static final int ROUNDS = Integer.getInteger("scriptline.rounds", 8);

    @Inject
    Gateway gateway;

    @ParameterizedTest
    @ValueSource(strings = {"RxTransferResponse", "RxTransfer"})
    void whatIsLeftGoesOnAtTheOtherPharmacyWhoseFillsCount(String name) {
        // Given
        PrescriptionReleased order = filledOnce();

        // When
        String given = code(FIRST, ScriptTexts.transfer(FIRST, order, name, SECOND));
        List<String> fills = List.of(
                code(SECOND, ScriptTexts.about(SECOND, order, ScriptTexts.fill("30"))),
                code(SECOND, ScriptTexts.about(SECOND, order, ScriptTexts.fill("30"))),
                code(SECOND, ScriptTexts.about(SECOND, order, ScriptTexts.fill("30"))));

        // Then
        assertThat(given).isEqualTo(TAKEN);
        assertThat(fills).containsOnly(TAKEN);
        gateway.awaitChanges(order, "delivered", "filled", "transferred", "rerouted", "filled", "filled", "filled");
        List<PharmacyOrderStated> stated = gateway.stated(order);
        PharmacyOrderStated ended = stated.get(2);
        assertThat(ended.pharmacyNcpdpId()).isEqualTo(FIRST);
        assertThat(ended.fill()).isEqualTo(FillStatus.TRANSFERRED);
        assertThat(ended.detail()).isEqualTo("Pharmacy " + SECOND + " got what is left of it.");
        PharmacyOrderStated begun = stated.get(3);
        assertThat(begun.pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(begun.fill()).isEqualTo(FillStatus.DISPENSED);
        assertThat(begun.transmission()).isEqualTo(TransmissionStatus.DELIVERED);
        assertThat(begun.dispensedQuantity()).isEqualByComparingTo("30");
        assertThat(begun.authorisedQuantity()).isEqualByComparingTo("90");
        assertThat(begun.detail())
                .isEqualTo("Pharmacy " + SECOND + " has it from pharmacy " + FIRST
                        + " by a transfer and may dispense the 60 tablet that are left.");
        assertThat(stated.get(5).dispensedQuantity()).isEqualByComparingTo("90");
        assertThat(stated.get(5).contradictions()).isEmpty();
        assertThat(stated.get(6).contradictions()).containsExactly("More was dispensed than authorised: 120 of 90.");
        assertThat(stated.get(6).fills())
                .extracting(fill -> fill.number() + " " + fill.quantity() + " " + fill.dispensedBy())
                .containsExactly("0 30 " + FIRST, "1 30 null", "2 30 null", "3 30 null");
        assertThat(sentTo(SECOND, order)).isZero();
        assertThat(FakePharmacies.received(SECOND, Gateway.orderNumber(order))).isEmpty();
    }

    @Test
    void saidAgainItChangesNothingAndTheGiverCannotGiveItToAThird() {
        // Given
        PrescriptionReleased order = filledOnce();
        String message = ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND);
        code(FIRST, message);

        // When
        List<String> again = List.of(
                code(FIRST, message),
                code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND)),
                code(
                        FIRST,
                        ScriptTexts.about(FIRST, order, "<RxFill><FillStatus><Transferred/></FillStatus></RxFill>")),
                code(FIRST, ScriptTexts.about(FIRST, order, ScriptTexts.VERIFY)));
        Response third = ScriptTexts.post(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", CORNER));

        // Then
        assertThat(again).containsOnly(TAKEN);
        assertThat(third.asString())
                .contains("<Code>900</Code>", "<DescriptionCode>2000</DescriptionCode>")
                .contains("The prescription is at another pharmacy already");
        assertThat(gateway.awaitChanges(order, "delivered", "filled", "transferred", "rerouted")
                        .pharmacyNcpdpId())
                .isEqualTo(SECOND);
        assertThat(transfers(order)).isEqualTo(1);
        assertThat(read(FIRST, order)).isEqualTo(404);
        assertThat(read(CORNER, order)).isEqualTo(404);
        assertThat(read(SECOND, order)).isEqualTo(200);
    }

    @Test
    void theGiverReadsWhatItDispensedAndNothingOfWhatCameAfter() {
        // Given
        PrescriptionReleased order = filledOnce();
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND));
        code(SECOND, ScriptTexts.about(SECOND, order, ScriptTexts.fill("20")));
        gateway.awaitChanges(order, "delivered", "filled", "transferred", "rerouted", "filled");

        // When / Then
        transfer(FIRST, order)
                .statusCode(200)
                .body("prescriptionId", equalTo(order.content().prescriptionId().toString()))
                .body("transferredTo", equalTo(SECOND))
                .body("unit", equalTo("tablet"))
                .body("fills", hasSize(1))
                .body("fills[0].number", equalTo(0))
                .body("fills[0].quantity", equalTo(30))
                .body("fills[0].dispensedBy", equalTo(FIRST));
        transfer(SECOND, order).statusCode(404).body("code", equalTo("NOT_FOUND"));
        transfer(CORNER, order).statusCode(404).body("code", equalTo("NOT_FOUND"));
        assertThat(read(FIRST, order)).isEqualTo(404);
        assertThat(gateway.count(
                        "select count(*) from audit where action = 'read-transfer' and subject = ?",
                        order.content().prescriptionId().toString()))
                .isEqualTo(1);
    }

    @Test
    void theGiversHistoryHasItsOwnFillsAndNotTheReceivers() {
        // Given
        String family = "Yarrow" + ScriptTexts.newMessageId().replaceAll("[0-9]", "");
        PrescriptionReleased order = Released.ofFamily(Released.to(FIRST), family);
        gateway.release(order);
        gateway.awaitChanges(order, "delivered");
        code(FIRST, ScriptTexts.about(FIRST, order, ScriptTexts.fill("30")));
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND));
        code(SECOND, ScriptTexts.about(SECOND, order, ScriptTexts.fill("20")));
        gateway.awaitChanges(order, "delivered", "filled", "transferred", "rerouted", "filled");

        // When
        String byGiver = history(FIRST, order, family);
        String byReceiver = history(SECOND, order, family);
        String byNobody = history(CORNER, order, family);

        // Then
        assertThat(values(FIRST, byGiver)).containsExactly("30");
        assertThat(values(SECOND, byReceiver)).containsExactly("20");
        assertThat(byNobody).startsWith("200 Error 900");
    }

    @Test
    void anRxFillThatNamesNoReceiverEndsItAndThePrescriberReadsThatNobodyKnowsWhereItWent() {
        // Given
        PrescriptionReleased order = delivered();

        // When
        String told = code(
                FIRST, ScriptTexts.about(FIRST, order, "<RxFill><FillStatus><Transferred/></FillStatus></RxFill>"));

        // Then
        assertThat(told).isEqualTo(TAKEN);
        PharmacyOrderStated ended = gateway.awaitChanges(order, "delivered", "transferred");
        assertThat(ended.pharmacyNcpdpId()).isEqualTo(FIRST);
        assertThat(ended.fill()).isEqualTo(FillStatus.TRANSFERRED);
        assertThat(ended.detail())
                .isEqualTo("The pharmacy did not say to which: what is dispensed there will not be told.");
        assertThat(transfers(order)).isZero();
    }

    @Test
    void onlyThePharmacyThatHasItGivesItAwayAndOnlyByAnApproval() {
        // Given
        PrescriptionReleased order = delivered();
        String approved = ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND);
        String request = ScriptTexts.about(
                SECOND,
                order,
                "<RxTransferInitiationRequest>" + ScriptTexts.pharmacy("Pharmacy", SECOND)
                        + ScriptTexts.pharmacy("TransferFromPharmacy", FIRST) + "</RxTransferInitiationRequest>");

        // When
        List<String> answers = List.of(
                code(SECOND, request),
                code(SECOND, ScriptTexts.transfer(SECOND, order, "RxTransfer", SECOND)),
                code(CORNER, ScriptTexts.transfer(CORNER, order, "RxTransfer", CORNER)),
                changed(approved, "<Approved/>", "<Denied><DenialReason>no</DenialReason></Denied>"),
                changed(
                        approved,
                        "<MedicationPrescribed>",
                        ScriptTexts.pharmacy("TransferFromPharmacy", CORNER) + "<MedicationPrescribed>"),
                changed(
                        approved,
                        "</DrugDescription>",
                        "</DrugDescription><Product><DrugCoded><DEASchedule><Code>C48676</Code></DEASchedule></DrugCoded>"
                                + "</Product>"));

        // Then
        assertThat(answers).containsOnly("200 Error 900");
        gateway.awaitChanges(order, "delivered");
        assertThat(transfers(order)).isZero();
        assertThat(read(SECOND, order)).isEqualTo(404);
        assertThat(read(CORNER, order)).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cancelled  | The prescription is cancelled; it cannot be transferred",
                "expired    | The prescription has expired; it cannot be transferred",
                "everything | Everything was dispensed; nothing is left to transfer"
            })
    void whatHasNothingLeftIsRefusedInWords(String state, String words) {
        // Given
        PrescriptionReleased order = ended(state);
        int before = gateway.stated(order).size();

        // When
        String answer = ScriptTexts.post(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND))
                .asString();

        // Then
        assertThat(answer).contains("<Error><Code>900</Code>", "<DescriptionCode>2000</DescriptionCode>", words);
        assertThat(gateway.stated(order)).hasSize(before);
        assertThat(transfers(order)).isZero();
    }

    @Test
    void whereTheOtherPharmacyIsNotKnownItEndsAndThePrescriberReadsWhoGotIt() {
        // Given
        PrescriptionReleased order = delivered();

        // When
        String unknown = code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", UNKNOWN));
        String fill = code(UNKNOWN, ScriptTexts.about(UNKNOWN, order, ScriptTexts.fill("30")));

        // Then
        assertThat(List.of(unknown, fill)).containsExactly(TAKEN, "200 Error 900");
        PharmacyOrderStated last = gateway.awaitChanges(order, "delivered", "transferred");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(FIRST);
        assertThat(last.fill()).isEqualTo(FillStatus.TRANSFERRED);
        assertThat(last.detail())
                .isEqualTo("Pharmacy " + UNKNOWN
                        + " got what is left of it and is not known here: what it dispenses will not be told.");
    }

    @Test
    void itDoesNotGoOnWhereItWasBefore() {
        // Given
        PrescriptionReleased order = delivered();
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND));

        // When
        String back = code(SECOND, ScriptTexts.transfer(SECOND, order, "RxTransfer", FIRST));

        // Then
        assertThat(back).isEqualTo(TAKEN);
        PharmacyOrderStated last = gateway.awaitChanges(order, "delivered", "transferred", "rerouted", "transferred");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(last.detail())
                .isEqualTo(
                        "Pharmacy " + FIRST + " got what is left of it and had it before: it is not followed there.");
        assertThat(transfers(order)).isEqualTo(1);
    }

    @Test
    void aCancelGoesToThePharmacyThatHasItNow() {
        // Given
        PrescriptionReleased order = delivered();
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND));
        FakePharmacies.answers(SECOND, order, cancelAnswer("Approved"));

        // When
        gateway.cancel(order);

        // Then
        gateway.awaitChanges(order, "delivered", "transferred", "rerouted", "cancel-requested", "cancel-approved");
        assertThat(gateway.awaitReceived(SECOND, order, 1).getFirst())
                .contains("<CancelRx>", "<PrescriberOrderNumber>" + Gateway.orderNumber(order))
                .doesNotContain("RelatesToMessageID");
        assertThat(FakePharmacies.received(FIRST, Gateway.orderNumber(order))).hasSize(1);
    }

    @Test
    void aCancelThatWaitsForTheFirstPharmacyIsAskedOfTheSecond() {
        // Given
        PrescriptionReleased order = delivered();
        gateway.cancel(order);
        gateway.awaitChanges(order, "delivered", "cancel-requested", "cancel-sent");
        FakePharmacies.answers(SECOND, order, cancelAnswer("Approved"));

        // When
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND));
        String late = code(
                FIRST,
                ScriptTexts.about(FIRST, order, "<CancelRxResponse><Response><Denied/></Response></CancelRxResponse>"));

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(
                order,
                "delivered",
                "cancel-requested",
                "cancel-sent",
                "transferred",
                "rerouted",
                "cancel-requested",
                "cancel-approved");
        assertThat(late).isEqualTo(TAKEN);
        assertThat(last.cancel()).isEqualTo(CancelStatus.APPROVED);
        assertThat(last.pharmacyNcpdpId()).isEqualTo(SECOND);
        assertThat(last.contradictions()).isEmpty();
        assertThat(gateway.awaitReceived(SECOND, order, 1).getFirst()).contains("<CancelRx>", "Cancelled: cost.");
        assertThat(gateway.count(
                        "select count(*) from pharmacy_order where prescription_id = ? and cancel_reason = 'COST'",
                        order.content().prescriptionId()))
                .isEqualTo(1);
    }

    @Test
    void aThirdPharmacyGetsItByRerouteOnlyAfterTheReceiverHasGivenItBack() {
        // Given
        PrescriptionReleased order = delivered();
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", SECOND));
        FakePharmacies.answers(SECOND, order, cancelAnswer("Approved"));

        // When
        gateway.reroute(order, CORNER, false);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(
                order, "delivered", "transferred", "rerouted", "reroute-requested", "rerouted", "delivered");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(CORNER);
        assertThat(gateway.awaitReceived(SECOND, order, 1).getFirst()).contains("<CancelRx>");
        assertThat(gateway.awaitReceived(CORNER, order, 1).getFirst()).contains("<NewRx>");
        assertThat(gateway.count(
                        "select count(*) from pharmacy_order where prescription_id = ? and transferred_from is null",
                        order.content().prescriptionId()))
                .isEqualTo(1);
    }

    @Test
    void aWorklistSeesWhatIsLeftAndTheDatabaseLetsItDispenseNoMore() {
        // Given
        PrescriptionReleased order = filledOnce();
        UUID id = order.content().prescriptionId();

        // When
        String taken =
                code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransferResponse", FakePharmacies.WORKLIST_ONLY));

        // Then
        assertThat(taken).isEqualTo(TAKEN);
        riverside()
                .get("/orders/" + id)
                .then()
                .statusCode(200)
                .body("transferredFrom", equalTo(FIRST))
                .body("fills", hasSize(0))
                .body("nextFillNumber", equalTo(1))
                .body("dispensedQuantity", equalTo(30))
                .body("authorisedQuantity", equalTo(90));
        String secret = riverside().post("/orders/" + id + "/claim").path("secret");
        fill(id, secret, 0, "30").then().statusCode(409).body("code", equalTo("FILL_NUMBER_USED"));
        fill(id, secret, 1, "61").then().statusCode(409).body("code", equalTo("FILL_EXCEEDS_AUTHORISED"));
        assertThatThrownBy(() -> gateway.change(
                        "update pharmacy_order set worklist_dispensed = 61 where prescription_id = ?", order))
                .hasStackTraceContaining("pharmacy_order_no_more_than_was_left");
        fill(id, secret, 1, "60")
                .then()
                .statusCode(200)
                .body("fills", hasSize(1))
                .body("dispensedQuantity", equalTo(90));
        PharmacyOrderStated last =
                gateway.awaitChanges(order, "delivered", "filled", "transferred", "rerouted", "claimed", "filled");
        assertThat(last.pharmacyNcpdpId()).isEqualTo(FakePharmacies.WORKLIST_ONLY);
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("90");
    }

    @Test
    void aFillThatTheGiverTellsLateLeavesLessForTheReceiver() {
        // Given
        PrescriptionReleased order = delivered();
        UUID id = order.content().prescriptionId();
        code(FIRST, ScriptTexts.transfer(FIRST, order, "RxTransfer", FakePharmacies.WORKLIST_ONLY));

        // When
        String late = code(FIRST, ScriptTexts.about(FIRST, order, ScriptTexts.fill("30")));

        // Then
        assertThat(late).isEqualTo(TAKEN);
        PharmacyOrderStated last = gateway.awaitChanges(order, "delivered", "transferred", "rerouted", "contradiction");
        assertThat(last.dispensedQuantity()).isEqualByComparingTo("30");
        assertThat(last.contradictions())
                .containsExactly("Pharmacy " + FIRST + " reported fill 0 after it had transferred the prescription.");
        String secret = riverside().post("/orders/" + id + "/claim").path("secret");
        fill(id, secret, 1, "61").then().statusCode(409).body("code", equalTo("FILL_EXCEEDS_AUTHORISED"));
        fill(id, secret, 1, "60").then().statusCode(200);
    }

    @Test
    void aTransferAndTheLastFillInTheSameMomentHaveOneWinner() throws Exception {
        try (ExecutorService actors = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                // Given
                PrescriptionReleased order = Released.to(FakePharmacies.WORKLIST_ONLY);
                gateway.release(order);
                UUID id = order.content().prescriptionId();
                String secret = riverside().post("/orders/" + id + "/claim").path("secret");
                String message = ScriptTexts.transfer(FakePharmacies.WORKLIST_ONLY, order, "RxTransfer", SECOND);

                // When
                CyclicBarrier together = new CyclicBarrier(2);
                Future<String> given = actors.submit(() -> {
                    together.await(1, TimeUnit.MINUTES);
                    return code(FakePharmacies.WORKLIST_ONLY, message);
                });
                Future<Integer> filled = actors.submit(() -> {
                    together.await(1, TimeUnit.MINUTES);
                    return fill(id, secret, 0, "90").statusCode();
                });
                boolean gone = given.get(1, TimeUnit.MINUTES).equals(TAKEN);

                // Then
                assertThat(filled.get(1, TimeUnit.MINUTES)).isEqualTo(gone ? 404 : 200);
                PharmacyOrderStated last = gateway.stated(order).getLast();
                assertThat(last.pharmacyNcpdpId()).isEqualTo(gone ? SECOND : FakePharmacies.WORKLIST_ONLY);
                assertThat(last.dispensedQuantity()).isEqualByComparingTo(gone ? "0" : "90");
                assertThat(last.contradictions()).isEmpty();
            }
        }
    }

    private PrescriptionReleased delivered() {
        PrescriptionReleased order = Released.to(FIRST);
        gateway.release(order);
        gateway.awaitChanges(order, "delivered");
        return order;
    }

    private PrescriptionReleased filledOnce() {
        PrescriptionReleased order = delivered();
        assertThat(code(FIRST, ScriptTexts.about(FIRST, order, ScriptTexts.fill("30"))))
                .isEqualTo(TAKEN);
        gateway.awaitChanges(order, "delivered", "filled");
        return order;
    }

    private PrescriptionReleased ended(String how) {
        PrescriptionReleased order = delivered();
        UUID id = order.content().prescriptionId();
        UUID patient = order.content().patientId();
        switch (how) {
            case "cancelled" -> {
                FakePharmacies.answers(FIRST, order, cancelAnswer("Approved"));
                gateway.cancel(order);
                gateway.awaitChanges(order, "delivered", "cancel-requested", "cancel-approved");
            }
            case "expired" ->
                gateway.batch(List.of(gateway.event(
                        EventType.PRESCRIPTION_ENDED,
                        id,
                        patient,
                        new PrescriptionEnded(
                                id,
                                patient,
                                OrderStatus.EXPIRED,
                                null,
                                Instant.now(),
                                LocalDate.parse("2026-11-19")))));
            default -> {
                code(FIRST, ScriptTexts.about(FIRST, order, ScriptTexts.fill("90")));
                gateway.awaitChanges(order, "delivered", "filled");
            }
        }
        return order;
    }

    private long sentTo(String pharmacy, PrescriptionReleased order) {
        return gateway.count(
                "select count(*) from outgoing_message where pharmacy_ncpdp_id = '" + pharmacy
                        + "' and prescription_id = ?",
                order.content().prescriptionId());
    }

    private long transfers(PrescriptionReleased order) {
        return gateway.count(
                "select count(*) from order_transfer where prescription_id = ?",
                order.content().prescriptionId());
    }

    /** The first pharmacy's message with something else in it, as a message of its own. */
    private static String changed(String message, String from, String to) {
        return code(
                FIRST,
                message.replace(from, to).replaceAll("<MessageID>[^<]*", "<MessageID>" + ScriptTexts.newMessageId()));
    }

    private static String code(String pharmacy, String message) {
        return ScriptTexts.code(ScriptTexts.post(pharmacy, message));
    }

    private static int read(String pharmacy, PrescriptionReleased order) {
        return given().auth()
                .oauth2(TestTokens.token(pharmacy))
                .get("/orders/" + order.content().prescriptionId())
                .statusCode();
    }

    private static ValidatableResponse transfer(String pharmacy, PrescriptionReleased order) {
        return given().auth()
                .oauth2(TestTokens.token(pharmacy))
                .get("/orders/" + order.content().prescriptionId() + "/transfer")
                .then();
    }

    /** The MessageID of the question when it is taken, else what it was answered. */
    private static String history(String pharmacy, PrescriptionReleased order, String family) {
        String id = ScriptTexts.newMessageId();
        String told = code(
                pharmacy,
                "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">" + pharmacy
                        + "</From><MessageID>" + id + "</MessageID><PrescriberOrderNumber>"
                        + Gateway.orderNumber(order)
                        + "</PrescriberOrderNumber></Header><Body><RxHistoryRequest><Patient>"
                        + "<HumanPatient><Name><LastName>" + family
                        + "</LastName><FirstName>Mara</FirstName></Name><Gender>F</Gender><DateOfBirth><Date>1976-03-04</Date>"
                        + "</DateOfBirth></HumanPatient></Patient><Consent>Y</Consent></RxHistoryRequest></Body></Message>");
        return told.equals(TAKEN) ? id : told;
    }

    /** The quantities in the history that answers the question. */
    private static List<String> values(String pharmacy, String question) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(FakePharmacies.receivedFor(pharmacy, question))
                        .hasSize(1));
        return Pattern.compile("<Quantity><Value>([0-9.]+)<")
                .matcher(FakePharmacies.receivedFor(pharmacy, question).getFirst())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static RequestSpecification riverside() {
        return given().auth().oauth2(TestTokens.token("pharmacist2"));
    }

    private static Response fill(UUID id, String secret, int number, String quantity) {
        return riverside()
                .header("Claim-Secret", secret)
                .contentType("application/json")
                .body("{\"fillNumber\":" + number + ",\"quantity\":" + quantity
                        + ",\"unit\":\"tablet\",\"filledOn\":\"2026-11-22\"}")
                .post("/orders/" + id + "/fill");
    }

    private static String cancelAnswer(String decision) {
        return FakePharmacies.status("010")
                .replace(
                        "<Status><Code>010</Code></Status>",
                        "<CancelRxResponse><Response><" + decision + "/></Response></CancelRxResponse>");
    }
}
