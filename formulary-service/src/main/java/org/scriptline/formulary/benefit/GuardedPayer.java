package org.scriptline.formulary.benefit;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.scriptline.formulary.connection.Breaker;

/**
 * A payer behind a circuit breaker and a bulkhead: one that is silent is left alone for a while, and one that is slow holds
 * up no other.
 */
public final class GuardedPayer implements BenefitPayer {

    /** Inquiries that one payer has at once. */
    static final int AT_ONCE = 16;

    private final BenefitPayer payer;
    private final Breaker breaker;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public GuardedPayer(BenefitPayer payer, Clock clock) {
        this(payer, clock, Duration.ofSeconds(BUDGET_SECONDS));
    }

    /** @param patience how long an inquiry waits for a place */
    GuardedPayer(BenefitPayer payer, Clock clock, Duration patience) {
        this.payer = payer;
        this.breaker = new Breaker(clock);
        this.patience = patience;
    }

    @Override
    public BenefitReply ask(BenefitInquiry inquiry) {
        if (!place()) {
            return new BenefitReply.NoAnswer("the payer has more inquiries than it answers");
        }
        try {
            if (!breaker.mayPass()) {
                return new BenefitReply.NoAnswer("the payer has not answered lately");
            }
            BenefitReply reply = asked(inquiry);
            breaker.seen(reply instanceof BenefitReply.Answered);
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
}
