package org.scriptline.pharmacy.order;

import org.jspecify.annotations.Nullable;

/**
 * Who works on an order at the worklist.
 *
 * @param claim null when nobody does
 * @param claims how many claims there were
 */
public record Work(@Nullable Claim claim, int claims) {

    static Work none() {
        return new Work(null, 0);
    }

    /** Nobody's again when {@code by} is null. */
    Work claimed(@Nullable Claim by) {
        return new Work(by, by == null ? claims : by.number());
    }
}
