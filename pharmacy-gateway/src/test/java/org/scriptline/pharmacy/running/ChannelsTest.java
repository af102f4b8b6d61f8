package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.codes.FillNotices;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;
import org.scriptline.pharmacy.delivery.files.PartnerFolder;

/** Partners that are reached otherwise than by posting to them. Each test has a pharmacy of its own. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ChannelsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOTHING = "200 Status 003";
    private static final String NO_MORE = "200 Status 002";

    @Inject
    Gateway gateway;

    @Test
    void aMailboxTellsTheOldestMessageUntilItIsAcknowledgedAndOnlyThenItIsDelivered() {
        // Given
        String pharmacy = FakePharmacies.MAILBOXES.getFirst();
        PrescriptionReleased first = Released.to(pharmacy);
        PrescriptionReleased second = Released.to(pharmacy);
        gateway.release(first);
        gateway.release(second);

        // When
        String told = fetch(pharmacy);
        String toldAgain = fetch(pharmacy);
        assertThat(gateway.stated(first)).isEmpty();
        String next = acknowledge(pharmacy, told);

        // Then
        assertThat(toldAgain).isEqualTo(told);
        assertThat(told)
                .contains("<NewRx>", "<PrescriberOrderNumber>" + Gateway.orderNumber(first) + "<")
                .contains(">" + pharmacy + "</To>");
        gateway.awaitChanges(first, "delivered");
        assertThat(next).contains("<PrescriberOrderNumber>" + Gateway.orderNumber(second) + "<");
        assertThat(acknowledge(pharmacy, told)).isEqualTo(next);
        assertThat(ScriptTexts.code(getMessage(pharmacy, FakePharmacies.messageId(next))))
                .isEqualTo(NO_MORE);
        assertThat(ScriptTexts.code(getMessage(pharmacy, FakePharmacies.messageId(next))))
                .isEqualTo(NOTHING);
        gateway.awaitChanges(second, "delivered");
        history(told).body("message.state", equalTo("ANSWERED")).body("attempts[-1].code", equalTo("010"));
        ops("/partners/" + pharmacy).body("channel", equalTo("mailbox")).body("undelivered", equalTo(0));
    }

    @Test
    void aMessageThatNobodyCanReadLetsThoseBehindItGoFirst() {
        // Given
        String pharmacy = FakePharmacies.MAILBOXES.get(6);
        PrescriptionReleased unanswered = Released.to(pharmacy);
        PrescriptionReleased spoilt = Released.to(pharmacy);
        PrescriptionReleased sound = Released.to(pharmacy);
        gateway.release(unanswered);
        gateway.release(spoilt);
        gateway.release(sound);
        gateway.change("update outgoing_message set attempts = 3 where prescription_id = ?", unanswered);
        gateway.change("update outgoing_message set body = 'garbage' where prescription_id = ?", spoilt);

        // When
        String fourth = fetch(pharmacy);
        String next = fetch(pharmacy);

        // Then
        assertThat(fourth).contains(Gateway.orderNumber(unanswered));
        assertThat(next).contains(Gateway.orderNumber(sound));
        assertThat(gateway.count(
                        "select count(*) from delivery_attempt where outcome = 'unwritten' and message_id ="
                                + " (select id from outgoing_message where prescription_id = ?)",
                        spoilt.content().prescriptionId()))
                .isPositive();
        acknowledge(pharmacy, fourth);
        gateway.awaitChanges(unanswered, "delivered");
    }

    @Test
    void aMailboxIsItsPharmacysOwn() {
        // Given
        String pharmacy = FakePharmacies.MAILBOXES.get(1);
        PrescriptionReleased released = Released.to(pharmacy);
        gateway.release(released);
        String told = fetch(pharmacy);
        String other = FakePharmacies.MAILBOXES.get(5);

        // When
        String ofAnother = ScriptTexts.code(getMessage(other, FakePharmacies.messageId(told)));
        String inAnothersName = ScriptTexts.code(given().auth()
                .oauth2(TestTokens.token(other))
                .contentType("application/xml")
                .body(question(pharmacy, "2017071", FakePharmacies.messageId(told)))
                .post("/script"));
        String withoutOne = ScriptTexts.code(getMessage("5900001", ""));

        // Then
        assertThat(ofAnother).isEqualTo(NOTHING);
        assertThat(inAnothersName).startsWith("403 Error");
        assertThat(withoutOne).isEqualTo("200 Error 900");
        assertThat(gateway.stated(released)).isEmpty();
        assertThat(fetch(pharmacy)).isEqualTo(told);
    }

    @Test
    void whoAsksInTheNewerReleaseGetsTheSameMessageInIt() {
        // Given
        String pharmacy = FakePharmacies.MAILBOXES.get(2);
        PrescriptionReleased released = Released.to(pharmacy);
        gateway.release(released);
        String older = fetch(pharmacy);

        // When
        Response newer = ScriptTexts.post(pharmacy, question(pharmacy, "2023011", ""));

        // Then
        assertThat(FakePharmacies.messageId(newer.asString())).isEqualTo(FakePharmacies.messageId(older));
        assertThat(older).contains("TransactionVersion=\"20170715\"").doesNotContain("<Names>");
        assertThat(newer.asString()).contains("TransactionVersion=\"2023011\"").contains("<Names>");
        assertThat(ScriptTexts.answer(pharmacy, older, ScriptTexts.VERIFY)).isEqualTo("200 Status 010");
        gateway.awaitChanges(released, "verified");
        assertThat(ScriptTexts.code(getMessage(pharmacy, ""))).isEqualTo(NOTHING);
        history(older).body("attempts[-1].outcome", equalTo("verified"));
    }

    @Test
    void aCancelFollowsItsPrescriptionThroughTheMailboxAndAnUnfetchedOneIsTakenBackHere() {
        // Given
        String pharmacy = FakePharmacies.MAILBOXES.get(3);
        PrescriptionReleased fetched = Released.to(pharmacy);
        PrescriptionReleased waits = Released.to(pharmacy);
        gateway.release(fetched);
        String newRx = fetch(pharmacy);
        gateway.release(waits);

        // When
        gateway.cancel(fetched);
        gateway.cancel(waits);
        String cancelRx = acknowledge(pharmacy, newRx);
        String emptied = ScriptTexts.code(getMessage(pharmacy, FakePharmacies.messageId(cancelRx)));
        String decided = ScriptTexts.answer(pharmacy, cancelRx, ScriptTexts.APPROVED);

        // Then
        assertThat(cancelRx)
                .contains("<CancelRx>", "<PrescriberOrderNumber>" + Gateway.orderNumber(fetched) + "<")
                .contains("<RelatesToMessageID>" + FakePharmacies.messageId(newRx) + "<");
        assertThat(emptied).isEqualTo(NO_MORE);
        assertThat(decided).isEqualTo("200 Status 010");
        gateway.awaitChanges(fetched, "cancel-requested", "delivered", "cancel-sent", "cancel-approved");
        gateway.awaitChanges(waits, "cancel-approved");
    }

    @Test
    void whatThePharmacyRejectsOrLeavesForTooLongIsNotToldAgain() {
        // Given
        String pharmacy = FakePharmacies.MAILBOXES.get(4);
        PrescriptionReleased rejected = Released.to(pharmacy);
        PrescriptionReleased left = Released.to(pharmacy);
        gateway.release(rejected);
        String newRx = fetch(pharmacy);

        // When
        String answer = ScriptTexts.answer(
                pharmacy, newRx, "<Error><Code>900</Code><DescriptionCode>1000</DescriptionCode></Error>");
        gateway.release(left);
        gateway.expire(left);

        // Then
        assertThat(answer).isEqualTo("200 Status 010");
        gateway.awaitChanges(rejected, "rejected");
        gateway.awaitChanges(left, "unknown");
        assertThat(ScriptTexts.code(getMessage(pharmacy, ""))).isEqualTo(NOTHING);
        history(newRx).body("attempts[-1].outcome", equalTo("error")).body("attempts[-1].code", equalTo("900"));
    }

    @Test
    void aPharmacyThatDemandsACertificateGetsOursAndTheMessage() {
        // Given
        PrescriptionReleased released = Released.to(SecurePharmacies.KNOWS_US);

        // When
        gateway.release(released);

        // Then
        awaitLast(released, "delivered");
        assertThat(FakePharmacies.received(SecurePharmacies.KNOWS_US, Gateway.orderNumber(released)))
                .isNotEmpty();
    }

    @Test
    void aCertificateThatOneSideRefusesIsToldAndTriedAgainWithTheSameMessage() {
        for (String pharmacy : List.of(SecurePharmacies.KNOWS_ANOTHER, SecurePharmacies.EXPIRED)) {
            // Given
            PrescriptionReleased released = Released.to(pharmacy);

            // When
            gateway.release(released);

            // Then
            awaitLast(released, "retrying");
            String message = outgoing(released);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> history(message)
                            .body("attempts.findAll { it.outcome == 'untrusted' }.size()", greaterThan(1)));
            assertThat(FakePharmacies.received(pharmacy, Gateway.orderNumber(released)))
                    .isEmpty();
            gateway.expire(released);
            awaitLast(released, "unknown");
        }
    }

    /** Waits for the last change, whatever a slow machine has let happen before. */
    private void awaitLast(PrescriptionReleased released, String change) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.stated(released))
                        .last()
                        .extracting(stated -> stated.change().code())
                        .isEqualTo(change));
    }

    @Test
    void aTaskIsCreatedOnceAndItsStatusIsAskedUntilItSaysSomething() {
        // Given
        FakePharmacies.TASK_STATUS.set("requested");
        PrescriptionReleased released = Released.to(FakePharmacies.TASKS);
        gateway.release(released);
        awaitLast(released, "retrying");

        // When
        FakePharmacies.TASK_STATUS.set("accepted");
        gateway.awaitChanges(released, "retrying", "verified");
        gateway.choose(released, FillNotices.NONE);
        gateway.awaitChanges(released, "retrying", "verified", "fill-notices-changed");
        FakePharmacies.TASK_STATUS.set("completed");
        gateway.cancel(released);
        gateway.awaitChanges(
                released, "retrying", "verified", "fill-notices-changed", "cancel-requested", "cancel-approved");

        // Then
        String newRx = FakePharmacies.messageId(outgoing(released, "NEW_RX"));
        String cancelRx = FakePharmacies.messageId(outgoing(released, "CANCEL_RX"));
        String choice = FakePharmacies.messageId(outgoing(released, "FILL_NOTICES"));
        String condition = "/fhir/Task identifier=http://scriptline.example/fhir/identifier/message-id|";
        assertThat(FakePharmacies.POSTED_TASKS)
                .allMatch(task -> task.startsWith(condition + newRx + " {\"resourceType\":\"Task\"")
                        || task.startsWith(condition + choice + " {\"resourceType\":\"Task\"")
                        || task.startsWith(condition + cancelRx + " {\"resourceType\":\"Task\""))
                .anyMatch(task -> task.contains(choice) && task.contains("Cancel All Fill Statuses"))
                .anyMatch(task -> task.contains(newRx) && task.contains("MedicationRequest"));
    }

    @Test
    void messagesGoAndComeAsFiles() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(FakePharmacies.FOLDER);
        PrescriptionReleased released = Released.to(FakePharmacies.FILES);
        gateway.release(released);
        gateway.awaitChanges(released, "accepted-by-network");
        String messageId = FakePharmacies.messageId(outgoing(released));
        Path file = folder.outbox().resolve(messageId + ".xml");
        String newRx = Files.readString(file);
        String verify =
                ScriptTexts.message(FakePharmacies.FILES, ScriptTexts.newMessageId(), messageId, ScriptTexts.VERIFY);

        // When
        arrive(folder, "verify.xml", verify);
        awaitFile(folder.taken().resolve("verify.xml"));
        arrive(folder, "verify-again.xml", verify);
        awaitFile(folder.taken().resolve("verify-again.xml"));

        // Then
        assertThat(newRx).contains("<NewRx>", "<PrescriberOrderNumber>" + Gateway.orderNumber(released) + "<");
        gateway.awaitChanges(released, "accepted-by-network", "verified");
        history(newRx).body("attempts.code", contains("000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"600", "602"})
    void whatAPartnerPutsOffAfterItTookTheFileIsAnotherFileWithTheSameMessage(String code) throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(FakePharmacies.FOLDER);
        PrescriptionReleased released = Released.to(FakePharmacies.FILES);
        gateway.release(released);
        gateway.awaitChanges(released, "accepted-by-network");
        String messageId = FakePharmacies.messageId(outgoing(released));
        Path first = Files.move(
                folder.outbox().resolve(messageId + ".xml"), folder.taken().resolve(messageId + ".xml"));
        String putOff = ScriptTexts.message(
                FakePharmacies.FILES,
                ScriptTexts.newMessageId(),
                messageId,
                "<Error><Code>" + code + "</Code></Error>");

        // When
        arrive(folder, "put-off-" + code + ".xml", putOff);
        awaitFile(folder.taken().resolve("put-off-" + code + ".xml"));

        // Then
        gateway.awaitChanges(released, "accepted-by-network", "retrying", "accepted-by-network");
        assertThat(folder.outbox().resolve(messageId + "-2.xml"))
                .hasSameTextualContentAs(first, StandardCharsets.UTF_8);
        assertThat(folder.outbox().resolve(messageId + ".xml")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeTakenIsPutAsideWithTheReason() throws IOException {
        // Given
        PartnerFolder folder = new PartnerFolder(FakePharmacies.FOLDER);
        String another = ScriptTexts.message(
                "5900001", ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.VERIFY);
        String unmatched = ScriptTexts.message(
                FakePharmacies.FILES, ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.VERIFY);

        // When
        arrive(folder, "garbage.xml", "<Message");
        arrive(folder, "another.xml", another);
        arrive(folder, "unmatched.xml", unmatched);

        // Then
        assertThat(refusal(folder, "garbage.xml")).startsWith("SCRIPT_NOT_WELL_FORMED: ");
        assertThat(refusal(folder, "another.xml"))
                .isEqualTo("SCRIPT_SENDER_MISMATCH: From is not the folder's partner");
        assertThat(refusal(folder, "unmatched.xml")).isEqualTo("Error 900 1000: It matches no order; kept for a human");
        ops("/inbound/refused")
                .body("items.findAll { it.sender == '5800111' }.code", hasItem("SCRIPT_SENDER_MISMATCH"));
    }

    @Test
    void aPharmacyHearsThatItsWorklistMovedAndGoesOnWhereItWas() throws IOException, InterruptedException {
        // Given
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpResponse<Stream<String>> stream = listen("?seconds=120", Map.of());
        Thread.ofVirtual().start(() -> stream.body().forEach(heard::add));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(heard).first().asString().startsWith(":"));
        PrescriptionReleased mine = Released.to(FakePharmacies.WORKLIST_ONLY);
        PrescriptionReleased anothers = Released.to(FakePharmacies.MAILBOXES.getLast());
        String id = mine.content().prescriptionId().toString();

        // When
        gateway.release(mine, anothers);
        String since = awaitLine(heard, "id:", id.replace("-", ""))
                .substring("id:".length())
                .strip();
        List<String> again = told(Map.of("Last-Event-ID", since));

        // Then
        assertThat(awaitLine(heard, "data:", id)).contains("\"transmission\":\"delivered\"", "\"sequence\":1");
        assertThat(again)
                .anyMatch(line -> line.startsWith("data:") && line.contains(id))
                .noneMatch(line ->
                        line.contains(anothers.content().prescriptionId().toString()));
        assertThat(told(Map.of())).noneMatch(line -> line.startsWith("data:"));
        assertThat(listen("?seconds=0", Map.of("Last-Event-ID", "yesterday")).statusCode())
                .isEqualTo(400);
        stream.body().close();
    }

    private static List<String> told(Map<String, String> headers) throws IOException, InterruptedException {
        try (Stream<String> lines = listen("?seconds=0", headers).body()) {
            return lines.toList();
        }
    }

    /** A line that begins so and holds this; the worklist has other orders, too. */
    private static String awaitLine(List<String> heard, String begin, String part) {
        return await().atMost(PATIENCE)
                .until(
                        () -> heard.stream()
                                .filter(line -> line.startsWith(begin) && line.contains(part))
                                .findFirst()
                                .orElse(""),
                        line -> !line.isEmpty());
    }

    private static HttpResponse<Stream<String>> listen(String query, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/events" + query))
                .header("Authorization", "Bearer " + TestTokens.token("pharmacist2"));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private static void arrive(PartnerFolder folder, String name, String text) throws IOException {
        folder.prepare();
        Path unfinished = Files.writeString(folder.inbox().resolve("." + name), text);
        Files.move(unfinished, folder.inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitFile(Path file) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(file).exists());
    }

    private static String refusal(PartnerFolder folder, String name) throws IOException {
        awaitFile(folder.refused().resolve(name));
        return Files.readString(folder.refused().resolve(name + ".reason.txt")).strip();
    }

    private static String outgoing(PrescriptionReleased released) {
        return outgoing(released, "NEW_RX");
    }

    private static String outgoing(PrescriptionReleased released, String kind) {
        String id = ops("/messages?direction=out&kind=" + kind + "&prescription="
                        + released.content().prescriptionId())
                .extract()
                .path("items[0].messageId");
        return "<MessageID>" + id + "</MessageID>";
    }

    private static String fetch(String pharmacy) {
        return getMessage(pharmacy, "").asString();
    }

    private static String acknowledge(String pharmacy, String message) {
        return getMessage(pharmacy, FakePharmacies.messageId(message)).asString();
    }

    private static Response getMessage(String pharmacy, String relatesTo) {
        return ScriptTexts.post(pharmacy, question(pharmacy, "20170715", relatesTo));
    }

    private static String question(String pharmacy, String version, String relatesTo) {
        String relates = relatesTo.isEmpty() ? "" : "<RelatesToMessageID>" + relatesTo + "</RelatesToMessageID>";
        return "<Message TransactionVersion=\"" + version
                + "\"><Header><To Qualifier=\"ZZZ\">SCRIPTLINE</To><From Qualifier=\"P\">" + pharmacy
                + "</From><MessageID>" + ScriptTexts.newMessageId() + "</MessageID>" + relates
                + "</Header><Body><GetMessage/></Body></Message>";
    }

    private static ValidatableResponse history(String message) {
        return ops("/messages/out:" + FakePharmacies.messageId(message));
    }

    private static ValidatableResponse ops(String path) {
        return given().auth().oauth2(TestTokens.token("ops")).get(path).then().statusCode(200);
    }
}
