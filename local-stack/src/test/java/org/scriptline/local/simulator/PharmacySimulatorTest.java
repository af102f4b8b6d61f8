package org.scriptline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each behaviour of the pretend pharmacies, over HTTP, seen from the gateway's side and in the ledger. */
class PharmacySimulatorTest extends WithPharmacies {

    private void untilSummary(String expected) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(pharmacies.get("/ledger/summary")).isEqualTo(expected));
    }

    private static String summary(String pharmacy, int newRx, int cancelRx, int verified, String fills) {
        return ("{\"orders\":[{\"prescriberOrderNumber\":\"order1\",\"pharmacy\":\"%s\",\"newRx\":%d,\"messageIds\":1,"
                        + "\"cancelRx\":%d,\"verified\":%d,\"fills\":[%s]}],"
                        + "\"totals\":{\"orders\":1,\"newRx\":%d,\"ordersWithTwoMessageIds\":0,\"fillsWithTwoQuantities\":0}}")
                .formatted(pharmacy, newRx, cancelRx, verified, fills, newRx);
    }

    private static String filled(int sent) {
        return "{\"number\":1,\"quantity\":30,\"sent\":" + sent + "}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"5912342", "5900010", "5900029"})
    void aHealthyPharmacyVerifiesAndFills(String pharmacy) throws Exception {
        // When
        String answer = pharmacies.newRx(pharmacy, "m1", "order1");
        // Then
        assertThat(answer).isEqualTo("Status 010");
        untilSummary(summary(pharmacy, 1, 0, 1, filled(1)));
        assertThat(gateway.arrivals())
                .extracting(FakeGateway.Arrival::authorization)
                .containsOnly("Bearer token-of-" + pharmacy);
    }

    @Test
    void answersInTheReleaseInWhichItIsSpokenTo() throws Exception {
        // Given
        String older = SampleMessages.newRx("5900028", "m1", "order1", "30");
        String newer = older.replace("<Message>", "<Message TransactionVersion=\"2023011\">")
                .replace("m1<", "m2<");

        // When
        String toOlder = pharmacies.post("/script/5900028", older).body();
        String toNewer = pharmacies.post("/script/5900028", newer).body();

        // Then
        assertThat(toOlder).contains("TransactionVersion=\"2017071\"");
        assertThat(toNewer).contains("TransactionVersion=\"2023011\"");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.arrivals())
                        .extracting(arrival -> arrival.message().release())
                        .contains("2017071", "2023011"));
    }

    @Test
    void aRunningStackUsesTheTimesOfTheTable() {
        assertThat(SimulatorTiming.REALISTIC.fillAfter()).isEqualTo(Duration.ofSeconds(1));
        assertThat(SimulatorTiming.REALISTIC.lateVerifyAfter()).isEqualTo(Duration.ofSeconds(20));
        // pharmacy-gateway waits for less: scriptline.delivery.timeout.
        assertThat(SimulatorTiming.REALISTIC.slowAnswerAfter()).isEqualTo(Duration.ofSeconds(45));
    }

    @Test
    void theAnswersGoBackToThePrescriberAndNameTheOrder() throws Exception {
        // When
        pharmacies.newRx("5912342", "m1", "order1");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.messages("RxFill")).hasSize(1));
        ScriptMessage verify = gateway.messages("Verify").get(0);
        assertThat(verify.from()).isEqualTo("5912342");
        assertThat(verify.fromQualifier()).isEqualTo("P");
        assertThat(verify.to()).isEqualTo(SampleMessages.PRESCRIBER);
        assertThat(verify.relatesToMessageId()).isEqualTo("m1");
        assertThat(verify.prescriberOrderNumber()).isEqualTo("order1");
        assertThat(ScriptMessage.text(verify.transaction(), "VerifyStatus", "Code"))
                .contains("010");
        ScriptMessage fill = gateway.messages("RxFill").get(0);
        assertThat(fill.relatesToMessageId()).isEqualTo("m1");
        assertThat(fill.prescriberOrderNumber()).isEqualTo("order1");
        assertThat(ScriptMessage.child(fill.transaction(), "FillStatus")
                        .flatMap(status -> ScriptMessage.child(status, "Dispensed")))
                .isPresent();
        assertThat(ScriptMessage.text(fill.transaction(), "MedicationDispensed", "Quantity", "Value"))
                .contains("30");
        assertThat(ScriptMessage.text(fill.transaction(), "Patient", "HumanPatient", "Name", "LastName"))
                .contains("Quill & Sons");
    }

    @Test
    void theLatePharmacySaysOnlyThatTheNetworkAcceptedAndVerifiesLater() throws Exception {
        // Given
        restart(SimulatedPharmacies.NEVER_FILLS);
        // When
        String answer = pharmacies.newRx("5900001", "m1", "order1");
        // Then
        assertThat(answer).isEqualTo("Status 000");
        untilSummary(summary("5900001", 1, 0, 0, ""));
        restart(SimulatedPharmacies.FAST);
        untilSummary(summary("5900001", 1, 0, 1, filled(1)));
    }

    @Test
    void theRejectingPharmacyAnswers900AndFillsNothing() throws Exception {
        // When
        String answer = pharmacies.newRx("5900002", "m1", "order1");
        // Then
        assertThat(answer).isEqualTo("Error 900");
        untilSummary(summary("5900002", 1, 0, 0, ""));
    }

    @ParameterizedTest
    @CsvSource({
        "CANNOT_PROCESS, 2017071, 601, 601, 601",
        "CANNOT_PROCESS, 2023011, 601, 601, 601",
        "FAILS_TWICE, 2017071, 602, 602, 010",
        "FAILS_TWICE, 2023011, 602, 602, 010",
        "MISCONFIGURED, 2017071, 700, 700, 700",
        "MISCONFIGURED, 2023011, 700, 700, 700",
    })
    void aPharmacyFailsAsItIsToldToInEitherRelease(String as, String release, String first, String second, String third)
            throws Exception {
        // Given
        pharmacies.post("/control/1234567/behave?as=" + as, "");
        String newRx = SampleMessages.newRx("1234567", "m1", "order1", "30")
                .replace("<Message>", "<Message TransactionVersion=\"" + release + "\">");
        // When
        List<String> answers = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            answers.add(pharmacies.post("/script/1234567", newRx).body());
        }
        // Then
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer).contains("TransactionVersion=\"" + release + "\""))
                .extracting(answer -> answer.replaceAll("(?s).*<(?:Status|Error)><Code>(\\d+)<.*", "$1"))
                .containsExactly(first, second, third);
        boolean accepts = third.equals("010");
        untilSummary(summary("1234567", 3, 0, accepts ? 1 : 0, accepts ? filled(1) : ""));
    }

    @Test
    void theSwitchedOffPharmacyCutsConnectionsUntilItIsSwitchedOn() throws Exception {
        // Given
        assertThatThrownBy(() -> pharmacies.newRx("5900003", "m1", "order1")).isInstanceOf(IOException.class);
        assertThat(pharmacies.json("/ledger/summary").path("orders")).isEmpty();
        // When
        assertThat(pharmacies.post("/control/5900003/up", "").body())
                .isEqualTo("{\"pharmacy\":\"5900003\",\"state\":\"up\"}");
        restart(SimulatedPharmacies.FAST);
        String answer = pharmacies.newRx("5900003", "m1", "order1");
        // Then
        assertThat(answer).isEqualTo("Status 010");
        untilSummary(summary("5900003", 1, 0, 1, filled(1)));
        pharmacies.post("/control/5900003/down", "");
        assertThatThrownBy(() -> pharmacies.newRx("5900003", "m1", "order1")).isInstanceOf(IOException.class);
    }

    @Test
    void theBusyPharmacyAnswers600TwiceAndThenAcceptsTheSameMessage() throws Exception {
        // When
        List<String> answers = List.of(
                pharmacies.newRx("5900004", "m1", "order1"),
                pharmacies.newRx("5900004", "m1", "order1"),
                pharmacies.newRx("5900004", "m1", "order1"));
        // Then
        assertThat(answers).containsExactly("Error 600", "Error 600", "Status 010");
        untilSummary(summary("5900004", 3, 0, 1, filled(1)));
    }

    @Test
    void theSlowPharmacyHasVerifiedBeforeItAnswers() throws Exception {
        // When
        String answer = pharmacies.newRx("5900005", "m1", "order1");
        // Then
        assertThat(gateway.messages("Verify")).hasSize(1);
        assertThat(answer).isEqualTo("Status 010");
        untilSummary(summary("5900005", 1, 0, 1, filled(1)));
    }

    @Test
    void theRepeatingPharmacySendsEverythingTwiceUnderOneMessageId() throws Exception {
        // When
        pharmacies.newRx("5900006", "m1", "order1");
        // Then
        untilSummary(summary("5900006", 1, 0, 2, filled(2)));
        assertThat(gateway.messages("Verify"))
                .extracting(ScriptMessage::messageId)
                .hasSize(2)
                .containsOnly(gateway.messages("Verify").get(0).messageId());
        assertThat(gateway.messages("RxFill"))
                .extracting(ScriptMessage::messageId)
                .hasSize(2)
                .containsOnly(gateway.messages("RxFill").get(0).messageId());
    }

    @Test
    void theGarblingPharmacyAnswers200WithoutAccepting() throws Exception {
        // When
        var answer = pharmacies.post("/script/5900007", SampleMessages.newRx("5900007", "m1", "order1", "30"));
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<html><body>It works!");
        untilSummary(summary("5900007", 1, 0, 0, ""));
    }

    @Test
    void thePharmacyThatIgnoresCancelsTakesThemAndNeverResponds() throws Exception {
        // Given
        pharmacies.newRx("5900008", "m1", "order1");
        untilSummary(summary("5900008", 1, 0, 1, filled(1)));
        // When
        String answer = pharmacies.cancelRx("5900008", "c1", "order1", "m1");
        // Then
        assertThat(answer).isEqualTo("Status 010");
        untilSummary(summary("5900008", 1, 1, 1, filled(1)));
        assertThat(gateway.messages("CancelRxResponse")).isEmpty();
    }

    @Test
    void thePharmacyThatFillsAtOnceDeniesEveryCancel() throws Exception {
        // Given
        pharmacies.newRx("5900009", "m1", "order1");
        // When
        pharmacies.cancelRx("5900009", "c1", "order1", "m1");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gateway.messages("CancelRxResponse")).hasSize(1));
        ScriptMessage response = gateway.messages("CancelRxResponse").get(0);
        assertThat(ScriptMessage.text(response.transaction(), "Response", "Denied", "DenialReason"))
                .contains("Already dispensed");
        assertThat(response.relatesToMessageId()).isEqualTo("c1");
        assertThat(response.prescriberOrderNumber()).isEqualTo("order1");
        untilSummary(summary("5900009", 1, 1, 1, filled(1)));
    }

    @Test
    void whoWantsToHearOfNoFillIsToldOfNone() throws Exception {
        // Given
        restart(SimulatedPharmacies.NEVER_FILLS);
        pharmacies.newRx("5912342", "m1", "order1");
        pharmacies.newRx("5912342", "m2", "order2");

        // When
        List<String> answers = List.of(
                pharmacies.fillNotices("5912342", "n1", "order1", "Not Dispensed"),
                pharmacies.fillNotices("5912342", "n2", "order2", "Cancel All Fill Statuses"),
                pharmacies.fillNotices("5912342", "n3", "order2", "All Fill Statuses"),
                pharmacies.fillNotices("5912342", "n4", "order3", "All Fill Statuses"));
        restart(SimulatedPharmacies.FAST);

        // Then
        assertThat(answers).containsExactly("Status 010", "Status 010", "Status 010", "Error 900");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pharmacies
                                .json("/ledger/summary")
                                .path("orders")
                                .findValuesAsText("sent"))
                        .containsExactly("0", "1"));
        assertThat(gateway.messages("RxFill"))
                .extracting(ScriptMessage::prescriberOrderNumber)
                .containsExactly("order2");
        restart(SimulatedPharmacies.FAST);
        assertThat(pharmacies.cancelRx("5912342", "c1", "order1", "m1")).isEqualTo("Status 010");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.messages("CancelRxResponse").stream()
                                .flatMap(response -> ScriptMessage.child(response.transaction(), "Response").stream())
                                .flatMap(response -> ScriptMessage.child(response, "Denied").stream()))
                        .hasSize(1));
    }

    @Test
    void anOrderSaysItselfOfWhichFillsItsPrescriberHears() throws Exception {
        // Given
        String xml = SampleMessages.newRx("5912342", "m1", "order1", "30");

        // When
        pharmacies.post(
                "/script/5912342",
                xml.replace(
                        "<Substitutions>", "<RxFillIndicator>Partially Dispensed</RxFillIndicator><Substitutions>"));

        // Then
        untilSummary(summary("5912342", 1, 0, 1, filled(0)));
        assertThat(pharmacies.json("/ledger").path("messages").findValuesAsText("event"))
                .contains("UNTOLD");
        assertThat(gateway.messages("RxFill")).isEmpty();
    }

    @Test
    void aCancelBeforeTheFillIsApprovedAndNothingIsFilled() throws Exception {
        // Given
        restart(SimulatedPharmacies.NEVER_FILLS);
        pharmacies.newRx("5912342", "m1", "order1");
        // When
        pharmacies.cancelRx("5912342", "c1", "order1", "m1");
        pharmacies.cancelRx("5912342", "c1", "order1", "m1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                pharmacies.json("/ledger").path("messages").findValuesAsText("event"))
                        .filteredOn("SENT"::equals)
                        .hasSize(2));
        restart(SimulatedPharmacies.FAST);
        // Then
        assertThat(gateway.messages("CancelRxResponse")).hasSize(1);
        assertThat(ScriptMessage.child(
                                gateway.messages("CancelRxResponse").get(0).transaction(), "Response")
                        .flatMap(response -> ScriptMessage.child(response, "Approved")))
                .isPresent();
        untilSummary(summary("5912342", 1, 2, 1, ""));
        assertThat(gateway.messages("RxFill")).isEmpty();
    }

    @Test
    void aCancelOfAnUnknownOrderIsDenied() throws Exception {
        // When
        pharmacies.cancelRx("5912342", "c1", "order1", "m1");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(gateway.messages("CancelRxResponse")).hasSize(1));
        assertThat(ScriptMessage.text(
                        gateway.messages("CancelRxResponse").get(0).transaction(),
                        "Response",
                        "Denied",
                        "DenialReason"))
                .contains("No such prescription at this pharmacy");
    }

    @Test
    void aRepeatedMessageIdIsAnsweredAgainAndFilledOnce() throws Exception {
        // Given
        pharmacies.newRx("5912342", "m1", "order1");
        untilSummary(summary("5912342", 1, 0, 1, filled(1)));
        // When
        restart(SimulatedPharmacies.FAST);
        String answer = pharmacies.newRx("5912342", "m1", "order1");
        // Then
        assertThat(answer).isEqualTo("Status 010");
        untilSummary(summary("5912342", 2, 0, 1, filled(1)));
    }

    @Test
    void aLedgerLineCutShortByAKillIsDropped() throws Exception {
        // Given
        pharmacies.newRx("5912342", "m1", "order1");
        untilSummary(summary("5912342", 1, 0, 1, filled(1)));
        pharmacies.close();
        Files.writeString(
                directory.resolve("pharmacy-ledger.jsonl"), "{\"entry\":{\"at\":\"20", StandardOpenOption.APPEND);
        // When
        pharmacies = new SimulatedPharmacies(gateway, directory, SimulatedPharmacies.FAST);
        pharmacies.newRx("5912342", "m1", "order1");
        // Then
        untilSummary(summary("5912342", 2, 0, 1, filled(1)));
        assertThat(Files.readAllLines(directory.resolve("pharmacy-ledger.jsonl")))
                .hasSize(6);
    }

    @Test
    void aSecondMessageIdForOneOrderIsFilledAgainAndShows() throws Exception {
        // When
        pharmacies.newRx("5912342", "m1", "order1");
        pharmacies.newRx("5900010", "m2", "order1");
        // Then
        untilSummary("{\"orders\":[{\"prescriberOrderNumber\":\"order1\",\"pharmacy\":\"5912342\",\"newRx\":2,"
                + "\"messageIds\":2,\"cancelRx\":0,\"verified\":2,\"fills\":[" + filled(2) + "]}],"
                + "\"totals\":{\"orders\":1,\"newRx\":2,\"ordersWithTwoMessageIds\":1,\"fillsWithTwoQuantities\":0}}");
    }

    @Test
    void whatTheGatewayDidNotTakeIsRepeatedUnderTheSameMessageId() throws Exception {
        // Given
        gateway.failNext(6);
        // When
        pharmacies.newRx("5912342", "m1", "order1");
        // Then
        untilSummary(summary("5912342", 1, 0, 1, filled(1)));
        assertThat(gateway.turnedAway()).isEqualTo(6);
    }

    @Test
    void aRestartSendsWhatIsStillOwedUnderTheSameMessageId() throws Exception {
        // Given
        gateway.failNext(Integer.MAX_VALUE);
        pharmacies.newRx("5912342", "m1", "order1");
        untilSummary(summary("5912342", 1, 0, 0, filled(0)));
        List<String> queued = pharmacies.json("/ledger").path("messages").findValuesAsText("messageId");
        // When
        pharmacies.close();
        gateway.failNext(0);
        pharmacies = new SimulatedPharmacies(gateway, directory, SimulatedPharmacies.FAST);
        // Then
        untilSummary(summary("5912342", 1, 0, 1, filled(1)));
        assertThat(gateway.arrivals())
                .extracting(arrival -> arrival.message().messageId())
                .containsExactlyInAnyOrderElementsOf(queued.subList(1, 3));
    }

    @Test
    void theLedgerTellsEveryMessageInOrderAndKeepsTheXmlAsItCame() throws Exception {
        // Given
        String xml = SampleMessages.newRx("5912342", "m1", "order1", "30");
        // When
        pharmacies.post("/script/5912342", xml);
        untilSummary(summary("5912342", 1, 0, 1, filled(1)));
        // Then
        var messages = pharmacies.json("/ledger").path("messages");
        assertThat(messages.findValuesAsText("type")).containsOnlyOnceElementsOf(List.of("NewRx"));
        assertThat(messages.findValuesAsText("event"))
                .containsExactlyInAnyOrder("RECEIVED", "QUEUED", "SENT", "QUEUED", "SENT");
        assertThat(messages.get(0).path("event").asText()).isEqualTo("RECEIVED");
        assertThat(messages.get(0).path("answer").asText()).isEqualTo("Status 010");
        assertThat(pharmacies.json("/ledger?from=4").path("next").asInt()).isEqualTo(5);
        var page = pharmacies.json("/ledger?from=1&limit=2");
        assertThat(page.path("messages")).containsExactly(messages.get(1), messages.get(2));
        assertThat(page.path("next").asInt()).isEqualTo(3);
        assertThat(pharmacies.get("/ledger/messages/m1")).isEqualTo(xml);
    }

    @Test
    void unreadableAndMisdirectedMessagesAreNotAccepted() throws Exception {
        // When
        var doctype = pharmacies.post("/script/5912342", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>");
        var misdirected = pharmacies.post("/script/5912342", SampleMessages.newRx("5900010", "m1", "order1", "30"));
        var worklistOnly = pharmacies.post("/script/5912359", SampleMessages.newRx("5912359", "m1", "order1", "30"));
        var tooLarge = pharmacies.post("/script/5912342", "<a>" + "b".repeat(1_000_001) + "</a>");
        // Then
        assertThat(doctype.statusCode()).isEqualTo(400);
        assertThat(misdirected.body()).contains("<Error><Code>900</Code>");
        assertThat(worklistOnly.statusCode()).isEqualTo(404);
        assertThat(tooLarge.statusCode()).isEqualTo(413);
        assertThat(pharmacies.json("/ledger/summary").path("orders")).isEmpty();
    }
}
