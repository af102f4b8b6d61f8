package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** Every answer of POST /script is a SCRIPT message. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class InboundScriptTest {

    private static final String CORNER = "5912342";

    @Inject
    Gateway gateway;

    @Test
    void answersWithASwappedHeader() {
        // Given
        PrescriptionReleased released = delivered();
        String id = ScriptTexts.newMessageId();

        // When
        Response answer = ScriptTexts.post(
                CORNER,
                ScriptTexts.message(
                        CORNER,
                        id,
                        FakePharmacies.messageId(
                                gateway.awaitReceived(CORNER, released, 1).getFirst()),
                        ScriptTexts.VERIFY));

        // Then
        assertThat(answer.contentType()).startsWith("application/xml");
        assertThat(answer.asString())
                .contains(
                        "<To Qualifier=\"P\">5912342</To><From Qualifier=\"D\">1234567893</From>",
                        "<RelatesToMessageID>" + id + "</RelatesToMessageID>",
                        "<Status><Code>010</Code></Status>");
    }

    @Test
    void speaksToEachPharmacyInItsReleaseAndAnswersInThatOfTheQuestion() {
        // Given
        PrescriptionReleased newer = Released.to("5900008");
        gateway.release(newer);
        String newRx = gateway.awaitReceived("5900008", newer, 1).getFirst();
        String verify = ScriptTexts.message(
                "5900008", ScriptTexts.newMessageId(), FakePharmacies.messageId(newRx), ScriptTexts.VERIFY);

        // When
        String inNewer = ScriptTexts.post(
                        "5900008", verify.replace("<Message>", "<Message TransactionVersion=\"2023011\">"))
                .asString();
        String inOlder = ScriptTexts.post("5900008", verify).asString();

        // Then
        assertThat(newRx)
                .contains("TransactionVersion=\"2023011\"", "<Names><Name><LastName>", "<Product><DrugCoded><NDC>");
        assertThat(inNewer).contains("TransactionVersion=\"2023011\"", "<Status><Code>010</Code></Status>");
        assertThat(inOlder).contains("TransactionVersion=\"20170715\"", "<Status><Code>010</Code></Status>");
    }

    @Test
    void matchesByOrderNumberAndThenByThePharmacysOwnNumber() {
        // Given
        PrescriptionReleased released = delivered();
        String reference = "RX" + Gateway.orderNumber(released).substring(22);

        // When
        String byNumber = ScriptTexts.code(ScriptTexts.post(
                CORNER,
                withNumbers(
                        "<RxReferenceNumber>" + reference + "</RxReferenceNumber><PrescriberOrderNumber>"
                                + Gateway.orderNumber(released) + "</PrescriberOrderNumber>",
                        ScriptTexts.VERIFY)));
        String byReference = ScriptTexts.code(ScriptTexts.post(
                CORNER,
                withNumbers("<RxReferenceNumber>" + reference + "</RxReferenceNumber>", ScriptTexts.fill("30"))));

        // Then
        assertThat(byNumber).isEqualTo("200 Status 010");
        assertThat(byReference).isEqualTo("200 Status 010");
        gateway.awaitChanges(released, "delivered", "verified", "filled");
        assertThat(gateway.count(
                        "select count(*) from inbound_message where prescription_id = ? and matched_by in ('PRESCRIBER_ORDER_NUMBER', 'RX_REFERENCE_NUMBER')",
                        released.content().prescriptionId()))
                .isEqualTo(2);
    }

    @Test
    void answersEachOfTheMessagesThatComeTogether() throws Exception {
        // Given
        PrescriptionReleased verified = delivered();
        PrescriptionReleased filled = delivered();
        String first = newRx(verified);
        String second = newRx(filled);
        String repeated = ScriptTexts.message(CORNER, ScriptTexts.newMessageId(), first, ScriptTexts.VERIFY);
        String unmatched =
                ScriptTexts.message(CORNER, ScriptTexts.newMessageId(), ScriptTexts.newMessageId(), ScriptTexts.VERIFY);
        String anothers = ScriptTexts.message("5900001", ScriptTexts.newMessageId(), second, ScriptTexts.VERIFY);
        List<Callable<String>> together = List.of(
                () -> ScriptTexts.code(ScriptTexts.post(CORNER, repeated)),
                () -> ScriptTexts.code(ScriptTexts.post(CORNER, repeated)),
                () -> ScriptTexts.code(ScriptTexts.post(CORNER, unmatched)),
                () -> ScriptTexts.code(ScriptTexts.post("5900001", anothers)),
                () -> ScriptTexts.code(ScriptTexts.post(
                        CORNER,
                        ScriptTexts.message(CORNER, ScriptTexts.newMessageId(), second, ScriptTexts.fill("30")))));

        // When
        List<String> answers = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(together.size())) {
            for (Future<String> answer : senders.invokeAll(together)) {
                answers.add(answer.get());
            }
        }

        // Then
        assertThat(answers)
                .containsExactly(
                        "200 Status 010", "200 Status 010", "200 Error 900", "200 Error 900", "200 Status 010");
        gateway.awaitChanges(verified, "delivered", "verified");
        gateway.awaitChanges(filled, "delivered", "filled");
        assertThat(gateway.count(
                        "select sum(repeats) from inbound_message where prescription_id = ?",
                        verified.content().prescriptionId()))
                .isEqualTo(1);
    }

    private String newRx(PrescriptionReleased released) {
        return FakePharmacies.messageId(
                gateway.awaitReceived(CORNER, released, 1).getFirst());
    }

    @Test
    void keepsWhatMatchesNothingForAHuman() {
        // Given
        String id = ScriptTexts.newMessageId();

        // When
        String code = ScriptTexts.code(ScriptTexts.post(
                CORNER, ScriptTexts.message(CORNER, id, ScriptTexts.newMessageId(), ScriptTexts.VERIFY)));

        // Then
        assertThat(code).isEqualTo("200 Error 900");
        assertThat(gateway.count(
                        "select count(*) from inbound_message where message_id = ? and prescription_id is null and length(raw) > 0",
                        id))
                .isEqualTo(1);
        given().auth()
                .oauth2(TestTokens.token("ops"))
                .get("/inbound/unmatched")
                .then()
                .statusCode(200)
                .body("items.messageId", hasItem(id));
    }

    @Test
    void letsNoPharmacySpeakForAnother() {
        // Given
        PrescriptionReleased released = delivered();
        String newRx = gateway.awaitReceived(CORNER, released, 1).getFirst();
        String id = ScriptTexts.newMessageId();
        String message = ScriptTexts.message(CORNER, id, FakePharmacies.messageId(newRx), ScriptTexts.VERIFY);

        // When
        String inAnothersName = ScriptTexts.code(ScriptTexts.post("5900001", message));
        String aboutAnothersOrder = ScriptTexts.code(ScriptTexts.post("5900001", message.replace(CORNER, "5900001")));

        // Then
        assertThat(inAnothersName).isEqualTo("403 Error 900");
        assertThat(aboutAnothersOrder).isEqualTo("200 Error 900");
        gateway.awaitChanges(released, "delivered");
        assertThat(gateway.count(
                        "select count(*) from refused_message where position(convert_to(?, 'UTF8') in raw) > 0", id))
                .isEqualTo(1);
        assertThat(gateway.count(
                        "select count(*) from refused_message where position(convert_to(?, 'UTF8') in raw) > 0"
                                + " and sender = '5900001' and code = 'SCRIPT_SENDER_MISMATCH'",
                        id))
                .isEqualTo(1);
    }

    @Test
    void answersInScriptWhateverIsWrong() {
        // When
        String malformed = ScriptTexts.code(ScriptTexts.post(CORNER, "<Message>"));
        String doctype = ScriptTexts.code(ScriptTexts.post(CORNER, "<!DOCTYPE Message [<!ENTITY a \"b\">]><Message/>"));
        String noToken = ScriptTexts.code(
                given().contentType("application/xml").body("<Message/>").post("/script"));
        String noPharmacist = ScriptTexts.code(given().auth()
                .oauth2(TestTokens.token("prescriber"))
                .contentType("application/xml")
                .body("<Message/>")
                .post("/script"));

        // Then
        assertThat(malformed).isEqualTo("400 Error 900");
        assertThat(doctype).isEqualTo("400 Error 900");
        assertThat(noToken).isEqualTo("401 Error 900");
        assertThat(noPharmacist).isEqualTo("403 Error 900");
    }

    @Test
    void storesAFillBeyondWhatWasAuthorisedAsAContradiction() {
        // Given
        PrescriptionReleased released = delivered();
        String newRx = gateway.awaitReceived(CORNER, released, 1).getFirst();

        // When
        String code = ScriptTexts.answer(CORNER, newRx, ScriptTexts.fill("100"));

        // Then
        assertThat(code).isEqualTo("200 Status 010");
        PharmacyOrderStated last = gateway.awaitChanges(released, "delivered", "filled");
        assertThat(last.contradictions()).containsExactly("More was dispensed than authorised: 100 of 90.");
        assertThat(last.detail()).isEqualTo("More was dispensed than authorised: 100 of 90.");
    }

    private PrescriptionReleased delivered() {
        PrescriptionReleased released = Released.to(CORNER);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        return released;
    }

    private static String withNumbers(String numbers, String body) {
        return "<Message><Header><To Qualifier=\"D\">1234567893</To><From Qualifier=\"P\">5912342</From><MessageID>"
                + ScriptTexts.newMessageId() + "</MessageID>" + numbers + "</Header><Body>" + body
                + "</Body></Message>";
    }
}
