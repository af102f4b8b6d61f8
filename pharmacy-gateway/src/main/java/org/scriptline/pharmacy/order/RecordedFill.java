package org.scriptline.pharmacy.order;

import org.scriptline.contracts.events.Fill;

/**
 * A fill as stored.
 *
 * @param returned the pharmacy took it back into its stock; it no longer counts
 * @param counted whether its unit is the order's, so that it can be summed
 */
public record RecordedFill(Fill fill, boolean returned, boolean counted) {

    /** Whether the pharmacy dispensed it where the order is now. */
    public boolean here() {
        return fill.dispensedBy() == null;
    }

    /** The same as a fill of a pharmacy where the order is no more. */
    RecordedFill by(String pharmacy) {
        return new RecordedFill(fill.by(pharmacy), returned, counted);
    }
}
