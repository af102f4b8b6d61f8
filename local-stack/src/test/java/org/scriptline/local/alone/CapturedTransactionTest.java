package org.scriptline.local.alone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CapturedTransactionTest {

    private static final String ONE = "11111111-1111-1111-1111-111111111111";
    private static final String OTHER = "22222222-2222-2222-2222-222222222222";

    private static CapturedStatement statement(long session, int at, String sql, String value) {
        return new CapturedStatement(session, "prescription", session + "/" + at, at, 0.5, sql, List.of(value));
    }

    private static CompletableFuture<Void> waiting(CapturedTransaction transaction) {
        return CompletableFuture.runAsync(transaction::awaitOthers);
    }

    @Test
    void whatNamesTheSameIdentifierWaitsAndWhatDoesNotGoesAhead() throws Exception {
        // Given
        List<CapturedTransaction> all = CapturedTransaction.of(List.of(
                statement(1, 10, "insert", ONE), statement(2, 20, "update", ONE), statement(3, 30, "insert", OTHER)));
        // When
        CompletableFuture<Void> same = waiting(all.get(1));
        CompletableFuture<Void> other = waiting(all.get(2));
        // Then
        other.get(5, TimeUnit.SECONDS);
        assertThat(same).isNotDone();
        all.get(0).through();
        same.get(5, TimeUnit.SECONDS);
    }

    @Test
    void aRelayWaitsForAllThatHadEndedBefore() throws Exception {
        // Given
        List<CapturedTransaction> all = CapturedTransaction.of(List.of(
                statement(1, 10, "insert", ONE), statement(2, 20, "DELETE FROM outbox WHERE id = ANY (?)", "{1,2}")));
        // When
        CompletableFuture<Void> relay = waiting(all.get(1));
        // Then
        assertThat(relay).isNotDone();
        all.get(0).through();
        relay.get(5, TimeUnit.SECONDS);
    }
}
