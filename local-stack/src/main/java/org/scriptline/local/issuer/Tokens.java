package org.scriptline.local.issuer;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * Mints the local issuer's access tokens: RS256, audience {@value #AUDIENCE}, one hour. Works in any process that can read
 * the key file; nothing needs to be asked over HTTP.
 */
public final class Tokens {
    /** The {@code aud} claim every service asks for. */
    public static final String AUDIENCE = "scriptline";

    /** How long a token lives. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final SigningKey key;
    private final URI issuer;
    private final Clock clock;

    /**
     * @param issuer the {@code iss} claim, for example {@code http://localhost:8085}
     */
    public Tokens(SigningKey key, URI issuer, Clock clock) {
        this.key = key;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * A token for a name of the table or an NCPDP ID.
     *
     * @throws UnknownIdentityException when nobody is called so
     */
    public String of(String who) {
        return of(Identity.named(who), null);
    }

    /** A token for one patient, by the id of a patient record. */
    public String ofPatient(String recordId) {
        return of(Identity.named("patient"), recordId);
    }

    /**
     * A token for anybody, for tests that need a practice or a prescriber of their own.
     *
     * @param patient the {@code patient} claim, a record id, or null for none
     */
    public String of(Identity identity, @Nullable String patient) {
        return sign(claims(identity, patient));
    }

    /** The claims that {@link #of(Identity, String)} signs; a test changes one and calls {@link #sign}. */
    public JwtClaims claims(Identity identity, @Nullable String patient) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer.toString());
        claims.setSubject(identity.subject());
        claims.setAudience(AUDIENCE);
        claims.setIssuedAt(NumericDate.fromMilliseconds(clock.millis()));
        claims.setExpirationTime(NumericDate.fromMilliseconds(clock.millis() + LIFETIME.toMillis()));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setStringClaim("scope", identity.scope());
        claims.setStringListClaim("roles", List.of(identity.role()));
        if (identity.organisation() != null) {
            claims.setStringClaim("org", identity.organisation());
        }
        if (identity.npi() != null) {
            claims.setStringClaim("npi", identity.npi());
        }
        if (patient != null) {
            claims.setStringClaim("patient", patient);
        }
        return claims;
    }

    /** Signs whatever the claims say, sound or not. */
    public String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.key().getPrivateKey());
        signature.setKeyIdHeaderValue(key.key().getKeyId());
        signature.setHeader("typ", "JWT");
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException("The local signing key cannot sign", impossible);
        }
    }
}
