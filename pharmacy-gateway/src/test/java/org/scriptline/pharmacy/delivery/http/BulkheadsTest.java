package org.scriptline.pharmacy.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.scriptline.pharmacy.partner.CircuitBreaker;

/** One sick pharmacy takes its own share and nothing of the others'. */
class BulkheadsTest {

    private static final int CONNECTIONS = 16;
    private static final int IN_HAND = 64;

    @Test
    void threeDeadPharmaciesOfTwentyAreShutAndTheOthersKeepAllTheirRoom() {
        // Given
        Bulkheads bulkheads = new Bulkheads(CONNECTIONS, Duration.ofHours(1));
        List<String> all = new ArrayList<>();
        for (int number = 10; number < 30; number++) {
            all.add("59000" + number);
        }
        Set<String> dead = Set.of("5900011", "5900017", "5900023");
        int[] tried = new int[all.size()];

        // When
        for (int delivery = 0; delivery < 1_000; delivery++) {
            for (int index = 0; index < all.size(); index++) {
                String pharmacy = all.get(index);
                if (bulkheads.room(pharmacy) > 0) {
                    tried[index]++;
                    bulkheads.of(pharmacy).breaker.ended(!dead.contains(pharmacy), System.nanoTime());
                }
            }
        }

        // Then
        assertThat(bulkheads.full()).isEqualTo(dead);
        assertThat(bulkheads.resting()).isEqualTo(3);
        for (int index = 0; index < all.size(); index++) {
            boolean sick = dead.contains(all.get(index));
            assertThat(tried[index]).isEqualTo(sick ? CircuitBreaker.PATIENCE : 1_000);
            assertThat(bulkheads.room(all.get(index))).isEqualTo(sick ? 0 : IN_HAND);
        }
    }

    @Test
    void aPharmacyThatHangsFillsItsOwnBulkheadOnly() {
        // Given
        Bulkheads bulkheads = new Bulkheads(CONNECTIONS, Duration.ofHours(1));

        // When
        bulkheads.of("5900011").inHand.addAndGet(IN_HAND);

        // Then
        assertThat(bulkheads.room("5900011")).isZero();
        assertThat(bulkheads.room("5900012")).isEqualTo(IN_HAND);
        assertThat(bulkheads.full()).containsExactly("5900011");
    }
}
