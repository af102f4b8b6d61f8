package org.scriptline.pharmacy.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ToldMovesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final UUID FIRST = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0001");
    private static final UUID SECOND = UUID.fromString("0199aaaa-bbbb-7ccc-8ddd-eeeeffff0002");

    @Test
    void aMoveIsToldOnceAndALaterOneOfTheSameOrderAgain() {
        // Given
        ToldMoves told = new ToldMoves();
        told.fresh(List.of(move(FIRST, 1, NOW)), NOW);

        // When
        List<WorklistMove> fresh = told.fresh(List.of(move(FIRST, 1, NOW), move(SECOND, 1, NOW)), NOW);
        List<WorklistMove> later = told.fresh(List.of(move(FIRST, 2, NOW), move(SECOND, 1, NOW)), NOW);

        // Then
        assertThat(fresh).containsExactly(move(SECOND, 1, NOW));
        assertThat(later).containsExactly(move(FIRST, 2, NOW));
    }

    @Test
    void whatCameToLightLateIsToldAfterWhatWasStampedLater() {
        // Given
        ToldMoves told = new ToldMoves();
        told.fresh(List.of(move(FIRST, 1, NOW)), NOW);

        // When
        WorklistMove late = move(SECOND, 1, NOW.minusSeconds(29));

        // Then
        assertThat(told.fresh(List.of(late, move(FIRST, 1, NOW)), NOW.plusSeconds(1)))
                .containsExactly(late);
    }

    @Test
    void anIdSaysWhen() {
        // When
        String id = move(FIRST, 1, NOW).id();

        // Then
        assertThat(id).isEqualTo("1795341600123456-0199aaaabbbb7ccc8dddeeeeffff0001");
        assertThat(WorklistMove.at(id)).contains(NOW);
        assertThat(List.of("", "1795341600123456", "x-0199aaaabbbb7ccc8dddeeeeffff0001", "1-2"))
                .allMatch(foreign -> WorklistMove.at(foreign).isEmpty());
    }

    private static WorklistMove move(UUID order, long sequence, Instant at) {
        return new WorklistMove(order, sequence, at, "delivered", "none", "none");
    }
}
