package org.scriptline.pharmacy.worklist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is stored beside an order's axes.
 *
 * @param cancelReason coded reason of a cancel that was asked for
 * @param holdComment why the pharmacist put the order aside
 */
public record OrderNotes(
        Instant receivedAt,
        Instant changedAt,
        @Nullable String cancelReason,
        @Nullable String cancelComment,
        @Nullable String holdComment) {}
