package org.scriptline.formulary.benefit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A payer behind a circuit breaker and a bulkhead: one that is silent is left alone for a while, and one that is slow holds
 * up no other.
 *
 * <pre>
 * CLOSED ──five failures in a row──▶ OPEN ──thirty seconds──▶ one inquiry is let through
 *    ▲                                ▲                            │
 *    └──────────── it is answered ────┼────────────────────────────┤
 *                                     └──── it is not answered ────┘
 * </pre>
 */
public final class GuardedPayer implements BenefitPayer {

    static final int FAILURES = 5;
    static final Duration REST = Duration.ofSeconds(30);
    /** Inquiries that one payer has at once. */
    static final int AT_ONCE = 16;

    private final BenefitPayer payer;
    private final Clock clock;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private int failures;
    private @Nullable Instant openUntil;

    public GuardedPayer(BenefitPayer payer, Clock clock) {
        this(payer, clock, Duration.ofSeconds(BUDGET_SECONDS));
    }

    /** @param patience how long an inquiry waits for a place */
    GuardedPayer(BenefitPayer payer, Clock clock, Duration patience) {
        this.payer = payer;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public BenefitReply ask(BenefitInquiry inquiry) {
        if (!place()) {
            return new BenefitReply.NoAnswer("the payer has more inquiries than it answers");
        }
        try {
            if (!mayPass()) {
                return new BenefitReply.NoAnswer("the payer has not answered lately");
            }
            BenefitReply reply = asked(inquiry);
            seen(reply instanceof BenefitReply.Answered);
            return reply;
        } finally {
            places.release();
        }
    }

    private boolean place() {
        try {
            return places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An adapter's fault is no answer. */
    private BenefitReply asked(BenefitInquiry inquiry) {
        try {
            return payer.ask(inquiry);
        } catch (RuntimeException fault) {
            return new BenefitReply.NoAnswer("the connection to the payer failed");
        }
    }

    /** Lets the first one pass when the rest is over, and holds the others until it is answered. */
    private synchronized boolean mayPass() {
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

    private synchronized void seen(boolean answered) {
        failures = answered ? 0 : failures + 1;
        if (answered) {
            openUntil = null;
        } else if (failures >= FAILURES) {
            openUntil = clock.instant().plus(REST);
        }
    }
}
