package org.scriptline.endtoend.checker;

import java.math.BigDecimal;
import java.util.List;

/** What the pharmacies know of one order. */
record LedgerOrder(
        String orderNumber, String pharmacy, int newRx, int messageIds, int verified, List<LedgerFill> fills) {

    /** @param sent how often the gateway took the notice */
    record LedgerFill(int number, BigDecimal quantity, int sent) {}
}
