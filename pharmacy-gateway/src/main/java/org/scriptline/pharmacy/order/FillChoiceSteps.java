package org.scriptline.pharmacy.order;

import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.events.OrderChange;

/** States what became of another choice of fill notices at the pharmacy. No axis moves: the order goes on whatever the pharmacy says to it. */
public final class FillChoiceSteps {

    private FillChoiceSteps() {}

    /**
     * What is stated next of one message; the same is not stated twice, and what the pharmacy said does not become unknown again.
     *
     * @param before the code of what was stated of it last, null for nothing
     */
    public static Step say(PharmacyOrder order, @Nullable String before, OrderChange now, String detail) {
        boolean said = now.code().equals(before);
        boolean lessThanBefore = now == OrderChange.FILL_NOTICES_UNKNOWN && before != null;
        return said || lessThanBefore || order.cancelled()
                ? new Step.Unchanged(order)
                : new Step.Moved(order, now, detail);
    }
}
