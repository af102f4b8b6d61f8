package org.scriptline.formulary.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.scriptline.formulary.connection.Breaker;

class GuardedPayerTest {

    private static final BenefitReply ANSWER = new BenefitReply.Answered(true, null, null, null, null);
    private static final BenefitReply SILENT = new BenefitReply.NoAnswer("late");
    private static final BenefitReply LEFT_ALONE = new BenefitReply.NoAnswer("the payer has not answered lately");

    private final HandClock clock = new HandClock();
    private final List<BenefitInquiry> asked = new ArrayList<>();
    private BenefitReply says = SILENT;
    private final GuardedPayer payer = new GuardedPayer(
            inquiry -> {
                asked.add(inquiry);
                return says;
            },
            clock);

    /** Stands still until it is moved. */
    private static final class HandClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void aPayerThatIsSilentFiveTimesIsLeftAloneForHalfAMinute() {
        for (int time = 0; time < Breaker.FAILURES; time++) {
            assertThat(payer.ask(Inquiries.ONE)).isEqualTo(SILENT);
        }

        assertThat(payer.ask(Inquiries.ONE)).isEqualTo(LEFT_ALONE);
        assertThat(asked).hasSize(5);

        clock.now = clock.now.plus(Breaker.REST);
        assertThat(payer.ask(Inquiries.ONE)).isEqualTo(SILENT);
        assertThat(payer.ask(Inquiries.ONE)).isEqualTo(LEFT_ALONE);

        clock.now = clock.now.plus(Breaker.REST);
        says = ANSWER;
        assertThat(payer.ask(Inquiries.ONE)).isEqualTo(ANSWER);
        says = SILENT;
        assertThat(payer.ask(Inquiries.ONE)).isEqualTo(SILENT);
    }

    @Test
    void anAnswerBetweenFailuresForgivesThem() {
        for (int time = 0; time < 3 * Breaker.FAILURES; time++) {
            says = time % 4 == 3 ? ANSWER : SILENT;
            assertThat(payer.ask(Inquiries.ONE)).isEqualTo(says);
        }
    }

    @Test
    void anAdaptersFaultIsNoAnswer() {
        var faulty = new GuardedPayer(
                inquiry -> {
                    throw new IllegalStateException("broken");
                },
                clock);

        assertThat(faulty.ask(Inquiries.ONE))
                .isEqualTo(new BenefitReply.NoAnswer("the connection to the payer failed"));
    }

    @Test
    void aSlowPayerHasSixteenInquiriesAtOnceAndNoMore() throws Exception {
        var inside = new CountDownLatch(GuardedPayer.AT_ONCE);
        var end = new CountDownLatch(1);
        var slow = new GuardedPayer(
                inquiry -> {
                    inside.countDown();
                    await(end);
                    return ANSWER;
                },
                clock,
                Duration.ZERO);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<BenefitReply>> replies = new ArrayList<>();
            for (int place = 0; place < GuardedPayer.AT_ONCE; place++) {
                replies.add(threads.submit(() -> slow.ask(Inquiries.ONE)));
            }
            inside.await();

            assertThat(slow.ask(Inquiries.ONE))
                    .isEqualTo(new BenefitReply.NoAnswer("the payer has more inquiries than it answers"));

            end.countDown();
            for (Future<BenefitReply> reply : replies) {
                assertThat(reply.get()).isEqualTo(ANSWER);
            }
        }
        assertThat(slow.ask(Inquiries.ONE)).isEqualTo(ANSWER);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
