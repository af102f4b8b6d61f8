package org.scriptline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the pretend pharmacies ask when they are told to, and what they do with the prescriber's answer. */
class AskingTest extends WithPharmacies {

    private static final String CORNER = "5912342";

    @ParameterizedTest
    @CsvSource({"2017071", "2023011"})
    void asksForARenewalInTheReleaseOfTheOrder(String release) throws Exception {
        // Given
        pharmacies.post(
                "/script/" + CORNER,
                SampleMessages.newRx(CORNER, "m1", "order1", "30")
                        .replace("<Message>", "<Message TransactionVersion=\"" + release + "\">"));
        until("RxFill", 1);

        // When
        String asked = pharmacies
                .post("/control/" + CORNER + "/renew?order=order1&refills=2", "")
                .body();

        // Then
        until("RxRenewalRequest", 1);
        ScriptMessage request = gateway.messages("RxRenewalRequest").get(0);
        assertThat(asked)
                .isEqualTo("{\"pharmacy\":\"5912342\",\"asked\":\"RxRenewalRequest\",\"messageId\":\""
                        + request.messageId() + "\"}");
        assertThat(request.release()).isEqualTo(release);
        assertThat(request.to()).isEqualTo(SampleMessages.PRESCRIBER);
        assertThat(request.from()).isEqualTo(CORNER);
        assertThat(request.relatesToMessageId()).isNull();
        assertThat(request.prescriberOrderNumber()).isEqualTo("order1");
        assertThat(ScriptMessage.text(request.transaction(), "MedicationDispensed", "NumberOfRefills"))
                .contains("2");
        assertThat(ScriptMessage.text(request.transaction(), "MedicationDispensed", "Quantity", "Value"))
                .contains("30");
        assertThat(ScriptMessage.text(request.transaction(), "MedicationPrescribed", "DrugDescription"))
                .contains("lisinopril 10 MG Oral Tablet");
    }

    @Test
    void asksForAChangeToACodedDrug() throws Exception {
        // Given
        pharmacies.newRx(CORNER, "m1", "order1");

        // When
        pharmacies.post(
                "/control/" + CORNER
                        + "/change?order=order1&code=T&drug=lisinopril%2020%20MG%20Oral%20Tablet&rxnorm=314077",
                "");

        // Then
        until("RxChangeRequest", 1);
        ScriptMessage request = gateway.messages("RxChangeRequest").get(0);
        assertThat(ScriptMessage.text(request.transaction(), "MessageRequestCode"))
                .contains("T");
        assertThat(ScriptMessage.text(request.transaction(), "MedicationRequested", "DrugDescription"))
                .contains("lisinopril 20 MG Oral Tablet");
        assertThat(ScriptMessage.text(request.transaction(), "MedicationRequested", "DrugCoded", "DrugDBCode", "Code"))
                .contains("314077");
        assertThat(ScriptMessage.text(request.transaction(), "MedicationPrescribed", "DrugDescription"))
                .contains("lisinopril 10 MG Oral Tablet");
    }

    @Test
    void aGrantedRenewalIsVerifiedAndFilledOnceAndTheLedgerShowsTheDecision() throws Exception {
        // Given
        pharmacies.newRx(CORNER, "m1", "order1");
        until("RxFill", 1);
        String asked = asks("renew?order=order1&refills=2", "RxRenewalRequest");

        // When
        String granted = SampleMessages.answer(
                "RxRenewalResponse", CORNER, "m2", "order2", asked, "<ApprovedWithChanges></ApprovedWithChanges>");
        pharmacies.post("/script/" + CORNER, granted);
        until("RxFill", 2);
        restart(SimulatedPharmacies.FAST);
        String repeated = pharmacies.post("/script/" + CORNER, granted).body();

        // Then
        assertThat(repeated).contains("<Status><Code>010</Code></Status>");
        assertThat(received("RxRenewalResponse").path("decision").asText()).isEqualTo("ApprovedWithChanges");
        assertThat(order("order2"))
                .isEqualTo(
                        "{\"prescriberOrderNumber\":\"order2\",\"pharmacy\":\"5912342\",\"newRx\":0,\"messageIds\":0,"
                                + "\"cancelRx\":0,\"verified\":1,\"fills\":[{\"number\":1,\"quantity\":30,\"sent\":1}]}");
    }

    @Test
    void aDenialIsKeptWithItsReasonAndNothingIsDispensedOnIt() throws Exception {
        // Given
        pharmacies.newRx(CORNER, "m1", "order1");
        until("RxFill", 1);
        String asked = asks("renew?order=order1", "RxRenewalRequest");

        // When
        pharmacies.post(
                "/script/" + CORNER,
                SampleMessages.answer(
                        "RxRenewalResponse",
                        CORNER,
                        "m2",
                        "order1",
                        asked,
                        "<Denied><ReasonCode>AM</ReasonCode></Denied>"));
        restart(SimulatedPharmacies.FAST);

        // Then
        assertThat(received("RxRenewalResponse").path("decision").asText()).isEqualTo("Denied AM");
        assertThat(received("RxRenewalResponse").path("answer").asText()).isEqualTo("Status 010");
        assertThat(gateway.messages("Verify")).hasSize(1);
        assertThat(gateway.messages("RxFill")).hasSize(1);
    }

    @Test
    void aGrantedChangeEndsTheOrderThatItChangesAlsoAfterARestart() throws Exception {
        // Given
        restart(SimulatedPharmacies.NEVER_FILLS);
        pharmacies.newRx(CORNER, "m1", "order1");
        until("Verify", 1);
        String asked = asks("change?order=order1&code=G", "RxChangeRequest");
        restart(SimulatedPharmacies.NEVER_FILLS);

        // When
        pharmacies.post(
                "/script/" + CORNER,
                SampleMessages.answer("RxChangeResponse", CORNER, "m2", "order2", asked, "<Approved></Approved>"));
        restart(SimulatedPharmacies.FAST);

        // Then
        until("RxFill", 1);
        assertThat(gateway.messages("RxFill").get(0).prescriberOrderNumber()).isEqualTo("order2");
        pharmacies.cancelRx(CORNER, "c1", "order1", "m1");
        until("CancelRxResponse", 1);
        assertThat(ScriptMessage.text(
                        gateway.messages("CancelRxResponse").get(0).transaction(), "Response", "Approved", "Note"))
                .contains("Already cancelled");
    }

    @ParameterizedTest
    @CsvSource({
        "5912342/renew?order=order1&refills=many, 400",
        "5912342/change?order=order1&code=X,      400",
        "5912342/renew?order=order9,              404",
        "5912342/renew,                           404",
        "5900010/renew?order=order1,              404",
        "5900002/renew?order=order2,              404",
        "5912342/ask?order=order1,                404"
    })
    void whatCannotBeAskedIsRefusedAndNotSent(String question, int status) throws Exception {
        // Given
        pharmacies.newRx(CORNER, "m1", "order1");
        pharmacies.newRx("5900002", "m2", "order2");
        until("RxFill", 1);

        // When
        int answered = pharmacies.post("/control/" + question, "").statusCode();

        // Then
        assertThat(answered).isEqualTo(status);
        assertThat(pharmacies.json("/ledger").path("messages").findValuesAsText("type"))
                .doesNotContain("RxRenewalRequest", "RxChangeRequest");
    }

    /** Lets the pharmacy ask, and returns the MessageID of its question once the gateway has it. */
    private String asks(String question, String type) throws Exception {
        pharmacies.post("/control/" + CORNER + "/" + question, "");
        until(type, 1);
        return gateway.messages(type).get(0).messageId();
    }

    /** Until the pharmacy knows that the gateway has so many of these: a restart then sends none again. */
    private void until(String type, int messages) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                pharmacies.json("/ledger").path("messages").valueStream())
                        .filteredOn(message -> message.path("event").asText().equals("SENT")
                                && message.path("type").asText().equals(type))
                        .hasSize(messages));
    }

    private JsonNode received(String type) throws Exception {
        return pharmacies
                .json("/ledger")
                .path("messages")
                .valueStream()
                .filter(message -> message.path("type").asText().equals(type)
                        && message.path("event").asText().equals("RECEIVED"))
                .findFirst()
                .orElseThrow();
    }

    private String order(String number) throws Exception {
        return pharmacies
                .json("/ledger/summary")
                .path("orders")
                .valueStream()
                .filter(order -> order.path("prescriberOrderNumber").asText().equals(number))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
