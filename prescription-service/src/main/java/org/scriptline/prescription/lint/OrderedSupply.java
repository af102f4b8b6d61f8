package org.scriptline.prescription.lint;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How much is to be dispensed, as the sender wrote it; nothing here has been checked.
 *
 * @param quantity per fill, null when not given or not a number
 * @param daysSupply in days (weeks converted), null when not given
 * @param refills fills after the first, 0 when not given
 * @param substitutionAllowed false is dispense as written
 * @param substitutionReason why, in words; null when not told
 * @param doNotFillBefore local date before which nothing may be dispensed; null when it may be at once
 */
public record OrderedSupply(
        @Nullable BigDecimal quantity,
        @Nullable OrderedUnit unit,
        @Nullable BigDecimal daysSupply,
        @Nullable String daysSupplyUnit,
        int refills,
        boolean substitutionAllowed,
        @Nullable String substitutionReason,
        @Nullable LocalDate doNotFillBefore) {}
