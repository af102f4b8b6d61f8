package org.scriptline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pharmacies that send what nobody should: what they send, in both releases, and that the ledger says so. */
class MisdeedsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String PHARMACY = "5900010";
    private static final List<String> SOUND = List.of(
            "RECEIVED NewRx Status 010",
            "QUEUED Verify ",
            "SENT Verify Status 010",
            "QUEUED RxFill ",
            "SENT RxFill Status 010");

    @TempDir
    Path directory;

    private FakeGateway gateway;
    private SimulatedPharmacies pharmacies;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
        pharmacies = new SimulatedPharmacies(gateway, directory, SimulatedPharmacies.FAST);
    }

    @AfterEach
    void close() {
        pharmacies.close();
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CONTRADICTS_ITSELF, 2017071, QUEUED RxFill NotDispensed, SENT RxFill Status 010",
        "CONTRADICTS_ITSELF, 2023011, QUEUED RxFill NotDispensed, SENT RxFill Status 010",
        "REUSES_MESSAGE_IDS, 2017071, QUEUED RxFill NotDispensed, SENT RxFill Status 010",
        "REUSES_MESSAGE_IDS, 2023011, QUEUED RxFill NotDispensed, SENT RxFill Status 010",
        "ASKS_AFTER_FILLING, 2017071, 'QUEUED RxChangeRequest ', SENT RxChangeRequest Status 010",
        "ASKS_AFTER_FILLING, 2023011, 'QUEUED RxChangeRequest ', SENT RxChangeRequest Status 010",
        "SENDS_TOO_MUCH, 2017071, QUEUED RxFill too large, REFUSED RxFill Error 900",
        "SENDS_TOO_MUCH, 2023011, QUEUED RxFill too large, REFUSED RxFill Error 900",
        "SENDS_DOCTYPE, 2017071, QUEUED RxFill DOCTYPE, REFUSED RxFill HTTP status 400 without a SCRIPT answer",
        "SENDS_DOCTYPE, 2023011, QUEUED RxFill DOCTYPE, REFUSED RxFill HTTP status 400 without a SCRIPT answer"
    })
    void eachIsDoneBesideWhatIsSoundAndStandsInTheLedger(
            String behaviour, String release, String decided, String answered) throws Exception {
        // Given
        behave(behaviour);

        // When
        newRx(release);

        // Then
        untilTheLedgerSays(
                Stream.concat(SOUND.stream(), Stream.of(decided, answered)).toList());
        assertThat(gateway.arrivals())
                .extracting(arrival -> arrival.message().release())
                .containsOnly(release);
        assertThat(pharmacies
                        .json("/ledger/summary")
                        .path("orders")
                        .path(0)
                        .path("fills")
                        .toString())
                .isEqualTo("[{\"number\":1,\"quantity\":30,\"sent\":1}]");
    }

    @Test
    void aMessageIdThatIsUsedAgainSaysSomethingElse() throws Exception {
        // Given
        behave("REUSES_MESSAGE_IDS");

        // When
        newRx("2017071");

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.messages("RxFill")).hasSize(2));
        List<ScriptMessage> fills = gateway.messages("RxFill");
        assertThat(fills.get(1).messageId()).isEqualTo(fills.get(0).messageId());
        assertThat(fills)
                .extracting(fill -> ScriptMessage.child(fill.transaction(), "FillStatus")
                        .orElseThrow()
                        .getFirstChild()
                        .getLocalName())
                .containsExactly("Dispensed", "NotDispensed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017071", "2023011"})
    void eachMessageNamesAnotherReceiver(String release) throws Exception {
        // Given
        behave("ADDRESSES_ANOTHER");

        // When
        newRx(release);

        // Then
        untilTheLedgerSays(SOUND);
        assertThat(gateway.arrivals())
                .extracting(arrival -> arrival.message().to())
                .containsExactly(Misdeeds.ANOTHER_PRESCRIBER, Misdeeds.ANOTHER_PRESCRIBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017071", "2023011"})
    void whatIsCancelledIsFilledAllTheSame(String release) throws Exception {
        // Given
        behave("FILLS_AFTER_CANCEL");
        newRx(release);
        untilTheLedgerSays(SOUND.subList(0, 3));

        // When
        pharmacies.post("/script/" + PHARMACY, in(release, SampleMessages.cancelRx(PHARMACY, "c1", "order1", "m1")));

        // Then
        List<String> expected = new ArrayList<>(SOUND);
        expected.addAll(List.of(
                "RECEIVED CancelRx Status 010",
                "QUEUED CancelRxResponse Approved",
                "SENT CancelRxResponse Status 010"));
        untilTheLedgerSays(expected);
    }

    private void behave(String behaviour) throws Exception {
        assertThat(pharmacies
                        .post("/control/" + PHARMACY + "/behave?as=" + behaviour, "")
                        .statusCode())
                .isEqualTo(200);
    }

    private void newRx(String release) throws Exception {
        assertThat(pharmacies
                        .post("/script/" + PHARMACY, in(release, SampleMessages.newRx(PHARMACY, "m1", "order1", "30")))
                        .statusCode())
                .isEqualTo(200);
    }

    private static String in(String release, String message) {
        return message.replace("<Message>", "<Message TransactionVersion=\"" + release + "\">");
    }

    private void untilTheLedgerSays(List<String> expected) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(said()).containsExactlyInAnyOrderElementsOf(expected));
    }

    private List<String> said() throws Exception {
        List<String> said = new ArrayList<>();
        for (JsonNode entry : pharmacies.json("/ledger").path("messages")) {
            if (!entry.path("event").asText().equals("CONTROL")) {
                said.add(entry.path("event").asText() + " " + entry.path("type").asText() + " "
                        + entry.path("answer").asText(""));
            }
        }
        return said;
    }
}
