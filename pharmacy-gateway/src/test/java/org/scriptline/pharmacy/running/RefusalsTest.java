package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.events.PharmacyOrderStated;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.contracts.status.CancelStatus;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.pharmacy.delivery.Released;

/** The five codes of an Error, each with what follows for the prescriber, for the message and for operations. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class RefusalsTest {

    private static final String PHARMACY = FakePharmacies.REFUSING.get(0);
    private static final String MISCONFIGURED = FakePharmacies.REFUSING.get(1);
    private static final String LATE = FakePharmacies.REFUSING.get(2);

    @Inject
    Gateway gateway;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "600, retrying+delivered, 2, , , ",
                "601, failed, 1, 601, The receiver was unable to process it., 601",
                "602, retrying+delivered, 2, , , ",
                "700, failed, 1, 700, The receiver's configuration does not let it through., 700",
                "900, rejected, 1, 900, The pharmacy rejected it., ",
            })
    void eachCodeHasAConsequenceOfItsOwn(
            String code,
            String changes,
            int messages,
            @Nullable String errorCode,
            @Nullable String detail,
            @Nullable String forOperations) {
        // Given
        PrescriptionReleased released = Released.to(PHARMACY);
        FakePharmacies.answers(PHARMACY, released, FakePharmacies.error(code));

        // When
        gateway.release(released);

        // Then
        PharmacyOrderStated last = gateway.awaitChanges(released, changes.split("\\+"));
        assertThat(last.errorCode()).isEqualTo(errorCode);
        assertThat(last.detail()).isEqualTo(detail);
        List<String> received = gateway.awaitReceived(PHARMACY, released, messages);
        String message = FakePharmacies.messageId(received.getFirst());
        assertThat(received).extracting(FakePharmacies::messageId).containsOnly(message);
        ops().get("/messages/out:" + message)
                .then()
                .statusCode(200)
                .body("attempts[0].outcome", equalTo("error"))
                .body("attempts[0].code", equalTo(code));
        ops().get("/messages?unsettled=true&prescription=" + released.content().prescriptionId())
                .then()
                .body("items.unsettled.code", equalTo(forOperations == null ? List.of() : List.of(forOperations)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"601", "700"})
    void whatOperationsMendedGoesUnderANewMessageIdWhenThePrescriberSaysSo(String code) {
        // Given
        PrescriptionReleased released = Released.to(PHARMACY);
        FakePharmacies.answers(PHARMACY, released, FakePharmacies.error(code));
        gateway.release(released);
        gateway.awaitChanges(released, "failed");
        String refused = FakePharmacies.messageId(
                gateway.awaitReceived(PHARMACY, released, 1).getFirst());
        settle(Map.of("message", "out:" + refused, "reason", "they mended it"))
                .statusCode(200)
                .body("settled", equalTo(1));
        gateway.awaitChanges(released, "failed");

        // When
        gateway.resend(released);

        // Then
        assertThat(gateway.awaitChanges(released, "failed", "resent", "delivered")
                        .errorCode())
                .isNull();
        List<String> received = gateway.awaitReceived(PHARMACY, released, 2);
        assertThat(FakePharmacies.messageId(received.getLast())).isNotEqualTo(refused);
        ops().get("/messages?prescription=" + released.content().prescriptionId())
                .then()
                .body("items.size()", equalTo(2))
                .body("items.unsettled", contains(nullValue(), nullValue()));
    }

    @Test
    void whatAConfigurationKeepsOutStandsAtThePartnerUntilOperationsHaveSeenToIt() {
        // Given
        for (int order = 0; order < 2; order++) {
            PrescriptionReleased released = Released.to(MISCONFIGURED);
            FakePharmacies.answers(MISCONFIGURED, released, FakePharmacies.error("700"));
            gateway.release(released);
            gateway.awaitChanges(released, "failed");
        }
        String list = "/messages?hours=1&unsettled=true&pharmacy=" + MISCONFIGURED;
        String first = ops().get(list).path("items[0].id");

        // When / Then
        partner()
                .body("unsettled.configuration", equalTo(2))
                .body("unsettled.lastConfigurationAt", notNullValue())
                .body("unsettled.unprocessed", equalTo(0))
                .body("unsettled.lastUnprocessedAt", nullValue());
        ops().get("/partners?unsettled=true&limit=200").then().body("items.ncpdpId", hasItem(MISCONFIGURED));
        ops().get(list)
                .then()
                .body("items.unsettled.code", contains("700", "700"))
                .body("items.state", contains("ANSWERED", "ANSWERED"));
        untilTheGaugeSays("700");
        settle(Map.of("message", first)).statusCode(422).body("code", equalTo("REASON_INVALID"));
        settle(Map.of("pharmacy", MISCONFIGURED, "reason", "mended")).statusCode(400);
        settle(Map.of("message", "out:" + ScriptTexts.newMessageId(), "reason", "x"))
                .statusCode(404);
        settle(Map.of("message", first, "reason", "one of them")).body("settled", equalTo(1));
        settle(Map.of("message", first, "reason", "one of them")).body("settled", equalTo(0));
        settle(Map.of("pharmacy", MISCONFIGURED, "code", "601", "reason", "mended"))
                .body("settled", equalTo(0));
        settle(Map.of("pharmacy", MISCONFIGURED, "code", "700", "reason", "mended"))
                .body("settled", equalTo(1));
        partner().body("unsettled.configuration", equalTo(0)).body("unsettled.lastConfigurationAt", nullValue());
        ops().get("/partners?unsettled=true&limit=200").then().body("items.ncpdpId", not(hasItem(MISCONFIGURED)));
        ops().get(list).then().body("items", empty());
        untilTheGaugeSays("700");
        assertThat(gateway.count("select count(*) from audit where action = 'settle' and subject = ?", first))
                .isEqualTo(1);
        assertThat(gateway.count("select count(*) from audit where action = 'settle' and subject = ?", MISCONFIGURED))
                .isEqualTo(1);
    }

    @Test
    void anErrorThatComesLaterIsSeenToLikeOneThatIsAnswered() {
        // Given
        PrescriptionReleased named = Released.to(LATE);
        PrescriptionReleased unnamed = Released.to(LATE);
        gateway.release(named, unnamed);
        gateway.awaitChanges(named, "delivered");
        gateway.awaitChanges(unnamed, "delivered");
        String error = "<Error><Code>601</Code><DescriptionCode>1000</DescriptionCode></Error>";

        // When
        String byMessage =
                ScriptTexts.answer(LATE, gateway.awaitReceived(LATE, named, 1).getFirst(), error);
        String byOrder = ScriptTexts.code(ScriptTexts.post(LATE, ScriptTexts.about(LATE, unnamed, error)));

        // Then
        assertThat(List.of(byMessage, byOrder)).containsOnly("200 Status 010");
        for (PrescriptionReleased released : List.of(named, unnamed)) {
            assertThat(gateway.awaitChanges(released, "delivered", "failed").detail())
                    .isEqualTo("The receiver was unable to process it, description code 1000.");
            ops().get("/messages?unsettled=true&prescription="
                            + released.content().prescriptionId())
                    .then()
                    .body("items.kind", contains("NEW_RX"))
                    .body("items.unsettled.code", contains("601"))
                    .body("items.unsettled.descriptionCode", contains("1000"));
        }
    }

    @Test
    void aCancelThatAConfigurationKeepsOutIsUnknownToThePrescriberAndSeenToByOperations() {
        // Given
        PrescriptionReleased released = Released.to(LATE);
        gateway.release(released);
        gateway.awaitChanges(released, "delivered");
        FakePharmacies.answers(LATE, released, FakePharmacies.error("700"));
        UUID id = released.content().prescriptionId();

        // When
        gateway.cancel(released);

        // Then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(gateway.stated(released).getLast().cancel()).isEqualTo(CancelStatus.UNKNOWN));
        ops().get("/messages?unsettled=true&prescription=" + id)
                .then()
                .body("items.kind", contains("CANCEL_RX"))
                .body("items.unsettled.code", contains("700"));
    }

    /** The gauge shows what is stored, within the ten seconds between two looks. */
    private void untilTheGaugeSays(String code) {
        Pattern gauge = Pattern.compile("scriptline_deliveries_unsettled\\{[^}]*code=\"" + code + "\"[^}]*} ([0-9.]+)");
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            Matcher shown = gauge.matcher(given().get("/q/metrics").asString());
            assertThat(shown.find()).isTrue();
            assertThat((long) Double.parseDouble(shown.group(1)))
                    .isEqualTo(gateway.count("select count(*) from unsettled_message where code = ?", code));
        });
    }

    private static ValidatableResponse partner() {
        return ops().get("/partners/" + MISCONFIGURED).then().statusCode(200);
    }

    private static ValidatableResponse settle(Map<String, String> settling) {
        return ops().body(settling).post("/messages/settle").then();
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}
