package org.scriptline.kit.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.kit.json.StrictJson;
import org.scriptline.kit.testing.TestPlatform;
import org.scriptline.kit.testing.TestTokens;

/** What every service answers before it knows what it is asked: always a problem with a code, always findable. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class RequestLimitsTest {

    private static final String UUID_V7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
    private static final int LIMIT = (int) RequestFilters.BODY_LIMIT;

    @Test
    void aBodyOfExactlyOneMegabyteIsRead() {
        // When / Then
        problem(json(padded(LIMIT)).post("/quarantine/0/payload").then(), 404, "NOT_FOUND");
    }

    @Test
    void aBrowserMayCallFromAConfiguredOriginOnly() {
        // When
        Response allowed = preflight("https://console.example");
        Response refused = preflight("https://elsewhere.example");

        // Then
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo("https://console.example");
        assertThat(allowed.header("Access-Control-Allow-Headers")).contains("idempotency-key");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.header("Access-Control-Allow-Origin")).isNull();
    }

    private static Response preflight(String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .options("/quarantine");
    }

    @Test
    void aLargerBodyIsRefused() {
        // When / Then
        problem(json(padded(LIMIT + 1)).post("/quarantine/0/payload").then(), 413, "BODY_TOO_LARGE");
    }

    @Test
    void aLargerBodyThatDoesNotSayItsLengthIsRefused() throws IOException, InterruptedException {
        // Given
        URI payload = URI.create("http://localhost:" + RestAssured.port + "/quarantine/0/payload");
        byte[] body = padded(4 * LIMIT).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(payload)
                .header("Authorization", "Bearer " + TestTokens.token("ops"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build();

        // When
        HttpResponse<String> answer;
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        }

        // Then
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"BODY_TOO_LARGE\"");
    }

    @Test
    void aRequestThatWaitedTooLongIsNotCarriedOutAndMayBeRepeated() {
        // When
        ValidatableResponse tooLate =
                ops().header(LateArrivals.HEADER, 11).get("/quarantine").then();
        ValidatableResponse inTime =
                ops().header(LateArrivals.HEADER, 1).get("/quarantine").then();

        // Then
        tooLate.statusCode(503)
                .header("Retry-After", notNullValue())
                .contentType("application/problem+json")
                .body("code", equalTo("OVERLOADED"))
                .body("retryable", equalTo(true));
        inTime.statusCode(200);
    }

    @Test
    void aPathThatIsNotThereIsAProblem() {
        // When / Then
        problem(ops().get("/no-such-thing").then(), 404, "NOT_FOUND");
    }

    @Test
    void aMethodThatIsNotThereIsAProblem() {
        // When / Then
        problem(ops().delete("/quarantine").then(), 405, "METHOD_NOT_ALLOWED");
    }

    @Test
    void aMediaTypeThatIsNotReadIsAProblem() {
        // When / Then
        problem(
                ops().contentType("text/csv")
                        .body("a,b")
                        .post("/quarantine/0/payload")
                        .then(),
                415,
                "MEDIA_TYPE_UNSUPPORTED");
    }

    @Test
    void aMediaTypeThatIsNotWrittenIsAProblem() {
        // When / Then
        problem(ops().accept("text/csv").get("/quarantine").then(), 406, "NOT_ACCEPTABLE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"a\",\"reason\":\"b\"} | REQUEST_MALFORMED",
                "{\"reason\":\"a\"} trailing         | REQUEST_MALFORMED",
                "{\"reason\":\"a\"                   | REQUEST_MALFORMED",
                "{\"reason\":\"a\",\"more\":1}       | REQUEST_UNKNOWN_FIELD",
                "{\"reason\":5}                      | REQUEST_FIELD_INVALID",
                "{\"reason\":[\"a\"]}                | REQUEST_FIELD_INVALID",
                "[]                                  | REQUEST_MALFORMED"
            })
    void aBodyThatCannotBeReadIsAProblem(String body, String code) {
        // When / Then
        problem(json(body).post("/quarantine/0/payload").then(), 400, code);
    }

    @Test
    void anEmptyBodyIsAProblem() {
        // When / Then
        problem(
                ops().contentType("application/json")
                        .post("/quarantine/0/payload")
                        .then(),
                400,
                "REQUEST_MALFORMED");
    }

    @Test
    void aTextLongerThanAnyIsAProblem() {
        // Given
        String body = "{\"reason\":\"" + "x".repeat(StrictJson.STRING + 1) + "\"}";

        // When / Then
        problem(json(body).post("/quarantine/0/payload").then(), 400, "REQUEST_FIELD_INVALID");
    }

    @Test
    void theCallersCorrelationIdComesBackInHeaderAndProblem() {
        // When / Then
        ops().header("X-Correlation-Id", "Case-4711")
                .get("/no-such-thing")
                .then()
                .header("X-Correlation-Id", "Case-4711")
                .body("correlationId", equalTo("Case-4711"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "tab\tseparated", "<script>", "a;b"})
    void aCorrelationIdThatIsNotPlainIsReplaced(String given) {
        // When / Then
        ops().header("X-Correlation-Id", given)
                .get("/quarantine")
                .then()
                .statusCode(200)
                .header("X-Correlation-Id", matchesPattern(UUID_V7));
    }

    @Test
    void aCorrelationIdLongerThan64CharactersIsReplaced() {
        // When / Then
        ops().header("X-Correlation-Id", "a".repeat(65))
                .get("/quarantine")
                .then()
                .header("X-Correlation-Id", matchesPattern(UUID_V7));
    }

    private static RequestSpecification ops() {
        return given().auth().oauth2(TestTokens.token("ops"));
    }

    private static RequestSpecification json(String body) {
        return ops().contentType("application/json").body(body);
    }

    private static String padded(int bytes) {
        String body = "{\"reason\":\"incident 7\"}";
        return body + " ".repeat(bytes - body.length());
    }

    private static void problem(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status)
                .contentType("application/problem+json")
                .header("X-Correlation-Id", notNullValue())
                .body("type", equalTo("https://scriptline.example/problems/" + code))
                .body("status", equalTo(status))
                .body("code", equalTo(code))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("fix", notNullValue())
                .body("retryable", equalTo(false))
                .body("correlationId", equalTo(answer.extract().header("X-Correlation-Id")));
    }
}
