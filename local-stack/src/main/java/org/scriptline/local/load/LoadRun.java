package org.scriptline.local.load;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.Practice;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.client.Scenario;

/**
 * An open loop of lives: each order is sent at its planned instant on a virtual thread of its own, and its end is watched for. On
 * top of the planned rate one in twenty is held, and a tenth of all requests is wrong on purpose.
 */
final class LoadRun {

    private static final int HOLD_EVERY = 20;

    /** One wrong request after nine sound ones. */
    private static final int INVALID_EVERY = 9;

    /** Two prescriptions of one patient are so far apart. */
    private static final Duration BETWEEN_VISITS = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(200);

    private final String run;
    private final LifeRunner lives;
    private final Cohort cohort;
    private final Duration longestLife;
    private final Map<Practice, UUID> latest = new ConcurrentHashMap<>();
    private final double rate;
    private long orders;
    private int next;
    private int sound;
    private int provocations;

    /**
     * @param rate lives per second, above 0
     * @param pharmacies how many take turns ({@link Cohort})
     * @param longestLife a life that has not ended after this is counted as unfinished
     */
    LoadRun(String run, LifeRunner lives, double rate, int pharmacies, Duration longestLife) {
        this.run = run;
        this.lives = lives;
        this.rate = rate;
        this.longestLife = longestLife;
        this.cohort = new Cohort(run, (int) Math.max(1, Math.round(rate * BETWEEN_VISITS.toSeconds())), pharmacies);
    }

    /** Starts {@code rate × seconds} lives evenly and returns when all have ended or are given up. */
    void execute(int seconds, Tally tally, EndWatch ends) throws InterruptedException {
        long total = Math.round(rate * seconds);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Start begin = Start.now();
            for (long i = 0; i < total; i++) {
                Start start = begin.plusNanos((long) (i * 1e9 / rate));
                start.await();
                begin(threads, Scenario.FILL, cohort.request(orders), start, tally, ends);
                if (i % HOLD_EVERY == HOLD_EVERY - 1) {
                    begin(threads, Scenario.HOLD, Scenario.HOLD.request(run, next), start, tally, ends);
                }
                orders++;
            }
        }
        Start last = Start.now();
        while (ends.waiting() > 0 && last.elapsed().compareTo(longestLife) < 0) {
            Thread.sleep(LOOK);
        }
        ends.giveUp()
                .forEach(life -> tally.trouble(
                        "%s: no end within %d seconds".formatted(life.scenario(), longestLife.toSeconds())));
    }

    private void begin(
            ExecutorService threads,
            Scenario scenario,
            PrescriptionRequest request,
            Start start,
            Tally tally,
            EndWatch ends) {
        int life = next++;
        tally.offered(scenario == Scenario.HOLD);
        threads.execute(() -> live(life, scenario, request, start, tally, ends));
        sound++;
        if (sound % INVALID_EVERY == 0) {
            provoke(threads, request, tally);
        }
    }

    private void live(
            int life, Scenario scenario, PrescriptionRequest request, Start start, Tally tally, EndWatch ends) {
        try {
            Answer answer = lives.prescribe(life, scenario, request);
            Duration answered = start.elapsed();
            if (answer.status() != 201) {
                tally.trouble("%s: answered with status %d".formatted(scenario, answer.status()));
                return;
            }
            UUID prescription = UUID.fromString(answer.id());
            latest.put(request.practice(), prescription);
            ends.await(new Life(prescription, scenario, start, answered));
        } catch (IOException e) {
            tally.trouble(scenario + ": " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void provoke(ExecutorService threads, PrescriptionRequest order, Tally tally) {
        UUID own = latest.get(order.practice());
        Optional<UUID> foreign = latest.entrySet().stream()
                .filter(entry -> entry.getKey() != order.practice())
                .map(Map.Entry::getValue)
                .findAny();
        int number = provocations++;
        // Before the first prescriptions are there nobody can ask for a foreign one.
        InvalidRequest kind = own == null || foreign.isEmpty()
                ? InvalidRequest.MALFORMED_JSON
                : InvalidRequest.values()[number % InvalidRequest.values().length];
        int life = next++;
        UUID nobodys = new UUID(0, 0);
        threads.execute(() -> {
            try {
                Answer answer = lives.provoke(life, kind, order, own == null ? nobodys : own, foreign.orElse(nobodys));
                tally.invalid(kind, answer.status());
            } catch (IOException e) {
                tally.trouble(kind + ": " + e.getClass().getSimpleName());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
