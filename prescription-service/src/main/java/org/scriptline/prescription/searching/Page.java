package org.scriptline.prescription.searching;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next where the next page begins, null when this is the last
 */
public record Page<T>(List<T> items, @Nullable Position next) {

    /** Rows that are read for one page at most, whatever follows from them; a page may then be short and have a next. */
    static final int MOST_ROWS = 2000;

    /** Gives rows from the newest to the oldest. */
    @FunctionalInterface
    public interface Rows<R> {

        /**
         * At most {@code limit} rows, beginning with this one.
         *
         * @param from null to begin with the newest
         */
        List<R> from(@Nullable UUID from, int limit);
    }

    /**
     * Reads rows until {@code size} things have followed from them.
     *
     * @param begin null for the first page
     * @param chunk rows to read at once, 2 or more
     */
    public static <R, T> Page<T> of(
            Rows<R> rows,
            Function<R, UUID> id,
            Function<R, List<T>> following,
            @Nullable Position begin,
            int size,
            int chunk) {
        List<T> items = new ArrayList<>();
        @Nullable Position position = begin;
        for (int read = 0; read < MOST_ROWS; read += chunk) {
            List<R> some = rows.from(position == null ? null : position.row(), chunk);
            for (R row : some) {
                UUID here = id.apply(row);
                List<T> things = following.apply(row);
                int skip = position != null && position.row().equals(here) ? position.skip() : 0;
                for (int i = Math.min(skip, things.size()); i < things.size(); i++) {
                    if (items.size() == size) {
                        return new Page<>(items, position);
                    }
                    items.add(things.get(i));
                    position = new Position(here, i + 1);
                }
                position = new Position(here, things.size());
            }
            if (some.size() < chunk) {
                return new Page<>(items, null);
            }
        }
        return new Page<>(items, position);
    }
}
