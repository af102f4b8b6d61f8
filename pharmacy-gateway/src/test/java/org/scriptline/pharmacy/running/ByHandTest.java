package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** Operations put right what no machine could match or read, and what they did is on record. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class ByHandTest {

    private static final String PHARMACY = FakePharmacies.REROUTED.getFirst();
    private static final String OTHER = FakePharmacies.REROUTED.getLast();

    @Inject
    Gateway gateway;

    @Test
    void aMessageThatMatchedNothingMovesTheOrderThatAPersonNamesAndNoneOfAnotherPharmacy() {
        // Given
        PrescriptionReleased released = delivered(PHARMACY);
        PrescriptionReleased foreign = delivered(OTHER);
        String id = ScriptTexts.newMessageId();
        ScriptTexts.post(PHARMACY, ScriptTexts.message(PHARMACY, id, "lost", ScriptTexts.VERIFY));

        // When
        assign(id, foreign).statusCode(409).body("code", equalTo("PHARMACY_ORDER_CONFLICT"));
        assign(ScriptTexts.newMessageId(), released).statusCode(404);
        assign(id, released).statusCode(200);
        assign(id, released).statusCode(200);

        // Then
        gateway.awaitChanges(released, "delivered", "verified");
        gateway.awaitChanges(foreign, "delivered");
        ops().get("/inbound/unmatched").then().body("items.messageId", not(hasItem(id)));
        ops().get("/messages/in:" + PHARMACY + ":" + id)
                .then()
                .body("message.matchedBy", equalTo("BY_HAND"))
                .body("message.answer", equalTo("Error 900"));
        assertThat(gateway.count(
                        "select count(*) from audit where action = 'assign' and subject = ?",
                        "in:" + PHARMACY + ":" + id))
                .isEqualTo(1);
    }

    @Test
    void whatCouldNotBeReadIsMendedAndTakenOnceInTheNameOfItsSenderOnly() {
        // Given
        PrescriptionReleased released = delivered(PHARMACY);
        String newRx = FakePharmacies.messageId(
                gateway.awaitReceived(PHARMACY, released, 1).getFirst());
        String right = ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), newRx, ScriptTexts.VERIFY);
        String broken = right.replace("</Message>", "");
        ScriptTexts.post(PHARMACY, broken);
        UUID refused = UUID.fromString(ops().get("/inbound/refused").path("items[0].id"));

        // When
        replay(refused, null).statusCode(400).body("code", equalTo("SCRIPT_NOT_WELL_FORMED"));
        replay(refused, right.replace(PHARMACY, OTHER)).statusCode(403);
        replay(refused, right).statusCode(200).body("answer", equalTo("Status 010"));
        replay(refused, right).statusCode(200).body("answer", equalTo("Status 010"));

        // Then
        gateway.awaitChanges(released, "delivered", "verified");
        ops().body(Map.of("reason", "the pharmacy asks"))
                .post("/inbound/refused/" + refused + "/payload")
                .then()
                .statusCode(200)
                .body("text", equalTo(broken));
        ops().body("{}").post("/inbound/refused/" + refused + "/payload").then().statusCode(422);
        ops().get("/inbound/refused").then().body("items[0].replayedAs", not(equalTo(null)));
        assertThat(gateway.count(
                        "select count(*) from audit where action = 'replay' and subject = ?", refused.toString()))
                .isEqualTo(2);
    }

    @Test
    void operationsRepeatWhatTheyDidNotHearTheAnswerOfAndItIsDoneOnce() {
        // Given
        PrescriptionReleased released = delivered(PHARMACY);
        String newRx = FakePharmacies.messageId(
                gateway.awaitReceived(PHARMACY, released, 1).getFirst());
        String broken = ScriptTexts.message(PHARMACY, ScriptTexts.newMessageId(), newRx, ScriptTexts.VERIFY)
                .replace("</Message>", "");
        ScriptTexts.post(PHARMACY, broken);
        String refused = ops().get("/inbound/refused").path("items.find { it.sender == '" + PHARMACY + "' }.id");
        String key = UUID.randomUUID().toString();
        Map<String, String> body = Map.of("reason", "the end was cut off", "text", broken + "</Message>");

        // When
        String first = again(key, body, "/inbound/refused/" + refused + "/replay", 200);
        String repeated = again(key, body, "/inbound/refused/" + refused + "/replay", 200);
        String other = again(key, Map.of("reason", "another one"), "/inbound/refused/" + refused + "/replay", 422);
        String pause = UUID.randomUUID().toString();
        again(pause, Map.of("reason", "they move house"), "/partners/" + OTHER + "/pause", 200);
        again(UUID.randomUUID().toString(), Map.of("reason", "done"), "/partners/" + OTHER + "/resume", 200);
        again(pause, Map.of("reason", "they move house"), "/partners/" + OTHER + "/pause", 200);

        // Then
        assertThat(repeated).isEqualTo(first);
        assertThat(other).contains("IDEMPOTENCY_KEY_REUSED");
        assertThat(gateway.count("select count(*) from audit where action = 'replay' and subject = ?", refused))
                .isEqualTo(1);
        ops().get("/partners/" + OTHER).then().body("state", equalTo("active"));
    }

    private static String again(String key, Map<String, String> body, String path, int status) {
        return ops().header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .asString();
    }

    private PrescriptionReleased delivered(String pharmacy) {
        PrescriptionReleased released = Released.to(pharmacy);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        return released;
    }

    private static ValidatableResponse assign(String messageId, PrescriptionReleased order) {
        return ops().body(Map.of(
                        "sender",
                        PHARMACY,
                        "messageId",
                        messageId,
                        "order",
                        order.content().prescriptionId().toString(),
                        "reason",
                        "the pharmacy told us by telephone"))
                .post("/inbound/unmatched/assign")
                .then();
    }

    private static ValidatableResponse replay(UUID refused, @Nullable String text) {
        Map<String, String> body =
                text == null ? Map.of("reason", "read again") : Map.of("reason", "the end was cut off", "text", text);
        return ops().body(body).post("/inbound/refused/" + refused + "/replay").then();
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}
