package org.scriptline.kit.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is remembered of a verified token, and how long. */
class VerifiedTokensTest {

    private static final KeyPair KEYS = keys();
    private static final int ATTEMPTS = 20;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private final VerifiedTokens timed = new VerifiedTokens(clock(now::get));

    @Test
    void aTokenIsVerifiedOnceWhileItIsValid() throws ParseException {
        // Given
        JWTAuthContextInfo settings = settings(KEYS);
        String token = token(KEYS, 3_600);

        // When
        JWTCallerPrincipal first = timed.parse(token, settings);

        // Then
        assertThat(timed.parse(token, settings)).isSameAs(first);
    }

    @Test
    void aRememberedTokenIsVerifiedAnewFromTheSecondInWhichItExpires() throws ParseException {
        // Given
        JWTAuthContextInfo settings = settings(KEYS);
        String token = token(KEYS, 3_600);
        JWTCallerPrincipal first = timed.parse(token, settings);

        // When
        now.set(Instant.ofEpochSecond(first.getExpirationTime() - 1));
        JWTCallerPrincipal lastSecond = timed.parse(token, settings);
        now.set(Instant.ofEpochSecond(first.getExpirationTime()));
        JWTCallerPrincipal expired = timed.parse(token, settings);

        // Then
        assertThat(lastSecond).isSameAs(first);
        assertThat(expired).isNotSameAs(first);
    }

    @Test
    void aRememberedTokenIsRefusedOnceItHasExpired() throws ParseException {
        // Given
        VerifiedTokens real = new VerifiedTokens(Clock.systemUTC());
        JWTAuthContextInfo settings = settings(KEYS);
        String token = remembered(real, settings);

        // When / Then
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThatThrownBy(() -> real.parse(token, settings)).isInstanceOf(ParseException.class));
    }

    @Test
    void whatWasVerifiedUnderOneKeySaysNothingUnderAnother() throws ParseException {
        // Given
        String token = token(KEYS, 3_600);
        timed.parse(token, settings(KEYS));

        // When / Then
        assertThatThrownBy(() -> timed.parse(token, settings(keys()))).isInstanceOf(ParseException.class);
    }

    @Test
    void anotherSpellingOfARememberedTokenIsNotRemembered() throws ParseException {
        // Given
        JWTAuthContextInfo settings = settings(KEYS);
        String token = token(KEYS, 3_600);
        timed.parse(token, settings);

        // When / Then
        assertThatThrownBy(() -> timed.parse(token + "=", settings)).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> timed.parse(token + " ", settings)).isInstanceOf(ParseException.class);
    }

    @Test
    void aTokenFromTheFutureIsRefused() {
        // Given
        now.set(Instant.now().minusSeconds(3_600));

        // When / Then
        assertThatThrownBy(() -> timed.parse(token(KEYS, 3_600), settings(KEYS)))
                .isInstanceOf(ParseException.class)
                .hasMessage("iat is in the future");
    }

    /** A token that lives for two seconds and was verified meanwhile, however often the machine has paused for longer. */
    private static String remembered(VerifiedTokens tokens, JWTAuthContextInfo settings) throws ParseException {
        ParseException late = new ParseException("not tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String token = token(KEYS, 2);
            try {
                tokens.parse(token, settings);
                return token;
            } catch (ParseException over) {
                late = over;
            }
        }
        throw late;
    }

    private static JWTAuthContextInfo settings(KeyPair keys) {
        JWTAuthContextInfo settings = new JWTAuthContextInfo((RSAPublicKey) keys.getPublic(), "https://issuer.example");
        settings.setExpectedAudience(Set.of("scriptline"));
        settings.setGroupsPath("roles");
        settings.setClockSkew(0);
        settings.setExpGracePeriodSecs(0);
        return settings;
    }

    private static String token(KeyPair keys, long seconds) {
        return Jwt.issuer("https://issuer.example")
                .subject("ops-1")
                .audience("scriptline")
                .expiresIn(seconds)
                .claim("roles", Set.of("ops"))
                .sign(keys.getPrivate());
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
