package org.scriptline.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pretend pharmacies that fetch their messages, exchange files or take FHIR Tasks, each as it is told to behave. */
class ChannelsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FETCHES = "5900030";
    private static final String FILES = "5900032";
    private static final String TASKS = "5900033";

    @TempDir
    Path directory;

    private FakeGateway gateway;
    private SimulatedPharmacies pharmacies;
    private String release = "2017071";
    private @Nullable URI reports;

    @BeforeEach
    void open() throws IOException {
        gateway = new FakeGateway();
        Files.createDirectories(folder("outbox"));
        Files.createDirectories(folder("refused"));
        start(SimulatedPharmacies.FAST);
    }

    private void start(SimulatorTiming timing) {
        pharmacies = new SimulatedPharmacies(
                gateway,
                directory.resolve("ledger"),
                timing,
                new PartnerChannels(Map.of(FETCHES, release), Map.of(FILES, directory.resolve("files")), reports));
    }

    @AfterEach
    void close() {
        pharmacies.close();
        gateway.close();
    }

    private void restart(SimulatorTiming timing) {
        pharmacies.close();
        start(timing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017071", "2023011"})
    void aMailboxIsAskedInItsReleaseAndWhatItHoldsIsAcknowledgedVerifiedAndFilled(String asked) throws Exception {
        // Given
        release = asked;
        restart(SimulatedPharmacies.FAST);
        // When
        gateway.keep("m1", SampleMessages.newRx(FETCHES, "m1", "order1", "30"));
        // Then
        untilSummary(FETCHES, 1, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
        assertThat(gateway.emptied()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.questions()).contains(asked + " null", asked + " m1"));
        assertThat(received(FETCHES)).containsExactly("mailbox NewRx Status 010");
    }

    @ParameterizedTest
    @CsvSource({"REJECTS, 900", "CANNOT_PROCESS, 601", "MISCONFIGURED, 700"})
    void aMailboxRefusesByAMessageOfItsOwn(String as, String code) throws Exception {
        // Given
        behave(FETCHES, as);
        // When
        gateway.keep("m1", SampleMessages.newRx(FETCHES, "m1", "order1", "30"));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.messages("Error")).hasSize(1));
        assertThat(gateway.emptied()).isTrue();
        ScriptMessage error = gateway.messages("Error").get(0);
        assertThat(error.relatesToMessageId()).isEqualTo("m1");
        assertThat(ScriptMessage.text(error.transaction(), "Code")).contains(code);
        assertThat(gateway.messages("RxFill")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BUSY_TWICE, Error 600", "FAILS_TWICE, Error 602"})
    void aMailboxThatIsBusyOrFailsLeavesTheMessageTwice(String as, String answer) throws Exception {
        // Given
        behave(FETCHES, as);
        // When
        gateway.keep("m1", SampleMessages.newRx(FETCHES, "m1", "order1", "30"));
        // Then
        untilSummary(FETCHES, 3, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
        assertThat(received(FETCHES))
                .containsExactly("mailbox NewRx " + answer, "mailbox NewRx " + answer, "mailbox NewRx Status 010");
    }

    @Test
    void aGarbledMailboxSaysWhatIsNoScriptAndHasNothing() throws Exception {
        // Given
        behave(FETCHES, "ANSWERS_GARBAGE");
        // When
        gateway.keep("m1", SampleMessages.newRx(FETCHES, "m1", "order1", "30"));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.garbage()).containsExactly("<html><body>It works!"));
        assertThat(gateway.emptied()).isFalse();
    }

    @Test
    void aFileIsTakenAndAnsweredByFilesThatCountWhenTheyAreTaken() throws Exception {
        // When
        arrive("m1", SampleMessages.newRx(FILES, "m1", "order1", "30"));
        // Then
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names("taken")).contains("m1.xml"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names("inbox")).hasSize(2));
        assertThat(pharmacies.json("/ledger/summary").at("/orders/0/verified").asInt())
                .isZero();
        takeAll();
        untilSummary(FILES, 1, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
        assertThat(received(FILES)).containsExactly("file-drop NewRx Status 010");
        assertThat(gateway.arrivals()).isEmpty();
    }

    @Test
    void whatTheOtherSideRefusesStandsInTheLedgerWithItsReason() throws Exception {
        // Given
        behave(FILES, "REJECTS");
        arrive("m1", SampleMessages.newRx(FILES, "m1", "order1", "30"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(names("inbox")).hasSize(1));
        String error = names("inbox").get(0);
        // When
        Files.writeString(folder("refused").resolve(error + ".reason.txt"), "Error 900 1000: no order\n");
        Files.move(folder("inbox").resolve(error), folder("refused").resolve(error), StandardCopyOption.ATOMIC_MOVE);
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(entries(FILES))
                        .last()
                        .extracting(entry -> entry.path("event").asText() + " "
                                + entry.path("type").asText() + " "
                                + entry.path("answer").asText())
                        .isEqualTo("REFUSED Error Error 900 1000: no order"));
    }

    @Test
    void aFileForAnotherPharmacyIsPutAside() throws Exception {
        // When
        arrive("m1", SampleMessages.newRx("5900001", "m1", "order1", "30"));
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(names("refused")).containsExactly("m1.xml"));
        assertThat(entries(FILES)).isEmpty();
    }

    @Test
    void aTaskIsAcceptedOnceAndSaysWhatBecameOfItAlsoAfterARestart() throws Exception {
        // Given
        restart(SimulatedPharmacies.NEVER_FILLS);
        // When
        String created = task(SampleTasks.newRx("m1", "order1"));
        untilSummary(TASKS, 1, 1, "");
        restart(SimulatedPharmacies.FAST);
        untilSummary(TASKS, 1, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
        String again = task(SampleTasks.newRx("m1", "order1"));
        String cancelled = task(SampleTasks.of("CancelRx", "c1", "order1", "m1", ""));
        // Then
        assertThat(created).isEqualTo("201 accepted");
        assertThat(again).isEqualTo("200 completed");
        assertThat(cancelled).isEqualTo("201 rejected");
        assertThat(received(TASKS))
                .containsExactly(
                        "fhir-task NewRx Status 010", "fhir-task NewRx Status 010", "fhir-task CancelRx Status 010");
        untilSummary(TASKS, 2, 1, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
        ScriptMessage fill = gateway.messages("RxFill").get(0);
        assertThat(fill.from()).isEqualTo(TASKS);
        assertThat(fill.relatesToMessageId()).isEqualTo("m1");
        assertThat(fill.prescriberOrderNumber()).isEqualTo("order1");
        assertThat(ScriptMessage.text(fill.transaction(), "MedicationDispensed", "DrugCoded", "DrugDBCode", "Code"))
                .contains("314076");
        assertThat(gateway.messages("Verify")).isEmpty();
        assertThat(pharmacies.json("/fhir/" + TASKS + "/Task/m1").path("status").asText())
                .isEqualTo("completed");
    }

    @Test
    void whatWasDispensedOnATaskIsReportedByTheTaskWhereTheSenderTakesIt() throws Exception {
        // Given
        reports = gateway.uri().resolve("/fhir/Task");
        restart(SimulatedPharmacies.FAST);
        gateway.failNext(1);
        // When
        task(SampleTasks.newRx("m1", "order1"));
        // Then
        untilSummary(TASKS, 1, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
        assertThat(gateway.messages("RxFill")).isEmpty();
        assertThat(gateway.tasks()).hasSize(1).first().asString().startsWith("Bearer token-of-" + TASKS + " {");
        JsonNode task =
                Ledger.JSON.readTree(gateway.tasks().getFirst().substring(("Bearer token-of-" + TASKS).length()));
        assertThat(task.path("status").asText()).isEqualTo("completed");
        assertThat(task.at("/identifier/0/value").asText()).isEqualTo("m1");
        assertThat(task.at("/output/0/valueReference/reference").asText()).isEqualTo("#fill");
        JsonNode fill = task.at("/contained/3");
        assertThat(fill.path("resourceType").asText() + " "
                        + fill.path("status").asText())
                .isEqualTo("MedicationDispense completed");
        assertThat(fill.at("/quantity/value").asInt()).isEqualTo(30);
        assertThat(fill.at("/authorizingPrescription/0/reference").asText()).isEqualTo("#order");
        assertThat(entries(TASKS))
                .filteredOn(entry -> entry.path("type").asText().equals("RxFill"))
                .extracting(entry -> entry.path("event").asText() + " "
                        + entry.path("channel").asText() + " "
                        + entry.path("messageId").asText())
                .containsExactly(
                        "QUEUED fhir-report " + fill.at("/identifier/0/value").asText(),
                        "SENT fhir-report " + fill.at("/identifier/0/value").asText());
    }

    @Test
    void whatNobodyHasReadFromATaskIsSaidByScriptBesideTheFill() throws Exception {
        // Given
        behave(TASKS, "VERIFIES_LATE");
        // When
        String created = task(SampleTasks.newRx("m1", "order1"));
        // Then
        assertThat(created).isIn("201 requested", "201 accepted", "201 completed");
        untilSummary(TASKS, 1, 1, "{\"number\":1,\"quantity\":30,\"sent\":1}");
    }

    @Test
    void tasksFollowTheBehavioursOfTheirPharmacy() throws Exception {
        restart(SimulatedPharmacies.NEVER_FILLS);
        behave(TASKS, "REJECTS");
        assertThat(task(SampleTasks.newRx("m1", "order1"))).isEqualTo("201 rejected");
        behave(TASKS, "BUSY_TWICE");
        assertThat(List.of(
                        task(SampleTasks.newRx("m2", "order2")),
                        task(SampleTasks.newRx("m2", "order2")),
                        task(SampleTasks.newRx("m2", "order2"))))
                .containsExactly("503 ", "503 ", "200 accepted");
        behave(TASKS, "VERIFIES_LATE");
        assertThat(task(SampleTasks.newRx("m3", "order3"))).isEqualTo("201 requested");
        behave(TASKS, "FILLS_AT_ONCE");
        assertThat(task(SampleTasks.newRx("m4", "order4"))).isEqualTo("201 completed");
        behave(TASKS, "IGNORES_CANCELS");
        assertThat(task(SampleTasks.of("CancelRx", "c1", "order3", "m3", ""))).isEqualTo("201 requested");
        behave(TASKS, "ANSWERS_GARBAGE");
        assertThat(post(SampleTasks.newRx("m5", "order5")).body()).isEqualTo("<html><body>It works!");
        behave(TASKS, "FAILS_TWICE");
        assertThat(List.of(
                        task(SampleTasks.newRx("m6", "order6")),
                        task(SampleTasks.newRx("m6", "order6")),
                        task(SampleTasks.newRx("m6", "order6"))))
                .containsExactly("503 ", "503 ", "200 accepted");
        behave(TASKS, "CANNOT_PROCESS");
        assertThat(task(SampleTasks.newRx("m7", "order7"))).isEqualTo("201 failed");
        behave(TASKS, "MISCONFIGURED");
        assertThat(task(SampleTasks.newRx("m8", "order8"))).isEqualTo("201 failed");
        restart(SimulatedPharmacies.NEVER_FILLS);
        assertThat(task(SampleTasks.newRx("m7", "order7"))).isEqualTo("200 failed");
    }

    @Test
    void aTaskThatAnswersARequestBringsItsDecision() throws Exception {
        // When
        String answered = task(SampleTasks.of("RxRenewalResponse", "m2", "order1", "q1", """
                "businessStatus":{"coding":[{"code":"denied"}]},"statusReason":{"coding":[{"code":"AM"}]},"""));
        // Then
        assertThat(answered).isEqualTo("201 accepted");
        assertThat(entries(TASKS))
                .extracting(entry -> entry.path("decision").asText() + " "
                        + entry.path("relatesToMessageId").asText())
                .containsExactly("Denied AM q1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<Message/>", "[]", "{\"resourceType\":\"Patient\"}", "{\"resourceType\":\"Task\"}"})
    void whatIsNoTaskIsRefusedWithAnOperationOutcome(String body) throws Exception {
        // When
        HttpResponse<String> answer = post(body);
        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Ledger.JSON.readTree(answer.body()).path("resourceType").asText())
                .isEqualTo("OperationOutcome");
        assertThat(entries(TASKS)).isEmpty();
    }

    @Test
    void anyIdPlaysTheBehaviourThatItIsGivenAlsoAfterARestart() throws Exception {
        // When
        behave("1234567", "rejects");
        restart(SimulatedPharmacies.FAST);
        // Then
        assertThat(pharmacies.newRx("1234567", "m1", "order1")).isEqualTo("Error 900");
        JsonNode all = pharmacies.json("/control");
        assertThat(all.at("/pharmacies/1234567").asText()).isEqualTo("REJECTS");
        assertThat(all.at("/pharmacies/5900004").asText()).isEqualTo("BUSY_TWICE");
        assertThat(all.path("behaviours")).hasSize(PharmacyBehaviour.values().length);
        assertThat(pharmacies.post("/control/1234567/behave?as=kindly", "").statusCode())
                .isEqualTo(400);
    }

    private void behave(String pharmacy, String as) throws Exception {
        pharmacies.post("/control/" + pharmacy + "/behave?as=" + as, "");
    }

    private HttpResponse<String> post(String json) throws Exception {
        return pharmacies.post("/fhir/" + TASKS + "/Task", json);
    }

    /** HTTP status and the status of the Task, empty when none was answered. */
    private String task(String json) throws Exception {
        HttpResponse<String> answer = post(json);
        return answer.statusCode() + " "
                + Ledger.JSON.readTree(answer.body()).path("status").asText();
    }

    private Path folder(String name) {
        return directory.resolve("files").resolve(name);
    }

    private void arrive(String name, String xml) throws IOException {
        Path unfinished = Files.writeString(folder("outbox").resolve("." + name + ".xml"), xml);
        Files.move(unfinished, folder("outbox").resolve(name + ".xml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private List<String> names(String folder) throws IOException {
        Files.createDirectories(folder(folder));
        try (Stream<Path> files = Files.list(folder(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void takeAll() throws IOException {
        for (String name : names("inbox")) {
            Files.move(folder("inbox").resolve(name), folder("taken").resolve(name), StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<JsonNode> entries(String pharmacy) throws Exception {
        return pharmacies
                .json("/ledger?pharmacy=" + pharmacy)
                .path("messages")
                .valueStream()
                .filter(entry -> !entry.path("event").asText().equals("CONTROL"))
                .toList();
    }

    private List<String> received(String pharmacy) throws Exception {
        return entries(pharmacy).stream()
                .filter(entry -> entry.path("event").asText().equals("RECEIVED"))
                .map(entry -> entry.path("channel").asText() + " "
                        + entry.path("type").asText() + " "
                        + entry.path("answer").asText())
                .toList();
    }

    private void untilSummary(String pharmacy, int newRx, int verified, String fill) {
        untilSummary(pharmacy, newRx, 0, verified, fill);
    }

    private void untilSummary(String pharmacy, int newRx, int cancelRx, int verified, String fill) {
        String order =
                "{\"prescriberOrderNumber\":\"order1\",\"pharmacy\":\"%s\",\"newRx\":%d,\"messageIds\":1,\"cancelRx\":%d,\"verified\":%d,\"fills\":[%s]}"
                        .formatted(pharmacy, newRx, cancelRx, verified, fill);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(pharmacies
                                .json("/ledger/summary")
                                .at("/orders/0")
                                .toString())
                        .isEqualTo(order));
    }
}
