package org.scriptline.pharmacy.order;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.contracts.events.OrderChange;

/** What came of something that happened to an order. */
public sealed interface Step {

    /**
     * The order moved; exactly one event says so.
     *
     * @param detail a sentence for people, without patient data; null when the change says it all
     */
    record Moved(
            PharmacyOrder order,
            OrderChange change,
            @Nullable String detail) implements Step {}

    /** It was known already, or came too late to matter. */
    record Unchanged(PharmacyOrder order) implements Step {}

    /** The order's state does not allow it. */
    record Refused(ErrorCode code, String detail) implements Step {}
}
