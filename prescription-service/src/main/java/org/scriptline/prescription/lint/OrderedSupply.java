package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How much is to be dispensed, as the sender wrote it; nothing here has been checked.
 *
 * @param quantity per fill, null when not given or not a number
 * @param daysSupply in days (weeks converted), null when not given
 * @param refills fills after the first, 0 when not given
 * @param substitutionAllowed false is dispense as written
 */
public record OrderedSupply(
        @Nullable BigDecimal quantity,
        @Nullable OrderedUnit unit,
        @Nullable BigDecimal daysSupply,
        @Nullable String daysSupplyUnit,
        int refills,
        boolean substitutionAllowed) {}
