package org.scriptline.pharmacy.worklist;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.pharmacy.order.PharmacyOrder;
import org.scriptline.pharmacy.order.Step;

/**
 * Something that a pharmacist does to an order.
 *
 * @param name the operation, as in the path
 * @param request what distinguishes two requests with one Idempotency-Key
 * @param reason goes to the audit
 * @param holdComment what stands on the order afterwards, null to clear it
 */
public record WorklistAction(
        String name,
        String request,
        @Nullable String reason,
        @Nullable String holdComment,
        Function<PharmacyOrder, Step> step) {}
