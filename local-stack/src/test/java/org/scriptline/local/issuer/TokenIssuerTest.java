package org.scriptline.local.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private TokenIssuer issuer;

    @TempDir
    private Path directory;

    @BeforeEach
    void start() throws IOException {
        issuer = TokenIssuer.start(0, SigningKey.loadOrCreate(directory.resolve("key.json")), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void a_token_passes_every_check_of_a_relying_party_that_only_knows_the_discovery_document() throws Exception {
        // Given
        JsonNode discovery =
                JSON.readTree(get("/.well-known/openid-configuration").body());

        // When
        JsonNode granted = JSON.readTree(post("/token?who=prescriber", "").body());

        // Then
        JwtClaims claims = relyingParty(discovery)
                .processToClaims(granted.get("access_token").asText());
        assertThat(discovery.get("issuer").asText()).isEqualTo(issuer.address().toString());
        assertThat(claims.getSubject()).isEqualTo("ada-okafor");
        assertThat(claims.getStringClaimValue("org")).isEqualTo("elm-street");
        assertThat(claims.getStringClaimValue("npi")).isEqualTo("1234567893");
        assertThat(claims.getClaimValue("roles")).isEqualTo(List.of("prescriber"));
        assertThat(claims.getStringClaimValue("scope").split(" ")).contains("user/MedicationRequest.cruds");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(Duration.ofHours(1).toSeconds());
        assertThat(claims.getClaimNames()).doesNotContain("patient");
        assertThat(granted.get("expires_in").asInt()).isEqualTo(3600);
        assertThat(granted.get("token_type").asText()).isEqualTo("Bearer");
    }

    @Test
    void the_token_of_a_patient_names_the_record_it_is_for() throws Exception {
        String token = JSON.readTree(post("/token", "grant_type=client_credentials&client_id=patient&patient=0193-a")
                        .body())
                .get("access_token")
                .asText();

        JwtClaims claims = relyingParty(
                        JSON.readTree(get("/.well-known/openid-configuration").body()))
                .processToClaims(token);

        assertThat(claims.getStringClaimValue("patient")).isEqualTo("0193-a");
        assertThat(claims.getClaimNames()).doesNotContain("org", "npi");
    }

    @Test
    void a_token_of_another_key_or_another_audience_is_refused() throws Exception {
        // Given
        JwtConsumer relyingParty = relyingParty(
                JSON.readTree(get("/.well-known/openid-configuration").body()));
        Tokens alien = new Tokens(SigningKey.generate(), issuer.address(), Clock.systemUTC());
        JwtClaims elsewhere = issuer.tokens().claims(Identity.named("ops"), null);
        elsewhere.setAudience("another-system");

        // Then
        assertThatThrownBy(() -> relyingParty.processToClaims(alien.of("ops"))).isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> relyingParty.processToClaims(issuer.tokens().sign(elsewhere)))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void tokens_stay_good_across_a_restart() throws Exception {
        // Given
        String before = issuer.tokens().of("pharmacist");

        // When
        SigningKey again = SigningKey.loadOrCreate(directory.resolve("key.json"));

        // Then
        JwtConsumer relyingParty = new JwtConsumerBuilder()
                .setExpectedAudience(Tokens.AUDIENCE)
                .setVerificationKeyResolver(
                        new JwksVerificationKeyResolver(new JsonWebKeySet(again.publicKeys()).getJsonWebKeys()))
                .build();
        assertThat(relyingParty.processToClaims(before).getStringClaimValue("org"))
                .isEqualTo("5912342");
    }

    @Test
    void only_its_owner_can_read_the_private_key_and_nobody_gets_it_over_http() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("key.json"))))
                .isEqualTo("rw-------");
        assertThat(JSON.readTree(get("/jwks").body()).get("keys").get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("kty", "kid", "use", "alg", "n", "e");
    }

    @Test
    void a_question_it_cannot_answer_gets_a_plain_error() throws Exception {
        assertThat(post("/token?who=doctor", "").statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(post("/token?who=doctor", "").body())
                        .get("error")
                        .asText())
                .isEqualTo("invalid_client");
        assertThat(post("/token", "").statusCode()).isEqualTo(400);
        assertThat(post("/token", "who=%zz").statusCode()).isEqualTo(400);
        assertThat(get("/token").statusCode()).isEqualTo(405);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    private JwtConsumer relyingParty(JsonNode discovery) throws IOException, InterruptedException, JoseException {
        URI keys = URI.create(discovery.get("jwks_uri").asText());
        return new JwtConsumerBuilder()
                .setExpectedIssuer(discovery.get("issuer").asText())
                .setExpectedAudience("scriptline")
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireJwtId()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(
                        new JsonWebKeySet(get(keys.getPath()).body()).getJsonWebKeys()))
                .build();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(issuer.address() + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(issuer.address() + path))
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
