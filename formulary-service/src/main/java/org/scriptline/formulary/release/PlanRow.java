package org.scriptline.formulary.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One plan of one contract year.
 *
 * @param formulary formulary id as a number, null when the payer names none
 * @param premium dollars a month, null when not given
 * @param deductible dollars a year, null when not given
 * @param suppressed CMS withholds this plan's data: every answer about it is unknown
 */
public record PlanRow(
        PlanKey key,
        @Nullable String contractName,
        @Nullable String planName,
        @Nullable Integer formulary,
        @Nullable BigDecimal premium,
        @Nullable BigDecimal deductible,
        boolean suppressed) {}
