package org.scriptline.kit.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;

/**
 * Remembers for a short while that a token was verified, since a client sends the same one with every request and the
 * signature costs more than most requests do.
 *
 * <p>Beyond what the library checks, a token is written in the one {@link CompactForm} and says by its
 * {@link ClaimRules} who calls. Only what passed every check is remembered, by its whole text and the settings that it was checked with, never
 * beyond its own expiry, and for {@link #LONGEST} at most: that is how late a withdrawn key is noticed. A token that
 * failed is checked again each time.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class VerifiedTokens extends JWTCallerPrincipalFactory {

    /** How long a verification holds. */
    static final Duration LONGEST = Duration.ofSeconds(60);
    /** How many tokens are remembered; about 5 kB each. */
    static final int MOST = 2_000;

    private final JWTCallerPrincipalFactory verifying = new DefaultJWTCallerPrincipalFactory();
    private final Cache<Checked, JWTCallerPrincipal> verified = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(LONGEST)
            .executor(Runnable::run)
            .build();
    private final Clock clock;

    public VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /** A token and the very settings (by identity) under which it was checked. */
    private record Checked(String token, JWTAuthContextInfo settings) {}

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo settings) throws ParseException {
        Checked checked = new Checked(token, settings);
        JWTCallerPrincipal known = verified.getIfPresent(checked);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        byte[] claims = CompactForm.claims(token);
        JWTCallerPrincipal principal = verifying.parse(token, settings);
        ClaimRules.check(claims, clock.instant());
        verified.put(checked, principal);
        return principal;
    }
}
