package org.scriptline.kit.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.kit.database.Database;
import org.scriptline.kit.database.Transaction;
import org.scriptline.kit.problem.ProblemException;
import org.scriptline.kit.security.Caller;
import org.scriptline.kit.security.Role;
import org.scriptline.kit.testing.TestPlatform;

/** Repeats and twins over the real database: one effect, one answer. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class IdempotencyTest {

    private static final Caller ADA =
            new Caller("https://issuer.example", "ada", "elm-street", "1234567893", Role.PRESCRIBER, null);
    private static final Caller BEN =
            new Caller("https://issuer.example", "ben", "harbor-cardiology", "1987654328", Role.PRESCRIBER, null);

    @Inject
    Database database;

    @Inject
    Idempotency idempotency;

    @Test
    void aRepeatGetsTheFirstOutcome() {
        // Given
        String key = UUID.randomUUID().toString();
        StoredOutcome first = add(key(ADA, key, "body"), new StoredOutcome(201, "thing/1", 1));

        // When
        StoredOutcome second = add(key(ADA, key, "body"), new StoredOutcome(201, "thing/2", 7));

        // Then
        assertThat(first).isEqualTo(new StoredOutcome(201, "thing/1", 1));
        assertThat(second).isEqualTo(first);
        assertThat(effects(key)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"POST /things, other body", "POST /things/1/$sign, body"})
    void theSameKeyWithAnotherRequestIsRefused(String operation, String body) {
        // Given
        String key = UUID.randomUUID().toString();
        add(key(ADA, key, "body"), new StoredOutcome(201, "thing/1", 1));

        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class,
                () -> add(
                        IdempotencyKey.of(ADA, key, operation, body.getBytes(StandardCharsets.UTF_8)),
                        new StoredOutcome(201, "thing/2", 1)));

        // Then
        assertThat(refusal.code()).isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        assertThat(refusal.code().category().httpStatus()).isEqualTo(422);
        assertThat(refusal.field()).isEqualTo("Idempotency-Key");
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void callersDoNotShareKeys() {
        // Given
        String key = UUID.randomUUID().toString();
        add(key(ADA, key, "body"), new StoredOutcome(201, "thing/1", 1));

        // When
        StoredOutcome others = add(key(BEN, key, "other body"), new StoredOutcome(201, "thing/2", 1));

        // Then
        assertThat(others).isEqualTo(new StoredOutcome(201, "thing/2", 1));
        assertThat(effects(key)).isEqualTo(2);
    }

    @Test
    void twentyTwinsHaveOneEffectAndOneAnswer() throws Exception {
        // Given
        int twins = 20;
        String key = UUID.randomUUID().toString();
        CyclicBarrier together = new CyclicBarrier(twins);
        List<Future<StoredOutcome>> answers = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(twins)) {
            for (int twin = 0; twin < twins; twin++) {
                StoredOutcome own = new StoredOutcome(201, "thing/" + twin, twin);
                answers.add(threads.submit(() -> {
                    together.await(1, TimeUnit.MINUTES);
                    return addOrWait(key(ADA, key, "body"), own);
                }));
            }
        }

        // Then
        HashSet<StoredOutcome> different = new HashSet<>();
        for (Future<StoredOutcome> answer : answers) {
            different.add(answer.get());
        }
        assertThat(different).hasSize(1);
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void aTwinThatWaitsTwoSecondsIsToldThatTheFirstStillRuns() throws Exception {
        // Given
        String key = UUID.randomUUID().toString();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        StoredOutcome slow = new StoredOutcome(201, "thing/slow", 1);
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<StoredOutcome> first = threads.submit(() -> database.inTransaction(transaction -> {
                idempotency.begin(transaction, key(ADA, key, "body"));
                begun.countDown();
                await(released);
                effect(transaction, key);
                idempotency.complete(transaction, key(ADA, key, "body"), slow);
                return slow;
            }));
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

            // When
            long start = System.nanoTime();
            ProblemException refusal = catchThrowableOfType(
                    ProblemException.class, () -> add(key(ADA, key, "body"), new StoredOutcome(201, "thing/twin", 1)));
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            released.countDown();
            first.get(1, TimeUnit.MINUTES);

            // Then
            assertThat(refusal.code()).isEqualTo(ErrorCode.IDEMPOTENCY_IN_FLIGHT);
            assertThat(refusal.code().category().httpStatus()).isEqualTo(503);
            assertThat(refusal.code().category().retryable()).isTrue();
            assertThat(waited).isBetween(Duration.ofMillis(1_900), Duration.ofSeconds(20));
        }
        assertThat(add(key(ADA, key, "body"), new StoredOutcome(201, "thing/later", 1)))
                .isEqualTo(slow);
        assertThat(effects(key)).isEqualTo(1);
    }

    @Test
    void aRefusedTransactionStoresNothing() {
        // Given
        String key = UUID.randomUUID().toString();
        assertThatThrownBy(() -> database.run(transaction -> {
                    idempotency.begin(transaction, key(ADA, key, "body"));
                    effect(transaction, key);
                    idempotency.complete(transaction, key(ADA, key, "body"), new StoredOutcome(201, "thing/1", 1));
                    throw new ProblemException(ErrorCode.STATE_CONFLICT);
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(effects(key)).isZero();

        // When
        StoredOutcome corrected = add(key(ADA, key, "corrected body"), new StoredOutcome(201, "thing/2", 1));

        // Then
        assertThat(corrected).isEqualTo(new StoredOutcome(201, "thing/2", 1));
        assertThat(effects(key)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "7, true", "8, false"})
    void aKeyLivesSevenDays(int daysLater, boolean remembered) {
        // Given
        String key = UUID.randomUUID().toString();
        StoredOutcome outcome = new StoredOutcome(201, "thing/1", 1);
        Clock then = Clock.fixed(Instant.parse("2026-01-10T23:59:59Z"), ZoneOffset.UTC);
        database.run(transaction -> new Idempotency(then).complete(transaction, key(ADA, key, "body"), outcome));

        // When
        Optional<StoredOutcome> found =
                database.inTransaction(transaction -> new Idempotency(Clock.offset(then, Duration.ofDays(daysLater)))
                        .begin(transaction, key(ADA, key, "body")));

        // Then
        assertThat(found).isEqualTo(remembered ? Optional.of(outcome) : Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 256})
    void aKeyHasOneTo255Characters(int length) {
        // When
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> IdempotencyKey.of(ADA, "k".repeat(length), "POST /things", new byte[0]));

        // Then
        assertThat(refusal.code()).isEqualTo(ErrorCode.PARAMETER_INVALID);
        assertThat(refusal.field()).isEqualTo("Idempotency-Key");
    }

    private static IdempotencyKey key(Caller caller, String key, String body) {
        return IdempotencyKey.of(caller, key, "POST /things", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request as a service answers it: the key first, then the effect, in one transaction. */
    private StoredOutcome add(IdempotencyKey key, StoredOutcome own) {
        return database.inTransaction(transaction -> {
            Optional<StoredOutcome> earlier = idempotency.begin(transaction, key);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            effect(transaction, key.key());
            idempotency.complete(transaction, key, own);
            return own;
        });
    }

    /** As a caller who is told that the first still runs, and asks again. */
    private StoredOutcome addOrWait(IdempotencyKey key, StoredOutcome own) {
        while (true) {
            try {
                return add(key, own);
            } catch (ProblemException refusal) {
                if (refusal.code() != ErrorCode.IDEMPOTENCY_IN_FLIGHT) {
                    throw refusal;
                }
            }
        }
    }

    private static void effect(Transaction transaction, String key) throws SQLException {
        try (PreparedStatement insert =
                transaction.connection().prepareStatement("insert into applied (subject, sequence) values (?, 1)")) {
            insert.setString(1, key);
            insert.executeUpdate();
        }
    }

    private long effects(String key) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("select count(*) from applied where subject = ?")) {
                select.setString(1, key);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IllegalStateException("nobody released the first request");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
