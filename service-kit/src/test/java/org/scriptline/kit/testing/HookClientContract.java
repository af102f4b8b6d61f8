package org.scriptline.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a service that answers CDS Hooks holds of the clients that operations registered and of the tokens that they sign
 * themselves. The test of a service's hooks extends it and says where the service is and what a call is answered.
 */
public abstract class HookClientContract {
    private static final KeyPair CLIENT = TestTokens.keys();
    private static final KeyPair STRANGER = TestTokens.keys();
    private static final String PRACTICE = "harbor-cardiology";
    private static final String SIGN = "/cds-services/order-sign";

    private final String issuer = "https://emr-" + UUID.randomUUID() + ".example";

    /** The address in {@code scriptline.hooks.public-urls}. */
    protected abstract String address();

    /** A call of {@code order-sign} that the practice harbor-cardiology is answered with a card. */
    protected abstract String call();

    /** What a card says of it in its summary or detail. */
    protected abstract String said();

    /** How a token differs from the one that is accepted. */
    private record Case(KeyPair keys, String tenant, String path, String id, int seconds, int status) {}

    @Test
    void aClientsOwnTokenServesItsPracticeOnceAtTheCalledAddressAlone() {
        // Given
        register("harbor", "\"jwks\":" + quoted(keySet(CLIENT))).statusCode(200).body("practice", equalTo(PRACTICE));
        String body = call();
        String used = fresh();
        for (Case one : List.of(
                new Case(CLIENT, "harbor", SIGN, used, 300, 200),
                new Case(CLIENT, "harbor", SIGN, used, 300, 401),
                new Case(CLIENT, "harbor", SIGN, fresh(), 300, 200),
                new Case(STRANGER, "harbor", SIGN, fresh(), 300, 401),
                new Case(CLIENT, "other", SIGN, fresh(), 300, 401),
                new Case(CLIENT, "", SIGN, fresh(), 300, 401),
                new Case(CLIENT, "harbor", SIGN + "/feedback", fresh(), 300, 401),
                new Case(CLIENT, "harbor", "/cds-services/order-select", fresh(), 300, 401),
                new Case(CLIENT, "harbor", SIGN, " ", 300, 401),
                new Case(CLIENT, "harbor", SIGN, "x".repeat(256), 300, 401),
                new Case(CLIENT, "harbor", SIGN, fresh(), -300, 401),
                new Case(CLIENT, "harbor", SIGN, fresh(), 86_400, 401))) {
            // When
            ValidatableResponse answer =
                    post(SIGN, signed(claims(one.tenant, one.path, one.id, one.seconds), one.keys, null), body);
            // Then
            answer.statusCode(one.status);
            if (one.status == 200) {
                answer.body("cards.collect { it.summary + ' ' + it.detail }.join()", containsString(said()));
            } else {
                answer.body("code", equalTo("TOKEN_MISSING_OR_INVALID"));
            }
        }
    }

    @Test
    void noTokenIsTakenThatNoRegisteredKeySigned() {
        // Given
        String body = call();
        register("", "\"jwks\":" + quoted(keySet(CLIENT))).statusCode(200);
        String good = signed(claims("", SIGN, fresh(), 300), CLIENT, null);
        String[] parts = good.split("\\.");
        String unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + parts[1] + ".";
        List<String> refused = List.of(
                unsigned,
                parts[0] + "." + parts[1] + ".",
                claims("", SIGN, fresh(), 300).jws().keyId("k1").signWithSecret(keySet(CLIENT)),
                signed(claims("", SIGN, fresh(), 300), CLIENT, "https://elsewhere.example/keys"),
                claims("", SIGN, fresh(), 300).jws().keyId("k2").sign(CLIENT.getPrivate()),
                signed(
                        Jwt.issuer("https://nobody.example")
                                .audience(address() + SIGN)
                                .expiresIn(300)
                                .claim("jti", fresh()),
                        CLIENT,
                        null),
                "no.token.atall");
        for (String token : refused) {
            // When
            ValidatableResponse answer = post(SIGN, token, body);
            // Then
            answer.statusCode(401).body("code", equalTo("TOKEN_MISSING_OR_INVALID"));
        }
        post(SIGN, good, body).statusCode(200);
    }

    @Test
    void keysAreReadFromTheRegisteredAddressAndNowhereElse() throws IOException {
        // Given
        String body = call();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/keys", exchange -> {
            byte[] keys = keySet(CLIENT).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
            register("", "\"jwksUrl\":\"" + url + "\"").statusCode(200);
            String named = signed(claims("", SIGN, fresh(), 300), CLIENT, url);
            String plain = signed(claims("", SIGN, fresh(), 300), CLIENT, null);
            String stranger = signed(claims("", SIGN, fresh(), 300), STRANGER, url);
            // When
            List<Integer> statuses = List.of(named, plain, stranger).stream()
                    .map(token -> post(SIGN, token, body).extract().statusCode())
                    .toList();
            // Then
            assertThat(statuses).containsExactly(200, 200, 401);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aCardIsAnsweredByTheClientThatSawItAndByNoOtherPractice() {
        // Given
        register("", "\"jwks\":" + quoted(keySet(CLIENT))).statusCode(200);
        String card = post(SIGN, signed(claims("", SIGN, fresh(), 300), CLIENT, null), call())
                .statusCode(200)
                .extract()
                .path("cards[0].uuid");
        String feedback = "{\"feedback\":[{\"card\":\"" + card + "\",\"outcome\":\"overridden\",\"outcomeTimestamp\":\""
                + Instant.now() + "\"}]}";
        String path = SIGN + "/feedback";
        // When
        ValidatableResponse other = post(path, TestTokens.token("prescriber"), feedback);
        ValidatableResponse own = post(path, signed(claims("", path, fresh(), 300), CLIENT, null), feedback);
        // Then
        other.statusCode(404);
        own.statusCode(200);
    }

    @Test
    void aRegistrationIsCheckedListedReplacedAndTakenBack() {
        record Refused(String keys, String field) {}
        String both = "\"jwks\":" + quoted(keySet(CLIENT)) + ",\"jwksUrl\":\"https://emr.example/keys\"";
        for (Refused one : List.of(
                new Refused(both, "jwks"),
                new Refused("\"jwks\":null", "jwks"),
                new Refused("\"jwks\":\"{}\"", "jwks"),
                new Refused("\"jwks\":\"no json\"", "jwks"),
                new Refused("\"jwks\":" + quoted(withPrivatePart()), "jwks"),
                new Refused("\"jwksUrl\":\"http://emr.example/keys\"", "jwksUrl"),
                new Refused("\"jwksUrl\":\" \"", "jwksUrl"))) {
            register("", one.keys).statusCode(400).body("field", equalTo(one.field));
        }
        // Given
        String body = call();
        register("", "\"jwks\":" + quoted(keySet(STRANGER))).statusCode(200);
        register("", "\"jwks\":" + quoted(keySet(CLIENT))).statusCode(200);
        post(SIGN, signed(claims("", SIGN, fresh(), 300), CLIENT, null), body).statusCode(200);
        clients().body("items.issuer", hasItem(issuer));
        // When
        remove().statusCode(204);
        // Then
        remove().statusCode(404);
        clients().body("items.issuer", not(hasItem(issuer)));
        post(SIGN, signed(claims("", SIGN, fresh(), 300), CLIENT, null), body).statusCode(401);
    }

    private ValidatableResponse register(String tenant, String keys) {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .contentType("application/json")
                .body("{\"issuer\":\"" + issuer + "\",\"tenant\":\"" + tenant + "\",\"practice\":\"" + PRACTICE + "\","
                        + keys + "}")
                .put("/cds-clients")
                .then();
    }

    private ValidatableResponse remove() {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .queryParam("issuer", issuer)
                .delete("/cds-clients")
                .then();
    }

    private static ValidatableResponse clients() {
        return given().auth()
                .oauth2(TestTokens.token("ops"))
                .get("/cds-clients")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String path, String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then();
    }

    private JwtClaimsBuilder claims(String tenant, String path, String id, int seconds) {
        JwtClaimsBuilder claims =
                Jwt.issuer(issuer).audience(address() + path).expiresIn(seconds).claim("jti", id);
        return tenant.isEmpty() ? claims : claims.claim("tenant", tenant);
    }

    private static String signed(JwtClaimsBuilder claims, KeyPair keys, @Nullable String keysAt) {
        var signature = claims.jws().keyId("k1");
        return (keysAt == null ? signature : signature.header("jku", keysAt)).sign(keys.getPrivate());
    }

    private static String keySet(KeyPair keys) {
        return TestTokens.keySet("k1", keys);
    }

    private static String withPrivatePart() {
        String exponent = TestTokens.base64(((RSAPrivateKey) CLIENT.getPrivate()).getPrivateExponent());
        return keySet(CLIENT).replace("\"kty\"", "\"d\":\"" + exponent + "\",\"kty\"");
    }

    private static String quoted(String json) {
        return "\"" + json.replace("\"", "\\\"") + "\"";
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
