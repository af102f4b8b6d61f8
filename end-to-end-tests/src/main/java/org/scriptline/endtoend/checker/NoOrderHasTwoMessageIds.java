package org.scriptline.endtoend.checker;

import java.util.stream.Stream;

/** A repeat of one MessageID is a retry; a second MessageID would be a second prescription. */
final class NoOrderHasTwoMessageIds implements Invariant {

    @Override
    public String statement() {
        return "no order ever had two live MessageIDs";
    }

    @Override
    public Stream<String> violations(Evidence evidence) {
        return evidence.ledger().values().stream()
                .filter(order -> order.messageIds() > 1)
                .map(order -> "order " + order.orderNumber() + " reached its pharmacy under " + order.messageIds()
                        + " MessageIDs");
    }
}
