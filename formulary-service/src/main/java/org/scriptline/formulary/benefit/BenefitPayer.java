package org.scriptline.formulary.benefit;

/**
 * The port to a payer that answers in real time.
 *
 * <p>The same inquiry may be put again after a crash; its id is the same, so that a payer can recognise it. An adapter
 * returns within {@link #BUDGET_SECONDS} and does not throw for what is merely not reachable.
 */
@FunctionalInterface
public interface BenefitPayer {

    /** What comes later than this many seconds is not waited for. */
    int BUDGET_SECONDS = 2;

    BenefitReply ask(BenefitInquiry inquiry);
}
