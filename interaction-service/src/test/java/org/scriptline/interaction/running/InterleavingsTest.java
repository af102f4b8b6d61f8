package org.scriptline.interaction.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_CANCELLED;
import static org.scriptline.contracts.events.EventType.PRESCRIPTION_SIGNED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.NOW;
import static org.scriptline.interaction.gate.Patients.allergic;
import static org.scriptline.interaction.gate.Patients.content;
import static org.scriptline.interaction.gate.Patients.demographics;
import static org.scriptline.interaction.gate.Patients.signed;
import static org.scriptline.interaction.gate.Patients.stated;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.codes.CancelReason;
import org.scriptline.contracts.events.PrescriptionCancelled;
import org.scriptline.contracts.events.ScreeningAnswered;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.GateVerdict;
import org.scriptline.contracts.status.OrderStatus;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.gate.store.PersonDecisions;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.Actor;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.testing.TestPlatform;

/**
 * Two signatures that conflict, a cancel, an allergy, a link and a redelivery for one person of two records, in all 720
 * orders, and every ordered pair of them at once with the second arriving while the first waits for the person's lock.
 *
 * <p>After each: of any two screened releases for one person the later was screened with the earlier in its profile; an
 * allergy known before a release is in its screening, and one learned after it is told; nothing is answered twice.
 */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class InterleavingsTest {

    /** The statin of record A, to which its patient turns out to be allergic. */
    private static final String FIRST_DRUG = "simvastatin";
    /** The antifungal of record B, contraindicated with it. */
    private static final String SECOND_DRUG = "posaconazole";

    private static final Actor OPERATIONS = new Actor("ops-1", "scriptline");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    PersonDecisions decisions;

    @Inject
    Database database;

    @Inject
    Stored stored;

    private enum Step {
        FIRST_SIGNED,
        SECOND_SIGNED,
        FIRST_CANCELLED,
        ALLERGY_STATED,
        LINKED,
        REDELIVERED
    }

    /** One person-to-be, and what should come of the steps so far. */
    private static final class Life {
        final UUID a;
        final UUID b;
        final UUID first;
        final UUID second;
        final String family = "Family" + UUID.randomUUID();
        final List<Step> steps;
        boolean linked;
        boolean allergic;
        boolean firstSigned;
        boolean firstCancelled;
        boolean firstReleased;
        boolean secondReleased;
        boolean secondSigned;

        Life(List<Step> steps) {
            this(steps, UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        }

        private Life(List<Step> steps, UUID a, UUID b, UUID first, UUID second) {
            this.steps = steps;
            this.a = a;
            this.b = b;
            this.first = first;
            this.second = second;
        }

        /** The same life, had the step at this place and the next changed places. */
        Life swapped(int at) {
            List<Step> other = new ArrayList<>(steps);
            Collections.swap(other, at, at + 1);
            return new Life(other, a, b, first, second);
        }

        /**
         * What the gate must say, from what went before: nothing but the invariant, and that it holds while a step of the
         * person waits for its predecessor.
         */
        void expect(Step step) {
            switch (step) {
                case FIRST_SIGNED -> {
                    firstReleased = firstSigned ? firstReleased : !allergic && !(linked && secondReleased);
                    firstSigned = true;
                }
                case SECOND_SIGNED -> {
                    boolean parked = firstCancelled && !firstSigned;
                    boolean conflicts = firstReleased && !firstCancelled;
                    secondReleased = secondSigned ? secondReleased : !(linked && (parked || conflicts));
                    secondSigned = true;
                }
                case FIRST_CANCELLED -> firstCancelled = true;
                case ALLERGY_STATED -> allergic = true;
                case LINKED -> linked = true;
                case REDELIVERED -> {
                    expect(Step.FIRST_SIGNED);
                    expect(Step.SECOND_SIGNED);
                }
            }
        }

        EventStream events(Step step) {
            return switch (step) {
                case FIRST_SIGNED ->
                    new EventStream()
                            .add(PRESCRIPTION_SIGNED, a, first, 1, signed(content(first, a, ADA, FIRST_DRUG), 1));
                case SECOND_SIGNED ->
                    new EventStream()
                            .add(PRESCRIPTION_SIGNED, b, second, 1, signed(content(second, b, BEN, SECOND_DRUG), 1));
                case FIRST_CANCELLED ->
                    new EventStream()
                            .add(
                                    PRESCRIPTION_CANCELLED,
                                    a,
                                    first,
                                    2,
                                    new PrescriptionCancelled(
                                            first, a, CancelReason.COST, null, NOW, OrderStatus.CANCELLED));
                case ALLERGY_STATED ->
                    new EventStream()
                            .add(
                                    PATIENT_RECORD_STATED,
                                    a,
                                    a,
                                    2,
                                    allergic(a, ADA.practice(), demographics(family), FIRST_DRUG));
                case REDELIVERED -> {
                    EventStream again = new EventStream();
                    again.list().addAll(events(Step.FIRST_SIGNED).list());
                    again.list().addAll(events(Step.SECOND_SIGNED).list());
                    yield again;
                }
                case LINKED -> new EventStream();
            };
        }
    }

    @Test
    void everyOrderKeepsTheInvariant() {
        // Given
        List<Life> lives = permutations(List.of(), EnumSet.allOf(Step.class)).stream()
                .map(Life::new)
                .toList();
        begin(lives);

        // When
        for (int at = 0; at < Step.values().length; at++) {
            EventStream together = new EventStream();
            for (Life life : lives) {
                Step step = life.steps.get(at);
                if (step == Step.LINKED) {
                    link(life);
                } else if (step == Step.REDELIVERED) {
                    together.list().addAll(redelivered(life, at).list());
                } else {
                    together.list().addAll(life.events(step).list());
                }
                if (step != Step.REDELIVERED) {
                    life.expect(step);
                }
            }
            consume(together);
        }

        // Then
        assertThat(lives).hasSize(720);
        holds(lives.stream().map(List::of).toList());
    }

    @Test
    void everyPairAtOnceKeepsTheInvariant() throws Exception {
        // Given
        List<List<Life>> lives = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (Pair pair : pairsFirstAndLast()) {
                Life life = new Life(pair.steps());
                Life swapped = life.swapped(pair.at());
                lives.add(List.of(life, swapped));
                begin(List.of(life));

                // When
                life.steps.subList(0, pair.at()).forEach(step -> one(life, step));
                atTheLock(threads, life, life.steps.get(pair.at()), life.steps.get(pair.at() + 1));
                life.steps.subList(pair.at() + 2, life.steps.size()).forEach(step -> one(life, step));
                life.steps.forEach(life::expect);
                swapped.steps.forEach(swapped::expect);
            }
        }

        // Then
        assertThat(lives).hasSize(60);
        holds(lives);
    }

    /** Steps of which two, from {@code at}, happen at once. */
    private record Pair(List<Step> steps, int at) {}

    /** Each ordered pair before all others, and after them. */
    private static List<Pair> pairsFirstAndLast() {
        List<Pair> orders = new ArrayList<>();
        for (Step x : Step.values()) {
            for (Step y : Step.values()) {
                if (x != y) {
                    List<Step> others = new ArrayList<>(EnumSet.complementOf(EnumSet.of(x, y)));
                    List<Step> sequence = new ArrayList<>(List.of(x, y));
                    sequence.addAll(others);
                    orders.add(new Pair(sequence, 0));
                    others.addAll(List.of(x, y));
                    orders.add(new Pair(others, others.size() - 2));
                }
            }
        }
        return orders;
    }

    /** Both steps wait for the persons' rows, x before y, and then run as the database lets them. */
    private void atTheLock(ExecutorService threads, Life life, Step x, Step y) throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        Future<?> holder = threads.submit(() -> {
            hold(life, locked, open);
            return null;
        });
        assertThat(locked.await(1, TimeUnit.MINUTES)).isTrue();
        Future<?> one = threads.submit(() -> one(life, x));
        awaitWaiting(1);
        Future<?> other = threads.submit(() -> one(life, y));
        awaitWaiting(2);
        open.countDown();
        holder.get(1, TimeUnit.MINUTES);
        one.get(1, TimeUnit.MINUTES);
        other.get(1, TimeUnit.MINUTES);
    }

    private void hold(Life life, CountDownLatch locked, CountDownLatch open) {
        database.run(transaction -> {
            try (PreparedStatement lock = transaction
                    .connection()
                    .prepareStatement(
                            "select 1 from person where person_id in"
                                    + " (select person_id from record where record_id in (?, ?)) order by person_id for update")) {
                lock.setObject(1, life.a);
                lock.setObject(2, life.b);
                lock.executeQuery().close();
            }
            locked.countDown();
            try {
                if (!open.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("nobody opened the lock");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void awaitWaiting(int count) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(waiting()).isGreaterThanOrEqualTo(count));
    }

    private long waiting() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private void begin(List<Life> lives) {
        EventStream records = new EventStream();
        for (Life life : lives) {
            records.add(
                    PATIENT_RECORD_STATED,
                    life.a,
                    life.a,
                    1,
                    stated(life.a, ADA.practice(), demographics(life.family)));
            records.add(
                    PATIENT_RECORD_STATED,
                    life.b,
                    life.b,
                    1,
                    stated(life.b, BEN.practice(), demographics("Other" + life.family)));
        }
        consume(records);
    }

    private void one(Life life, Step step) {
        if (step == Step.LINKED) {
            link(life);
        } else {
            consume(life.events(step));
        }
    }

    private void link(Life life) {
        database.run(transaction -> decisions.link(transaction, life.a, life.b, OPERATIONS, "the same person"));
    }

    /** What was delivered before the redelivery and comes again. */
    private static EventStream redelivered(Life life, int at) {
        EventStream again = new EventStream();
        for (Step step : life.steps.subList(0, at)) {
            again.list().addAll(life.events(step).list());
        }
        return again;
    }

    private void consume(EventStream events) {
        if (!events.list().isEmpty()) {
            consumer.consume(events.batch(), gate);
        }
    }

    /** Each came out as one of its orders would have. */
    private void holds(List<List<Life>> lives) {
        await().pollInterval(Duration.ofMillis(100)).atMost(PATIENCE).untilAsserted(() -> {
            List<String> broken = new ArrayList<>();
            for (List<Life> orders : lives) {
                List<List<String>> each = orders.stream().map(this::look).toList();
                if (each.stream().noneMatch(List::isEmpty)) {
                    each.forEach(broken::addAll);
                }
            }
            assertThat(broken).isEmpty();
        });
    }

    private List<String> look(Life life) {
        List<String> broken = new ArrayList<>();
        List<ScreeningAnswered> first = stored.answers(life.first);
        List<ScreeningAnswered> second = stored.answers(life.second);
        demand(!first.isEmpty() && !second.isEmpty(), life, "an answer is missing", broken);
        if (first.isEmpty() || second.isEmpty()) {
            return broken;
        }
        demand(
                (first.getFirst().verdict() == GateVerdict.CLEARED) == life.firstReleased,
                life,
                "the first's verdict",
                broken);
        demand(
                (second.getFirst().verdict() == GateVerdict.CLEARED) == life.secondReleased,
                life,
                "the second's verdict",
                broken);
        boolean firstCounts = life.firstReleased && !life.firstCancelled;
        demand(!firstCounts || tells(first, AlertType.DRUG_ALLERGY), life, "the allergy is not told", broken);
        demand(
                !(firstCounts && life.secondReleased)
                        || tells(first, AlertType.DRUG_DRUG)
                        || tells(second, AlertType.DRUG_DRUG),
                life,
                "the conflict is not told",
                broken);
        demand(cleared(first) <= 1 && cleared(second) <= 1, life, "released twice", broken);
        demand(
                stored.count("select count(*) from parked_event where subject = ?", life.first.toString()) == 0,
                life,
                "parked",
                broken);
        return broken;
    }

    private static boolean tells(List<ScreeningAnswered> answers, AlertType type) {
        return answers.stream()
                .filter(answer -> answer.verdict() == GateVerdict.HELD)
                .flatMap(answer -> answer.result().alerts().stream())
                .anyMatch(alert -> alert.type() == type);
    }

    private static long cleared(List<ScreeningAnswered> answers) {
        return answers.stream()
                .filter(answer -> answer.verdict() == GateVerdict.CLEARED)
                .count();
    }

    private static void demand(boolean holds, Life life, String what, List<String> broken) {
        if (!holds) {
            broken.add(life.steps + ": " + what);
        }
    }

    private static List<List<Step>> permutations(List<Step> begun, Set<Step> left) {
        if (left.isEmpty()) {
            return List.of(begun);
        }
        List<List<Step>> all = new ArrayList<>();
        for (Step step : left) {
            List<Step> longer = new ArrayList<>(begun);
            longer.add(step);
            Set<Step> rest = EnumSet.copyOf(left);
            rest.remove(step);
            all.addAll(permutations(longer, rest));
        }
        return all;
    }
}
