package org.scriptline.kit.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** UUIDv7 (RFC 9562, 5.7): milliseconds first, then 74 random bits. Not an order of commits. */
public final class TimeOrderedIds implements IdGenerator {

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TimeOrderedIds(Clock clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        long high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0x0FFFL);
        long low = 0x8000000000000000L | (random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
