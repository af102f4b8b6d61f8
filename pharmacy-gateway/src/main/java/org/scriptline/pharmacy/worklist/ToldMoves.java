package org.scriptline.pharmacy.worklist;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one listener was told lately. A move is stamped before it is committed, so that one may come to light after a later one: whoever looks, looks {@link #MARGIN} back,
 * and this leaves out what was told already.
 */
public final class ToldMoves {

    /** How long a move may take from its stamp to its commit: longer than any statement may run. */
    public static final Duration MARGIN = Duration.ofSeconds(30);

    private record Told(long sequence, Instant changedAt) {}

    private final Map<UUID, Told> told = new HashMap<>();

    /** Those of the found moves that were not told, and remembers them as told. */
    public synchronized List<WorklistMove> fresh(List<WorklistMove> found, Instant now) {
        Instant over = now.minus(MARGIN.multipliedBy(2));
        told.values().removeIf(old -> old.changedAt().isBefore(over));
        List<WorklistMove> fresh = new ArrayList<>();
        for (WorklistMove move : found) {
            Told before = told.get(move.order());
            if (before == null || before.sequence() < move.sequence()) {
                told.put(move.order(), new Told(move.sequence(), move.changedAt()));
                fresh.add(move);
            }
        }
        return fresh;
    }
}
