package org.scriptline.pharmacy.order;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.codes.NotDispensedReason;
import org.scriptline.contracts.events.Fill;
import org.scriptline.contracts.status.FillStatus;

/**
 * What was dispensed from an order, wherever it was.
 *
 * @param status the fill axis, moved by {@link FillSteps}: a claim gives in-progress, the worklist ready, a fill partial or dispensed
 * @param fills by number; taken-back ones included
 */
public record Dispensing(FillStatus status, @Nullable NotDispensedReason notDispensedReason, List<RecordedFill> fills) {

    static Dispensing nothing() {
        return new Dispensing(FillStatus.NONE, null, List.of());
    }

    /** What was dispensed and kept, in the order's unit. */
    BigDecimal quantity() {
        return sum(fills);
    }

    /** What of it the pharmacy dispensed where the order is now. */
    BigDecimal quantityHere() {
        return sum(fills.stream().filter(RecordedFill::here).toList());
    }

    private static BigDecimal sum(List<RecordedFill> fills) {
        return fills.stream()
                .filter(fill -> fill.counted() && !fill.returned())
                .map(fill -> fill.fill().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    List<Fill> standing() {
        return fills.stream()
                .filter(fill -> !fill.returned())
                .map(RecordedFill::fill)
                .toList();
    }

    int nextNumber() {
        return fills.stream().mapToInt(fill -> fill.fill().number()).max().orElse(-1) + 1;
    }

    Dispensing with(FillStatus next, @Nullable NotDispensedReason reason) {
        return new Dispensing(next, reason, fills);
    }

    Dispensing with(List<RecordedFill> recorded) {
        return new Dispensing(status, notDispensedReason, List.copyOf(recorded));
    }

    /** As it stands at a pharmacy that begins anew; what was dispensed elsewhere stays. */
    Dispensing anew() {
        return new Dispensing(FillStatus.NONE, null, fills);
    }

    /** As it stands at a pharmacy that goes on where the giver ended. */
    Dispensing givenBy(String giver) {
        return new Dispensing(
                status,
                null,
                fills.stream().map(one -> one.here() ? one.by(giver) : one).toList());
    }
}
