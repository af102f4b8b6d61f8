package org.scriptline.local.load;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.stack.Addresses;

/** Asks one face at a fixed rate, open loop, and right before it the cheapest answer of the same service at the same rate. */
final class QuestionRun {

    private final Addresses addresses;
    private final Question question;
    private final double rate;

    /** @param rate questions per second, above 0 */
    QuestionRun(Addresses addresses, Question question, double rate) {
        this.addresses = addresses;
        this.question = question;
        this.rate = rate;
    }

    /**
     * @param seconds measured
     * @param warmUp seconds at the same rate before that, unmeasured
     */
    QuestionReport run(int seconds, int warmUp) throws InterruptedException, SQLException {
        try (Scriptline client = new Scriptline(addresses::service, addresses.tokens()::of)) {
            phase(client, rate, warmUp, question::call, question::answeredBy);
            Phase bare = phase(client, rate, seconds, any -> question.bare(), answer -> answer.status() == 200);
            UsageMeter meter = new UsageMeter(addresses);
            meter.begin();
            Phase asked = phase(client, rate, seconds, question::call, question::answeredBy);
            return new QuestionReport(
                    rate,
                    seconds,
                    asked.answered,
                    asked.times,
                    asked.troubles,
                    bare.times,
                    bare.troubles,
                    meter.end(0));
        }
    }

    /** What came back in a stretch of time. */
    static final class Phase {
        private final Latencies times = new Latencies();
        private final Map<String, Long> troubles = new TreeMap<>();
        private long answered;

        Latencies times() {
            return times;
        }

        Map<String, Long> troubles() {
            return troubles;
        }

        synchronized void answered(Start start) {
            answered++;
            times.record(start.elapsed());
        }

        synchronized void trouble(String what) {
            troubles.merge(what, 1L, Long::sum);
        }
    }

    /** Sends calls at this rate and returns when all are answered. */
    static Phase phase(
            Scriptline client, double rate, int seconds, LongFunction<Call> calls, Predicate<Answer> expected)
            throws InterruptedException {
        Phase phase = new Phase();
        long total = Math.round(rate * seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Start begin = Start.now();
            for (long i = 0; i < total; i++) {
                Call call = calls.apply(i);
                Start start = begin.plusNanos((long) (i * 1e9 / rate));
                start.await();
                threads.execute(() -> ask(client, call, start, expected, phase));
            }
        }
        return phase;
    }

    private static void ask(Scriptline client, Call call, Start start, Predicate<Answer> expected, Phase phase) {
        try {
            Answer answer = client.send(call);
            if (expected.test(answer)) {
                phase.answered(start);
            } else {
                phase.trouble("status " + answer.status());
            }
        } catch (IOException e) {
            phase.trouble(e.getClass().getSimpleName());
        }
    }
}
