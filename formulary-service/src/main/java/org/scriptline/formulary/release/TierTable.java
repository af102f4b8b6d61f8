package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one plan by level, tier and length of supply: two arrays side by side, so that a price is a binary search
 * among about thirty numbers and no walk through rows.
 */
final class TierTable<R> {

    private static final int TIER_SHIFT = 4;
    private static final int LEVEL_SHIFT = 12;

    private final int[] keys;
    private final List<R> rows;

    /** Of rows with the same key the first one stays. */
    private TierTable(List<R> unordered, ToIntFunction<R> key) {
        List<R> first = new ArrayList<>(unordered);
        first.sort(Comparator.comparingInt(key));
        List<R> once = new ArrayList<>(first.size());
        int last = -1;
        for (R row : first) {
            if (key.applyAsInt(row) != last) {
                once.add(row);
                last = key.applyAsInt(row);
            }
        }
        rows = List.copyOf(once);
        keys = rows.stream().mapToInt(key).toArray();
    }

    static <R> Map<PlanKey, TierTable<R>> byPlan(List<R> rows, Function<R, PlanKey> plan, ToIntFunction<R> key) {
        Map<PlanKey, List<R>> grouped = new HashMap<>();
        rows.forEach(row -> grouped.computeIfAbsent(plan.apply(row), added -> new ArrayList<>())
                .add(row));
        Map<PlanKey, TierTable<R>> tables = HashMap.newHashMap(grouped.size());
        grouped.forEach((its, all) -> tables.put(its, new TierTable<>(all, key)));
        return tables;
    }

    /** @param tier 1 to 31; 0 where a row holds for all tiers */
    static int key(int level, int tier, SupplyLength supply) {
        return level << LEVEL_SHIFT | tier << TIER_SHIFT | supply.ordinal();
    }

    @Nullable
    R row(int key) {
        int index = Arrays.binarySearch(keys, key);
        return index < 0 ? null : rows.get(index);
    }
}
