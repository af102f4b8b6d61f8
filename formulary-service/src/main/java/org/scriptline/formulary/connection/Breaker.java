package org.scriptline.formulary.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a payer that is silent alone for a while.
 *
 * <pre>
 * CLOSED ──five failures in a row──▶ OPEN ──thirty seconds──▶ one question is let through
 *    ▲                                ▲                            │
 *    └──────────── it is answered ────┼────────────────────────────┤
 *                                     └──── it is not answered ────┘
 * </pre>
 */
public final class Breaker {

    /** Failures in a row after which it opens. */
    public static final int FAILURES = 5;

    /** How long it stays open. */
    public static final Duration REST = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private @Nullable Instant openUntil;

    public Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Lets the first one pass when the rest is over, and holds the others until it is answered. */
    public synchronized boolean mayPass() {
        Instant until = openUntil;
        if (until == null) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(until)) {
            return false;
        }
        openUntil = now.plus(REST);
        return true;
    }

    /** What came of one that was let pass. */
    public synchronized void seen(boolean answered) {
        failures = answered ? 0 : failures + 1;
        if (answered) {
            openUntil = null;
        } else if (failures >= FAILURES) {
            openUntil = clock.instant().plus(REST);
        }
    }
}
