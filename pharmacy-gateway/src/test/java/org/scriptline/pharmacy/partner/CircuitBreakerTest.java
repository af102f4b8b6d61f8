package org.scriptline.pharmacy.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.scriptline.pharmacy.partner.CircuitBreaker.State;

/** The breaker's three states. */
class CircuitBreakerTest {

    private static final long REST = Duration.ofSeconds(30).toNanos();

    private final CircuitBreaker breaker = new CircuitBreaker(Duration.ofNanos(REST));

    @Test
    void opensAfterFiveAttemptsInARowWithoutAnAnswerAndTriesAgainAfterItsRest() {
        silent(CircuitBreaker.PATIENCE - 1, 0);
        assertThat(breaker.state(0)).isEqualTo(State.CLOSED);
        silent(1, 0);
        assertThat(breaker.state(REST - 1)).isEqualTo(State.OPEN);
        assertThat(breaker.state(REST)).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void anAnswerClosesItAndBeginsTheCountAnew() {
        silent(CircuitBreaker.PATIENCE, 0);
        breaker.ended(true, REST);
        assertThat(breaker.state(REST)).isEqualTo(State.CLOSED);
        silent(CircuitBreaker.PATIENCE - 1, REST);
        assertThat(breaker.state(REST)).isEqualTo(State.CLOSED);
    }

    @Test
    void silenceAfterItsRestOpensItForAnother() {
        silent(CircuitBreaker.PATIENCE, 0);
        silent(1, REST);
        assertThat(breaker.state(2 * REST - 1)).isEqualTo(State.OPEN);
        assertThat(breaker.state(2 * REST)).isEqualTo(State.HALF_OPEN);
    }

    private void silent(int times, long now) {
        for (int attempt = 0; attempt < times; attempt++) {
            breaker.ended(false, now);
        }
    }
}
