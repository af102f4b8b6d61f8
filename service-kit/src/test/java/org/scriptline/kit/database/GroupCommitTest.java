package org.scriptline.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch firstIsIn = new CountDownLatch(1);
    private final CountDownLatch firstMayGo = new CountDownLatch(1);

    @AfterEach
    void stop() {
        callers.shutdownNow();
    }

    @Test
    void carries_out_an_item_that_comes_alone() {
        GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut, Duration.ZERO, 8);

        assertThat(commit.run("one")).isEqualTo("done one");
        assertThat(commit.run("two")).isEqualTo("done two");
        assertThat(groups).containsExactly(List.of("one"), List.of("two"));
    }

    @Test
    void carries_out_together_what_came_while_another_group_was_at_work() throws Exception {
        GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut, Duration.ZERO, 8);
        List<Future<String>> answers = ask(commit, List.of("a", "b", "c"));

        for (Future<String> answer : answers) {
            assertThat(answer.get()).startsWith("done ");
        }
        assertThat(groups).containsExactly(List.of("slow"), List.of("a", "b", "c"));
    }

    @Test
    void takes_no_more_than_the_limit_at_once() throws Exception {
        GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut, Duration.ZERO, 2);
        for (Future<String> answer : ask(commit, List.of("a", "b", "c"))) {
            answer.get();
        }

        assertThat(groups).containsExactly(List.of("slow"), List.of("a", "b"), List.of("c"));
    }

    @Test
    void lets_a_bad_item_fail_alone() throws Exception {
        GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut, Duration.ZERO, 8);
        List<Future<String>> answers = ask(commit, List.of("a", "bad", "c"));

        assertThat(answers.get(0).get()).isEqualTo("done a");
        assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseMessage("refused");
        assertThat(answers.get(2).get()).isEqualTo("done c");
        assertThat(groups)
                .containsExactly(List.of("slow"), List.of("a", "bad", "c"), List.of("a"), List.of("bad"), List.of("c"));
    }

    @Test
    void does_not_ask_an_unavailable_database_once_for_each_item() throws Exception {
        GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut, Duration.ZERO, 8);
        for (Future<String> answer : ask(commit, List.of("a", "unavailable", "c"))) {
            assertThatThrownBy(answer::get).hasCauseInstanceOf(DatabaseException.class);
        }

        assertThat(groups).containsExactly(List.of("slow"), List.of("a", "unavailable", "c"));
    }

    @Test
    void lets_an_item_that_waits_for_a_strangers_lock_fail_alone() throws Exception {
        GroupCommit<String, String> commit = new GroupCommit<>(this::carryOut, Duration.ZERO, 8);
        List<Future<String>> answers = ask(commit, List.of("a", "locked", "c"));

        assertThat(answers.get(0).get()).isEqualTo("done a");
        assertThatThrownBy(() -> answers.get(1).get()).hasCauseInstanceOf(DatabaseException.class);
        assertThat(answers.get(2).get()).isEqualTo("done c");
    }

    @Test
    void carries_nothing_out_again_when_results_are_missing() {
        GroupCommit<String, String> commit = new GroupCommit<>(
                items -> {
                    groups.add(items);
                    return List.of();
                },
                Duration.ZERO,
                8);

        assertThatThrownBy(() -> commit.run("one")).hasMessage("1 items came to 0 results");
        assertThat(groups).containsExactly(List.of("one"));
    }

    @Test
    void begins_the_next_group_before_a_caller_of_the_last_one_has_woken_up() throws Exception {
        CountDownLatch nextHasBegun = new CountDownLatch(1);
        CountDownLatch sleeperHasWoken = new CountDownLatch(1);
        List<Long> asleepWhenItBegan = Collections.synchronizedList(new ArrayList<>());
        GroupCommit<String, String> commit = new GroupCommit<>(
                items -> {
                    if (items.contains("next")) {
                        asleepWhenItBegan.add(sleeperHasWoken.getCount());
                        nextHasBegun.countDown();
                    }
                    return carryOut(items);
                },
                Duration.ZERO,
                2);
        List<Future<String>> answers = new ArrayList<>();
        answers.add(callers.submit(() -> commit.run("slow")));
        firstIsIn.await();
        queued(commit, 1, () -> answers.add(callers.submit(() -> commit.run("leader"))));
        queued(
                commit,
                2,
                () -> Thread.startVirtualThread(() -> {
                    commit.run("sleeper");
                    sleeperHasWoken.countDown();
                }));
        queued(commit, 3, () -> answers.add(callers.submit(() -> commit.run("next"))));

        try (SpinningCarriers carriers = SpinningCarriers.occupied()) {
            firstMayGo.countDown();
            assertThat(nextHasBegun.await(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(sleeperHasWoken.await(1, TimeUnit.MINUTES)).isTrue();

        for (Future<String> answer : answers) {
            assertThat(answer.get()).startsWith("done ");
        }
        assertThat(groups).containsExactly(List.of("slow"), List.of("leader", "sleeper"), List.of("next"));
        assertThat(asleepWhenItBegan).containsExactly(1L);
    }

    /** Occupies every thread on which virtual threads run: none of them wakes up before it is closed. */
    private record SpinningCarriers(AtomicBoolean over) implements AutoCloseable {

        static SpinningCarriers occupied() throws InterruptedException {
            int carriers = Integer.getInteger(
                    "jdk.virtualThreadScheduler.parallelism",
                    Runtime.getRuntime().availableProcessors());
            SpinningCarriers spinning = new SpinningCarriers(new AtomicBoolean());
            CountDownLatch all = new CountDownLatch(carriers);
            for (int carrier = 0; carrier < carriers; carrier++) {
                Thread.startVirtualThread(() -> {
                    all.countDown();
                    while (!spinning.over.get()) {
                        Thread.onSpinWait();
                    }
                });
            }
            all.await();
            return spinning;
        }

        @Override
        public void close() {
            over.set(true);
        }
    }

    private static void queued(GroupCommit<String, String> commit, int waiting, Runnable caller) {
        caller.run();
        while (commit.waiting() < waiting) {
            Thread.onSpinWait();
        }
    }

    /** Lets "slow" begin, queues the items in order behind it, and lets it go. */
    private List<Future<String>> ask(GroupCommit<String, String> commit, List<String> items) throws Exception {
        Future<String> slow = callers.submit(() -> commit.run("slow"));
        firstIsIn.await();
        List<Future<String>> answers = new ArrayList<>();
        for (String item : items) {
            queued(commit, answers.size() + 1, () -> answers.add(callers.submit(() -> commit.run(item))));
        }
        firstMayGo.countDown();
        assertThat(slow.get()).isEqualTo("done slow");
        return answers;
    }

    private List<String> carryOut(List<String> items) {
        groups.add(items);
        if (items.contains("slow")) {
            await();
        }
        if (items.contains("bad")) {
            throw new IllegalArgumentException("refused");
        }
        if (items.contains("unavailable")) {
            throw new DatabaseException(new SQLException("gone", "08006"));
        }
        if (items.contains("locked")) {
            throw new DatabaseException(new SQLException("held", "55P03"));
        }
        return items.stream().map(item -> "done " + item).toList();
    }

    private void await() {
        firstIsIn.countDown();
        try {
            firstMayGo.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
