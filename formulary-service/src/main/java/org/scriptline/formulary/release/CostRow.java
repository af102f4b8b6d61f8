package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * What a plan's member pays on one tier in one benefit phase for one length of supply.
 *
 * @param level CMS's COVERAGE_LEVEL: 0 before the deductible is met, 1 initial, 3 catastrophic
 * @param deductibleApplies null when the file does not say
 */
public record CostRow(
        PlanKey plan,
        int level,
        int tier,
        SupplyLength supply,
        ChannelCost preferred,
        ChannelCost standard,
        ChannelCost preferredMail,
        ChannelCost standardMail,
        @Nullable Boolean specialtyTier,
        @Nullable Boolean deductibleApplies) {

    public static final int BEFORE_DEDUCTIBLE = 0;
    public static final int INITIAL = 1;
    public static final int CATASTROPHIC = 3;
}
