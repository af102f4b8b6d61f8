package org.scriptline.kit.hooks;

import io.quarkus.arc.properties.IfBuildProperty;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.problem.ProblemException;

/**
 * Verifies a token that a CDS client signed itself: a registered issuer and tenant, one of its keys, an asymmetric
 * algorithm, the called address as audience, not expired, and never used before.
 */
@ApplicationScoped
@IfBuildProperty(name = "scriptline.hooks.served", stringValue = "true")
public class ClientTokens {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int SKEW_SECONDS = 30;
    private static final int ID_LIMIT = 255;
    private static final Set<String> ALGORITHMS = Set.of(
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512);

    private final ClientStore store;
    private final ClientKeys keys;
    private final Clock clock;
    private final List<String> publicUrls;

    public ClientTokens(
            ClientStore store,
            ClientKeys keys,
            Clock clock,
            @ConfigProperty(name = "scriptline.hooks.public-urls") List<String> publicUrls) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
        this.publicUrls =
                publicUrls.stream().map(url -> url.replaceAll("/+$", "")).toList();
    }

    /** What an unverified token says of its issuer, empty when it is no token. */
    public static Optional<String> issuer(String token) {
        try {
            return Optional.ofNullable(unverified(token).getJwtClaims().getIssuer());
        } catch (InvalidJwtException | MalformedClaimException broken) {
            return Optional.empty();
        }
    }

    /**
     * The client behind a token.
     *
     * @param path of the called endpoint, with its leading slash
     */
    public HookCaller verified(String token, String path) {
        try {
            JwtClaims claimed = unverified(token).getJwtClaims();
            String issuer = claimed.getIssuer();
            String tenant = claimed.hasClaim("tenant") ? claimed.getStringClaimValue("tenant") : "";
            HookClient client = store.find(issuer, tenant).orElseThrow(ClientTokens::refused);
            JwtClaims claims = verified(token, client, path);
            String id = claims.getJwtId();
            Instant expires = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            if (id.isBlank()
                    || id.length() > ID_LIMIT
                    || expires.isAfter(clock.instant().plus(LONGEST))) {
                throw refused();
            }
            if (!store.firstUse(issuer, id, expires)) {
                throw new ProblemException(
                        ErrorCode.TOKEN_MISSING_OR_INVALID, "This token was used before; each one serves one call.");
            }
            return new HookCaller(issuer, client.practice(), null);
        } catch (InvalidJwtException | MalformedClaimException | JoseException broken) {
            throw refused();
        }
    }

    private JwtClaims verified(String token, HookClient client, String path) throws InvalidJwtException, JoseException {
        JsonWebStructure structure = JsonWebStructure.fromCompactSerialization(token);
        @Nullable String algorithm = structure.getAlgorithmHeaderValue();
        @Nullable String jku = structure.getHeader("jku");
        boolean allowed = structure instanceof JsonWebSignature
                && algorithm != null
                && ALGORITHMS.contains(algorithm)
                && (jku == null || jku.equals(client.jwksUrl()));
        if (!allowed) {
            throw refused();
        }
        for (PublicKey key : candidates(client, structure.getKeyIdHeaderValue())) {
            try {
                return new JwtConsumerBuilder()
                        .setVerificationKey(key)
                        .setExpectedIssuer(client.issuer())
                        .setExpectedAudience(
                                publicUrls.stream().map(url -> url + path).toArray(String[]::new))
                        .setRequireExpirationTime()
                        .setRequireIssuedAt()
                        .setRequireJwtId()
                        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                        .setEvaluationTime(
                                NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                        .build()
                        .processToClaims(token);
            } catch (InvalidJwtException notThisKey) {
                if (!notThisKey.hasErrorCode(org.jose4j.jwt.consumer.ErrorCodes.SIGNATURE_INVALID)) {
                    throw notThisKey;
                }
            }
        }
        throw refused();
    }

    private List<PublicKey> candidates(HookClient client, @Nullable String keyId) {
        return keys.of(client, keyId).stream()
                .filter(key -> keyId == null || keyId.equals(key.getKeyId()))
                .filter(PublicJsonWebKey.class::isInstance)
                .map(JsonWebKey::getKey)
                .filter(PublicKey.class::isInstance)
                .map(PublicKey.class::cast)
                .toList();
    }

    private static JwtContext unverified(String token) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification()
                .build()
                .process(token);
    }

    private static ProblemException refused() {
        return new ProblemException(ErrorCode.TOKEN_MISSING_OR_INVALID);
    }
}
