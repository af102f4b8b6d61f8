package org.scriptline.pharmacy.partner;

import java.time.Duration;

/**
 * Stops trying a pharmacy that does not answer.
 *
 * <pre>
 *  closed ──(so many attempts in a row without an answer)──► open ──(its rest is over)──► half open
 *    ▲                                                        ▲                              │
 *    └───────────────────── an answer ◄───────────────────────┼──────────────────────────────┤
 *                                                             └──── an attempt without one ◄─┘
 * </pre>
 *
 * An Error is an answer: the pharmacy's system is there.
 */
public final class CircuitBreaker {

    /** Attempts in a row without an answer that open it. */
    public static final int PATIENCE = 5;

    private final long restNanos;
    private int unanswered;
    private long openUntil;
    private boolean open;

    public CircuitBreaker(Duration rest) {
        this.restNanos = rest.toNanos();
    }

    /** The three states. */
    public enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    /** @param now {@link System#nanoTime()} */
    public synchronized State state(long now) {
        if (!open) {
            return State.CLOSED;
        }
        return now - openUntil < 0 ? State.OPEN : State.HALF_OPEN;
    }

    /** An attempt ended. */
    public synchronized void ended(boolean answered, long now) {
        if (answered) {
            open = false;
            unanswered = 0;
            return;
        }
        unanswered++;
        if (unanswered >= PATIENCE) {
            open = true;
            openUntil = now + restNanos;
        }
    }
}
