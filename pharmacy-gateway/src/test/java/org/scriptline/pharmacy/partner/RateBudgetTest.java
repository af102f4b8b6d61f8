package org.scriptline.pharmacy.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A partner's budget of messages. */
class RateBudgetTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    @Test
    void letsTenSecondsWorthThroughAtOnceAndThenTheRate() {
        // Given
        RateBudget budget = new RateBudget(60, 0);

        // When
        for (int message = 0; message < 10; message++) {
            budget.take(0);
        }

        // Then
        assertThat(budget.left(0)).isZero();
        assertThat(budget.left(3 * SECOND)).isEqualTo(3);
        assertThat(budget.left(3600 * SECOND)).isEqualTo(10);
    }

    @Test
    void whatWentBeyondItIsTakenOffWhatFollows() {
        // Given
        RateBudget budget = new RateBudget(60, 0);

        // When
        for (int message = 0; message < 16; message++) {
            budget.take(0);
        }

        // Then
        assertThat(budget.left(6 * SECOND)).isZero();
        assertThat(budget.left(7 * SECOND)).isEqualTo(1);
    }

    @Test
    void aBudgetOfNothingIsAMistake() {
        assertThatThrownBy(() -> new RateBudget(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
