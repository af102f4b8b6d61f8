package org.scriptline.local.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Call;
import org.scriptline.local.client.Scenario;
import org.scriptline.local.client.Scriptline;

/**
 * An open loop of lives: each starts at its planned instant on a virtual thread of its own and is followed through the public
 * faces until its fill is stored. One in twenty is a refusal and one in twenty a hold, on top of the planned rate.
 */
final class LoadRun {

    private static final int EXTRA_EVERY = 20;

    /** A healthy pharmacy fills a second after it verified: asking earlier would only cost. */
    private static final Duration FIRST_LOOK = Duration.ofMillis(1_250);

    private static final Duration SECOND_LOOK_AFTER = Duration.ofMillis(250);

    /** Looks become rarer, so that a slow system is not made slower by being asked how slow it is. */
    private static final Duration RAREST_LOOK = Duration.ofSeconds(4);

    /** A life that has not ended after this is counted as unfinished. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(60);

    private final String run;
    private final Scriptline client;
    private final LifeRunner lives;
    private int next;

    LoadRun(String run, Scriptline client, LifeRunner lives) {
        this.run = run;
        this.client = client;
        this.lives = lives;
    }

    /**
     * Starts {@code rate × seconds} lives evenly and returns when all have ended or are given up.
     *
     * @param rate lives per second, above 0
     */
    List<LifeOutcome> execute(double rate, int seconds) throws InterruptedException {
        List<Future<LifeOutcome>> running = new ArrayList<>();
        long total = Math.round(rate * seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Start begin = Start.now();
            for (long i = 0; i < total; i++) {
                Start start = begin.plusNanos((long) (i * 1e9 / rate));
                start.await();
                running.add(begin(threads, Scenario.FILL, start));
                if (i % EXTRA_EVERY == EXTRA_EVERY - 1) {
                    running.add(begin(threads, Scenario.REFUSE, start));
                    running.add(begin(threads, Scenario.HOLD, start));
                }
            }
            List<LifeOutcome> outcomes = new ArrayList<>();
            for (Future<LifeOutcome> life : running) {
                outcomes.add(result(life));
            }
            return outcomes;
        }
    }

    private Future<LifeOutcome> begin(ExecutorService threads, Scenario scenario, Start start) {
        int life = next++;
        return threads.submit(() -> live(life, scenario, start));
    }

    private LifeOutcome live(int life, Scenario scenario, Start start) throws InterruptedException {
        try {
            Answer answer = lives.prescribe(life, scenario);
            Duration answered = start.elapsed();
            int expected = scenario == Scenario.REFUSE ? 422 : 201;
            if (answer.status() != expected) {
                return LifeOutcome.troubled(scenario, start.instant(), "answered with status " + answer.status());
            }
            return scenario == Scenario.REFUSE
                    ? LifeOutcome.refused(scenario, start.instant(), answered)
                    : follow(life, scenario, start, answer.id(), answered);
        } catch (IOException e) {
            return LifeOutcome.troubled(scenario, start.instant(), e.getClass().getSimpleName());
        }
    }

    private LifeOutcome follow(int life, Scenario scenario, Start start, String prescription, Duration answered)
            throws InterruptedException, IOException {
        String who = scenario.request(run, life).practice().who();
        Thread.sleep(FIRST_LOOK);
        Duration pause = SECOND_LOOK_AFTER;
        while (start.elapsed().compareTo(LONGEST_LIFE) < 0) {
            Answer answer = client.send(Call.read(who, prescription));
            if (answer.status() == 200 && ended(scenario, Axes.of(answer.json()))) {
                return LifeOutcome.ended(scenario, start.instant(), prescription, answered, start.elapsed());
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(RAREST_LOOK) < 0 ? pause.multipliedBy(2) : RAREST_LOOK;
        }
        return LifeOutcome.troubled(
                scenario, start.instant(), "no end within " + LONGEST_LIFE.toSeconds() + " seconds");
    }

    private static boolean ended(Scenario scenario, Axes axes) {
        return scenario == Scenario.HOLD
                ? axes.order().equals("held")
                : axes.fill().equals("dispensed");
    }

    private static LifeOutcome result(Future<LifeOutcome> life) throws InterruptedException {
        try {
            return life.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a life ended with a bug of the load generator", e.getCause());
        }
    }
}
