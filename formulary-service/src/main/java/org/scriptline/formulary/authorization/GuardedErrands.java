package org.scriptline.formulary.authorization;

import java.time.Clock;
import org.scriptline.formulary.connection.Breaker;

/** A payer behind a circuit breaker; what it is not told keeps waiting, and what names no member does not reach it. */
public final class GuardedErrands implements Payer {

    private final Payer payer;
    private final Breaker breaker;

    public GuardedErrands(Payer payer, Clock clock) {
        this.payer = payer;
        this.breaker = new Breaker(clock);
    }

    @Override
    public PayerReply carry(Errand errand, AuthorizationCase authorization) {
        if (authorization.subject().memberId() == null) {
            return new PayerReply.Unreachable(
                    "the member's id is not known, without which the payer cannot be asked: telephone it");
        }
        if (!breaker.mayPass()) {
            return new PayerReply.Unreachable("the payer has not answered lately");
        }
        PayerReply reply = carried(errand, authorization);
        breaker.seen(!(reply instanceof PayerReply.Unreachable));
        return reply;
    }

    /** An adapter's fault is no answer. */
    private PayerReply carried(Errand errand, AuthorizationCase authorization) {
        try {
            return payer.carry(errand, authorization);
        } catch (RuntimeException fault) {
            return new PayerReply.Unreachable("the connection to the payer failed");
        }
    }
}
