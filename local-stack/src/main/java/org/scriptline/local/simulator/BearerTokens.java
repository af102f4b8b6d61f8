package org.scriptline.local.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps each pharmacy's bearer token for a while, since signing one costs more than sending a message. */
final class BearerTokens {

    /** Well within the hour for which the issuer's tokens hold. */
    private static final Duration KEEP = Duration.ofMinutes(30);

    private record Kept(String token, Instant until) {}

    private final ConcurrentHashMap<String, Kept> kept = new ConcurrentHashMap<>();
    private final Function<String, String> tokenForNcpdpId;
    private final Clock clock = Clock.systemUTC();

    BearerTokens(Function<String, String> tokenForNcpdpId) {
        this.tokenForNcpdpId = tokenForNcpdpId;
    }

    String forPharmacy(String ncpdpId) {
        Instant now = clock.instant();
        Kept token = kept.get(ncpdpId);
        if (token == null || now.isAfter(token.until())) {
            token = new Kept(tokenForNcpdpId.apply(ncpdpId), now.plus(KEEP));
            kept.put(ncpdpId, token);
        }
        return token.token();
    }

    /** After a 401: the issuer may have new keys. */
    void forget(String ncpdpId) {
        kept.remove(ncpdpId);
    }
}
