package org.scriptline.endtoend.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.local.client.Practice.ELM_STREET;
import static org.scriptline.local.client.Practice.HARBOR_CARDIOLOGY;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.scriptline.endtoend.journey.Journey;
import org.scriptline.endtoend.stack.OnStack;
import org.scriptline.endtoend.stack.RunningStack;
import org.scriptline.local.client.Axes;
import org.scriptline.local.client.Drug;
import org.scriptline.local.client.Person;
import org.scriptline.local.client.PrescriptionRequest;
import org.scriptline.local.stack.StackProcess;

/** 200 rounds: two prescribers of two practices sign conflicting drugs for one new person at the same instant. */
@OnStack
@Order(Integer.MAX_VALUE - 2)
class GateRoundsTest {

    private static final int ROUNDS = 200;

    /** Enough to keep both gate processes busy, few enough that the two of a round meet at the gate and not in a queue. */
    private static final int ROUNDS_AT_ONCE = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> WAITING = Set.of("draft", "signed");

    /** What became of the two prescriptions of one round. */
    private record Round(int number, String first, String second) {

        long held() {
            return List.of(first, second).stream().filter("held"::equals).count();
        }
    }

    @Test
    void ofTwoConflictingDrugsSignedAtOnceAtLeastOneIsHeld(RunningStack stack) throws Exception {
        // Given
        StackProcess second =
                stack.processes().startExtra("interaction-service", "interaction-service-2", stack.sparePort());
        Journey journey = new Journey(stack);
        Semaphore atOnce = new Semaphore(ROUNDS_AT_ONCE);
        List<Round> rounds = new ArrayList<>();
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Round>> running = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    atOnce.acquire();
                    try {
                        return play(number, journey, threads);
                    } finally {
                        atOnce.release();
                    }
                }));
            }
            for (Future<Round> round : running) {
                rounds.add(round.get());
            }
        } finally {
            second.stop();
        }
        // Then
        assertThat(rounds)
                .hasSize(ROUNDS)
                .allSatisfy(
                        round -> assertThat(round.held()).as(round.toString()).isEqualTo(1));
    }

    private static Round play(int number, Journey journey, ExecutorService threads) throws Exception {
        Person person = Person.unseen("gate" + number + "x" + Long.toString(System.nanoTime(), Character.MAX_RADIX));
        boolean swapped = number % 2 == 1;
        PrescriptionRequest elmStreet = PrescriptionRequest.signed(
                ELM_STREET, person, swapped ? Drug.TRANYLCYPROMINE : Drug.SERTRALINE, "5900011");
        PrescriptionRequest harbor = PrescriptionRequest.signed(
                HARBOR_CARDIOLOGY, person, swapped ? Drug.SERTRALINE : Drug.TRANYLCYPROMINE, "5900012");
        CyclicBarrier sameInstant = new CyclicBarrier(2);
        Future<String> first = threads.submit(prescribing(journey, elmStreet, sameInstant));
        Future<String> second = threads.submit(prescribing(journey, harbor, sameInstant));
        return new Round(number, decided(journey, elmStreet, first.get()), decided(journey, harbor, second.get()));
    }

    private static Callable<String> prescribing(
            Journey journey, PrescriptionRequest request, CyclicBarrier sameInstant) {
        return () -> {
            sameInstant.await();
            return journey.prescribe(request);
        };
    }

    /** The order axis once the gate has decided. */
    private static String decided(Journey journey, PrescriptionRequest request, String prescription) {
        return await().atMost(PATIENCE)
                .until(
                        () -> Axes.of(journey.look(request.practice(), prescription))
                                .order(),
                        order -> !WAITING.contains(order));
    }
}
