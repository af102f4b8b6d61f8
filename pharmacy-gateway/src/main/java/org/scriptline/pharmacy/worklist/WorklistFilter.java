package org.scriptline.pharmacy.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a page shows, the oldest first.
 *
 * @param transmission the axis' code, null for any
 * @param cancel the axis' code, null for any
 * @param fill the axis' code, null for any
 * @param afterTime when the page before ended, null for the first page
 * @param afterId with which order it ended
 * @param limit 1 to 200
 */
public record WorklistFilter(
        @Nullable String transmission,
        @Nullable String cancel,
        @Nullable String fill,
        @Nullable Instant afterTime,
        @Nullable UUID afterId,
        int limit) {

    /** How many orders a page holds at most. */
    public static final int LARGEST_PAGE = 200;
}
