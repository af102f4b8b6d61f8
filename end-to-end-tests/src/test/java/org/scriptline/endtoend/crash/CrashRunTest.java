package org.scriptline.endtoend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.scriptline.endtoend.checker.Checker;
import org.scriptline.endtoend.checker.Verdict;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Answer;
import org.scriptline.local.client.OperationLog;
import org.scriptline.local.client.Scenario;
import org.scriptline.local.load.LifeRunner;
import org.scriptline.local.stack.StackProcess;

/**
 * 500 prescriptions while each service, the broker, the database and the world outside (token issuer and pharmacies) are
 * killed in turn and started again.
 */
@OnStack
@Order(Integer.MAX_VALUE - 1)
class CrashRunTest {

    private static final int LIVES = 500;
    private static final Duration BETWEEN_LIVES = Duration.ofMillis(110);
    /** On a machine that is busy otherwise everything takes longer to settle than {@link Checker#SETTLING_TIME}. */
    private static final Duration PATIENCE = Checker.SETTLING_TIME.multipliedBy(4);

    private static final Duration CLIENT_PATIENCE = Duration.ofMinutes(5);

    /** Long enough for the others to run into the hole, short enough for a test. */
    private static final Duration DOWN = Duration.ofSeconds(1);

    /** The one that accepts comes last, so that the others are killed while prescriptions flow. */
    private static final List<String> VICTIMS = List.of(
            "interaction-service",
            "pharmacy-gateway",
            "kafka",
            "issuer",
            "formulary-service",
            "postgres",
            "prescription-service");

    /** Repeats every twenty lives. */
    private static final List<Scenario> MIXTURE = mixture();

    private static List<Scenario> mixture() {
        List<Scenario> mixture = new ArrayList<>(List.of(
                Scenario.CANCEL,
                Scenario.HOLD,
                Scenario.FILL_ANNOUNCED_TWICE,
                Scenario.REJECT,
                Scenario.FILL_AFTER_BUSY,
                Scenario.CANCEL_TOO_LATE,
                Scenario.REFUSE,
                Scenario.FILL_FROM_MAILBOX,
                Scenario.FILL_BY_FILE,
                Scenario.FILL_BY_TASK,
                Scenario.HOLD,
                Scenario.CANCEL));
        while (mixture.size() < 20) {
            mixture.add(Scenario.FILL);
        }
        return List.copyOf(mixture);
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void nothingAcknowledgedIsLostAndNothingHappensTwice(RunningStack stack) throws Exception {
        // Given
        Path file = stack.directory().resolve("crash-run-" + UUID.randomUUID() + ".jsonl");
        AtomicInteger kills = new AtomicInteger();
        // When
        try (OperationLog log = OperationLog.open(file);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> lives = threads.submit(() -> liveAll(stack, log, threads));
            Poisoning.plantAll(stack);
            killInTurn(stack, lives, kills);
            lives.get();
            stack.plants()
                    .forEach((key, topic) -> log.write(
                            -1,
                            "plant",
                            OperationLog.Phase.OK,
                            line -> line.put("topic", topic).put("key", key)));
        }
        Verdict verdict = new Checker(file, stack.addresses()).check(PATIENCE);
        // Then
        verdict.print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        assertThat(kills.get()).isGreaterThanOrEqualTo(VICTIMS.size());
        assertThat(verdict.violations()).isEmpty();
    }

    private static Void liveAll(RunningStack stack, OperationLog log, ExecutorService threads) throws Exception {
        LifeRunner runner = new LifeRunner(
                "crash" + Long.toString(System.nanoTime(), Character.MAX_RADIX), stack.client(), log, CLIENT_PATIENCE);
        List<Future<Void>> lives = new ArrayList<>();
        for (int i = 0; i < LIVES; i++) {
            int life = i;
            lives.add(threads.submit(() -> live(runner, life, MIXTURE.get(life % MIXTURE.size()))));
            Thread.sleep(BETWEEN_LIVES);
        }
        for (Future<Void> life : lives) {
            life.get();
        }
        return null;
    }

    private static Void live(LifeRunner runner, int life, Scenario scenario) throws IOException, InterruptedException {
        Answer answer = runner.prescribe(life, scenario);
        if (scenario.cancels() && answer.succeeded()) {
            runner.cancel(life, scenario, UUID.fromString(answer.id()));
        }
        return null;
    }

    /** Kills one after the other, over and over, as long as prescriptions are being written, and each at least once. */
    private static void killInTurn(RunningStack stack, Future<?> lives, AtomicInteger kills)
            throws InterruptedException {
        while (kills.get() < VICTIMS.size() || !lives.isDone()) {
            StackProcess victim = stack.processes().process(VICTIMS.get(kills.getAndIncrement() % VICTIMS.size()));
            victim.kill();
            Thread.sleep(DOWN);
            victim.start();
        }
    }
}
