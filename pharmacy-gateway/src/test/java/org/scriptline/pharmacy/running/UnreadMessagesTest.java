package org.scriptline.pharmacy.running;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResourceManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.PrescriptionReleased;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;
import org.scriptline.kit.testing.Wire;
import org.scriptline.pharmacy.delivery.Released;
import org.scriptline.pharmacy.inbound.store.RefusedMessages;
import org.scriptline.pharmacy.inbound.store.RefusedMessages.Beginning;

/** What pharmacies send and nobody reads, because it is too large or under a label that is not read: refused, and its beginning kept. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(FakePharmacies.class)
class UnreadMessagesTest {

    private static final int LIMIT = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Gateway gateway;

    @Inject
    Database database;

    @Inject
    RefusedMessages messages;

    @ParameterizedTest
    @CsvSource({
        "/script, application/xml, <Error><Code>900</Code><DescriptionCode>1000</DescriptionCode>",
        "/fhir/Task, application/fhir+json, BODY_TOO_LARGE"
    })
    void ofWhatIsTooLargeTheBeginningIsKeptAndCannotBeReplayed(String path, String type, String answer) {
        // Given
        String sender = FakePharmacies.UNREAD.get(0);
        byte[] large = large();

        // When
        Wire.Answer told = Wire.send(TestTokens.token(sender), "POST", path, Map.of("Content-Type", type), large);

        // Then
        assertThat(told.status()).isEqualTo(413);
        assertThat(told.text()).contains(answer);
        String id = latest(sender);
        assertKept(sender, "BODY_TOO_LARGE", "The body is larger than 1 MB.", Beginning.LARGEST, false, LIMIT + 3);
        assertThat(payload(id)).isEqualTo(new String(large, 0, Beginning.LARGEST, StandardCharsets.UTF_8));
        replay(id).statusCode(409).body("code", equalTo("MESSAGE_NOT_WHOLE"));
    }

    @Test
    void aMessageThatDoesNotSayHowLongItIsIsKeptInTheSameWay() throws IOException, InterruptedException {
        // Given
        String sender = FakePharmacies.UNREAD.get(1);
        byte[] large = large();
        HttpRequest request = HttpRequest.newBuilder(gatewayAddress().resolve("/script"))
                .header("Authorization", "Bearer " + TestTokens.token(sender))
                .header("Content-Type", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();

        // When
        HttpResponse<String> told;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            told = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        // Then
        assertThat(told.statusCode()).isEqualTo(413);
        assertThat(told.body()).contains("<Error><Code>900</Code><DescriptionCode>1000</DescriptionCode>");
        assertKept(sender, "BODY_TOO_LARGE", "The body is larger than 1 MB.", Beginning.LARGEST, false, null);
    }

    @Test
    void ofAMessageThatStopsComingIsKeptWhatCame() throws IOException {
        // Given
        String sender = FakePharmacies.UNREAD.get(1);
        String head = "POST /script HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + TestTokens.token(sender)
                + "\r\nContent-Type: application/xml\r\nContent-Length: 2000000\r\n\r\n<Message>";

        // When
        String told;
        try (Socket socket =
                new Socket(gatewayAddress().getHost(), gatewayAddress().getPort())) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            told = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        }

        // Then
        assertThat(told).isEqualTo("HTTP/1.1 413");
        assertKept(sender, "BODY_TOO_LARGE", "The body is larger than 1 MB.", 9, false, 2_000_000);
    }

    @Test
    void whatOneSenderSentIsListedPageByPageWhateverOthersSend() {
        // Given
        for (String why : List.of("first", "second", "third")) {
            messages.keep("5800148", ErrorCode.SCRIPT_INVALID, why, why.getBytes(StandardCharsets.UTF_8));
            messages.keep("5800149", ErrorCode.SCRIPT_INVALID, why, why.getBytes(StandardCharsets.UTF_8));
        }

        // When
        String next = ops().get("/inbound/refused?sender=5800148&limit=2")
                .then()
                .statusCode(200)
                .body("items.why", contains("third", "second"))
                .body("items.sender", contains("5800148", "5800148"))
                .extract()
                .path("next");

        // Then
        ops().queryParam("cursor", next)
                .get("/inbound/refused?sender=5800148&limit=2")
                .then()
                .statusCode(200)
                .body("items.why", contains("first"))
                .body("next", nullValue());
        ops().get("/inbound/refused?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("next", not(nullValue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "cursor=x", "cursor=MjAyNg", "sender=%00"})
    void aQuestionThatCannotBeMeantIsRefused(String query) {
        ops().urlEncodingEnabled(false)
                .get("/inbound/refused?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("PARAMETER_INVALID"))
                .body("field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void whatCameUnderALabelThatIsNotReadIsKeptWholeAndTakenByReplay() {
        // Given
        String sender = FakePharmacies.UNREAD.get(2);
        PrescriptionReleased released = Released.to(sender);
        gateway.release(released);
        String ours = FakePharmacies.messageId(
                gateway.awaitReceived(sender, released, 1).getFirst());
        gateway.awaitChanges(released, "delivered");
        byte[] verify = ScriptTexts.message(sender, ScriptTexts.newMessageId(), ours, ScriptTexts.VERIFY)
                .getBytes(StandardCharsets.UTF_8);

        // When
        Wire.Answer told =
                Wire.send(TestTokens.token(sender), "POST", "/script", Map.of("Content-Type", "text/html"), verify);

        // Then
        assertThat(told.status()).isEqualTo(415);
        assertThat(told.text()).contains("<Error><Code>900</Code><DescriptionCode>1000</DescriptionCode>");
        assertKept(
                sender,
                "MEDIA_TYPE_UNSUPPORTED",
                "The body's media type is not read here.",
                verify.length,
                true,
                verify.length);
        gateway.awaitChanges(released, "delivered");
        replay(latest(sender)).statusCode(200).body("answer", equalTo("Status 010"));
        gateway.awaitChanges(released, "delivered", "verified");
    }

    @Test
    void withoutAPharmacysTokenNothingIsKept() {
        // Given
        byte[] large = large();
        long before = gateway.count("select count(*) from refused_message where code = ?", "BODY_TOO_LARGE");

        // When
        List<Integer> told = List.of(sent(null, large), sent(TestTokens.token("ops"), large), sent("no-token", large));

        // Then
        assertThat(told).containsExactly(413, 413, 413);
        assertThat(gateway.count("select count(*) from refused_message where code = ?", "BODY_TOO_LARGE"))
                .isEqualTo(before);
    }

    @Test
    void whoSendsTooManyOfThemIsOnlyCountedAndNobodyElseIs() {
        // Given
        String flooding = FakePharmacies.UNREAD.get(3);
        for (int hour = 0; hour < 2; hour++) {
            seen(flooding, hour);
        }

        // When
        Wire.Answer told = Wire.send(
                TestTokens.token(flooding), "POST", "/script", Map.of("Content-Type", "text/csv"), new byte[] {'x'});

        // Then
        assertThat(told.status()).isEqualTo(415);
        assertThat(gateway.count("select count(*) from refused_message where sender = ?", flooding))
                .isZero();
        await().atMost(PATIENCE)
                .until(() -> ops().get("/inbound/refused")
                        .path("unkept.findAll { it.sender == '" + flooding + "' }.count")
                        .equals(List.of(1)));
        given().get("/q/metrics")
                .then()
                .body(containsString("scriptline_inbound_unread_total{code=\"MEDIA_TYPE_UNSUPPORTED\",kept=\"false\""));
    }

    @Test
    void whatIsNotReadPushesOutNothingElseAndWhatComesAgainIsKeptOnce() {
        // Given
        String sender = FakePharmacies.UNREAD.get(4);
        ScriptTexts.post(sender, "<Message>");
        database.run(transaction -> {
            try (PreparedStatement insert = transaction.connection().prepareStatement("""
                    insert into refused_message (id, sender, code, why, raw, received_at)
                    select gen_random_uuid(), ?, 'MEDIA_TYPE_UNSUPPORTED', 'of yesterday', convert_to('x', 'UTF8'),
                           now() - interval '1 day'
                    from generate_series(1, ?)""")) {
                insert.setString(1, sender);
                insert.setInt(2, RefusedMessages.KEPT);
                insert.executeUpdate();
            }
        });

        // When
        for (int time = 0; time < 3; time++) {
            Wire.send(
                    TestTokens.token(sender), "POST", "/script", Map.of("Content-Type", "text/csv"), new byte[] {'y'});
            ScriptTexts.post(sender, "<Message>");
        }

        // Then
        String counted = "select coalesce(sum(times), 0) from refused_message where sender = ? and code = ?";
        assertThat(gateway.count(counted, sender, "SCRIPT_NOT_WELL_FORMED")).isEqualTo(4);
        assertThat(gateway.count(counted, sender, "MEDIA_TYPE_UNSUPPORTED")).isEqualTo(RefusedMessages.KEPT + 2);
        ops().get("/inbound/refused")
                .then()
                .body(
                        "items.findAll { it.sender == '" + sender + "' && it.why != 'of yesterday' }.times.sort()",
                        contains(3, 4));
        assertThat(gateway.count("select seen - unkept from refused_unread where sender = ?", sender))
                .isEqualTo(1);
    }

    /** As many as are kept, in this hour or in the one that may begin meanwhile. */
    private void seen(String sender, int hour) {
        database.run(transaction -> {
            try (PreparedStatement insert = transaction.connection().prepareStatement("""
                    insert into refused_unread (sender, hour, seen)
                    values (?, date_trunc('hour', now(), 'UTC') + make_interval(hours => ?), ?)""")) {
                insert.setString(1, sender);
                insert.setInt(2, hour);
                insert.setInt(3, RefusedMessages.UNREAD_AN_HOUR);
                insert.executeUpdate();
            }
        });
    }

    private static URI gatewayAddress() {
        return URI.create(TestHTTPResourceManager.getUri());
    }

    private static int sent(@Nullable String token, byte[] body) {
        return Wire.send(token, "POST", "/script", Map.of("Content-Type", "application/xml"), body)
                .status();
    }

    private static byte[] large() {
        return ("<M>" + "x".repeat(LIMIT)).getBytes(StandardCharsets.UTF_8);
    }

    private static void assertKept(
            String sender, String code, String why, int size, boolean whole, @Nullable Integer declaredSize) {
        String item = "items.find { it.sender == '" + sender + "' }.";
        ops().get("/inbound/refused")
                .then()
                .body(item + "code", equalTo(code))
                .body(item + "why", startsWith(why))
                .body(item + "size", equalTo(size))
                .body(item + "whole", equalTo(whole))
                .body(item + "declaredSize", equalTo(declaredSize));
    }

    private static String latest(String sender) {
        return ops().get("/inbound/refused").path("items.find { it.sender == '" + sender + "' }.id");
    }

    private static String payload(String id) {
        return ops().body(Map.of("reason", "why is it so large"))
                .post("/inbound/refused/" + id + "/payload")
                .path("text");
    }

    private static ValidatableResponse replay(String id) {
        return ops().body(Map.of("reason", "as it came"))
                .post("/inbound/refused/" + id + "/replay")
                .then();
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops")).contentType("application/json");
    }
}
