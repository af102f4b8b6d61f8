package org.scriptline.pharmacy.servicelevel;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is promised: so large a share of the messages has its final word, delivered or rejected, within a time.
 *
 * @param share above 0 and at most 1
 * @param within from when the gateway had the message
 */
public record Objective(BigDecimal share, Duration within) {

    public Objective {
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("scriptline.service-levels.objective is above 0 and at most 1");
        }
        if (within.toMillis() < 1) {
            throw new IllegalArgumentException("scriptline.service-levels.within is at least a millisecond");
        }
    }

    /** Whether it was met by so many in time of all that came to an end. */
    boolean metBy(long inTime, long messages) {
        return BigDecimal.valueOf(inTime).compareTo(share.multiply(BigDecimal.valueOf(messages))) >= 0;
    }
}
