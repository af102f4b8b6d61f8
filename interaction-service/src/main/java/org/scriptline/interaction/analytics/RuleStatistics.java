package org.scriptline.interaction.analytics;

import java.math.BigDecimal;
import java.util.List;
import org.scriptline.contracts.screening.AlertType;
import org.scriptline.contracts.screening.Severity;

/**
 * How one rule fared in a period.
 *
 * @param shown how many alerts were shown, each prescription and each card once
 * @param interruptive how many of them interrupted
 * @param overridden how many were overridden
 * @param accepted how many were heeded: a suggestion was taken, or the prescription was changed or withdrawn
 * @param overrideRate overridden by overridden and accepted, 0 to 1 with three decimals; 0 when nobody answered
 * @param reasons why it was overridden, the commonest first
 */
public record RuleStatistics(
        String rule,
        AlertType type,
        Severity severity,
        long shown,
        long interruptive,
        long overridden,
        long accepted,
        BigDecimal overrideRate,
        List<Reason> reasons) {

    /**
     * A reason and how often it was given.
     *
     * @param reason coded override reason; NOT_GIVEN where a client sent none
     */
    public record Reason(String reason, long count) {}
}
