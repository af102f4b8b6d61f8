package org.scriptline.interaction.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.scriptline.contracts.events.EventType.PATIENT_RECORD_STATED;
import static org.scriptline.interaction.gate.Patients.ADA;
import static org.scriptline.interaction.gate.Patients.BEN;
import static org.scriptline.interaction.gate.Patients.stated;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.scriptline.contracts.events.Demographics;
import org.scriptline.contracts.events.PostalAddress;
import org.scriptline.interaction.gate.events.GateApplier;
import org.scriptline.interaction.gate.store.Comparing;
import org.scriptline.interaction.gate.store.PersonDecisions;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.events.BatchConsumer;
import org.scriptline.kit.identity.IdGenerator;
import org.scriptline.kit.testing.Statements;
import org.scriptline.kit.testing.TestPlatform;

/** What comparing records promises when processes die, when two work at once, and when a pair cannot be settled. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ComparingTest {
    /** With begin and commit; lower it when you made it lower. */
    private static final int STATEMENTS = 11;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String REVIEWS =
            "select count(*) from possible_match where state = 'open' and ?::uuid in (first_record, second_record)";

    @Inject
    BatchConsumer consumer;

    @Inject
    GateApplier gate;

    @Inject
    Stored stored;

    @Inject
    Database database;

    @Inject
    PersonDecisions decisions;

    @Inject
    IdGenerator ids;

    @Inject
    MeterRegistry meters;

    @Inject
    Scheduler scheduler;

    /** Another process over the same database. */
    private Comparing elsewhere() {
        return new Comparing(database, decisions, ids, Clock.systemUTC(), meters);
    }

    /** Born on a day of their own, as tests share no person. */
    private static Demographics who(String family, String given, String postalCode, @Nullable String phone) {
        return new Demographics(
                family,
                List.of(given),
                null,
                Birthdays.of(family),
                "female",
                new PostalAddress(null, null, null, null, postalCode, "US"),
                phone,
                List.of());
    }

    private static String family() {
        return "Family" + UUID.randomUUID();
    }

    /** Two records of one name before and after a move: only probably one person. */
    private List<UUID> moved() {
        String family = family();
        return state(who(family, "Ruth", "62701", null), who(family, "Ruth", "10001", null));
    }

    private List<UUID> state(Demographics... stated) {
        EventStream events = new EventStream();
        List<UUID> records = new ArrayList<>();
        for (Demographics who : stated) {
            UUID record = UUID.randomUUID();
            String practice = (records.size() % 2 == 0 ? ADA : BEN).practice();
            events.add(PATIENT_RECORD_STATED, record, record, 1, stated(record, practice, who));
            records.add(record);
        }
        consumer.consume(events.batch(), gate);
        return records;
    }

    private long reviews(UUID record) {
        return stored.count(REVIEWS, record.toString());
    }

    /** Nothing compares unless the test does. */
    private void alone(Runnable work) {
        scheduler.pause();
        try {
            Comparing other = elsewhere();
            // A look that had begun before the pause finds nothing either, and ends.
            await().during(Duration.ofMillis(300))
                    .atMost(PATIENCE)
                    .until(() -> other.compare(500) == Comparing.Round.NOTHING_TO_DO);
            work.run();
        } finally {
            scheduler.resume();
        }
    }

    private long waitingFor(String relation) {
        return stored.count("select count(*) from pg_locks where relation = ?::regclass and not granted", relation);
    }

    /** What is to meet the lock is stated only once it is held: a worker is never quicker. */
    private void blocked(String table, Runnable meanwhile) throws Exception {
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> holding = threads.submit(() -> database.run(transaction -> {
                try (Statement lock = transaction.connection().createStatement()) {
                    lock.execute("lock table " + table + " in share mode");
                }
                locked.countDown();
                try {
                    open.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }));
            try {
                assertThat(locked.await(1, TimeUnit.MINUTES)).isTrue();
                meanwhile.run();
            } finally {
                open.countDown();
                holding.get(1, TimeUnit.MINUTES);
            }
        }
    }

    private void awaitBlocked(String table) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(waitingFor(table)).isPositive());
    }

    @Test
    void aCrashBetweenTheKeysAndTheComparisonLosesNoComparison() throws Exception {
        // Given
        List<UUID> stated = new ArrayList<>();
        String scored = "select count(*) from record_demographics where record_id = ?::uuid and scored";
        // When
        blocked("possible_match", () -> {
            stated.addAll(moved());
            awaitBlocked("possible_match");
            assertThat(stored.text(
                            "select bool_or(pg_terminate_backend(pid))::text from pg_locks"
                                    + " where relation = ?::regclass and not granted",
                            "possible_match"))
                    .isEqualTo("true");
            assertThat(stored.count(scored, stated.getFirst().toString())).isZero();
        });
        // Then
        UUID record = stated.getFirst();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(reviews(record)).isEqualTo(1));
        assertThat(stored.count(scored, record.toString())).isEqualTo(1);
    }

    @Test
    void whileOneProcessComparesAnotherLeavesItAlone() throws Exception {
        // Given
        List<UUID> stated = new ArrayList<>();
        Comparing other = elsewhere();
        blocked("match_block", () -> {
            stated.addAll(moved());
            awaitBlocked("match_block");
            // When
            Comparing.Round meanwhile = other.compare(500);
            // Then
            assertThat(meanwhile).isEqualTo(Comparing.Round.ELSEWHERE);
        });
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reviews(stated.getFirst())).isEqualTo(1));
    }

    @Test
    void twoProcessesThatTakeOneRecordEachMissNothing() {
        alone(() -> {
            // Given
            List<UUID> records = new ArrayList<>();
            for (int person = 0; person < 8; person++) {
                records.addAll(moved());
            }
            // When
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                for (Comparing process : List.of(elsewhere(), elsewhere())) {
                    threads.execute(() -> {
                        while (process.compare(1) != Comparing.Round.NOTHING_TO_DO) {
                            Thread.onSpinWait();
                        }
                    });
                }
            }
            // Then
            assertThat(records).allSatisfy(record -> assertThat(reviews(record)).isEqualTo(1));
        });
    }

    @Test
    void threeRecordsOfOnePersonAreLinkedAndNoneIsListed() {
        alone(() -> {
            // Given
            String family = family();
            List<UUID> records = state(
                    who(family, "Elizabeth", "62701", "2175550143"),
                    who(family, "Betty", "10001", "2175550143"),
                    who(family, "Liz", "60601", "2175550143"));
            // When
            Comparing.Round round = elsewhere().compare(500);
            // Then
            assertThat(round).isEqualTo(Comparing.Round.DONE);
            assertThat(records.stream().map(stored::personOf).distinct()).hasSize(1);
            assertThat(records).allSatisfy(record -> {
                assertThat(reviews(record)).isZero();
                assertThat(stored.count(
                                "select count(*) from link_notice where record_id = ?::uuid", record.toString()))
                        .isEqualTo(2);
            });
        });
    }

    @Test
    void aPairThatCannotBeSettledComesAgainAndKeepsNoOtherWaiting() {
        // Given
        double unsettled = unsettled();
        List<UUID> pairs = new ArrayList<>();
        alone(() -> {
            pairs.add(moved().getFirst());
            pairs.add(moved().getFirst());
            stored.change("""
                    create function refuse_match() returns trigger language plpgsql as $$
                    begin
                        if '%s'::uuid in (new.first_record, new.second_record) then raise exception 'refused'; end if;
                        return new;
                    end $$""".formatted(pairs.getFirst()));
            stored.change(
                    "create trigger refuse_match before insert on possible_match for each row execute function refuse_match()");
        });
        // When
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reviews(pairs.getLast())).isEqualTo(1));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unsettled() - unsettled).isGreaterThanOrEqualTo(3));
        assertThat(reviews(pairs.getFirst())).isZero();
        stored.change("drop trigger refuse_match on possible_match");
        stored.change("drop function refuse_match");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reviews(pairs.getFirst())).isEqualTo(1));
    }

    private double unsettled() {
        return meters.counter("scriptline.persons.unsettled").count();
    }

    @Test
    void fortyRecordsOfTwentyPersonsCostNoMoreStatementsThanTwo() {
        alone(() -> {
            // Given
            Comparing other = elsewhere();
            List<Integer> statements = new ArrayList<>();
            for (int persons : new int[] {1, 20}) {
                for (int person = 0; person < persons; person++) {
                    Demographics who = who(family(), "Ruth", "62701", null);
                    state(who, who);
                }
                // When
                statements.add(Statements.here(() -> other.compare(500)));
            }
            // Then
            assertThat(statements).containsExactly(STATEMENTS, STATEMENTS);
        });
    }
}
