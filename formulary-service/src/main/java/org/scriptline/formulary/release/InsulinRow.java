package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * The copay of insulins, which overrides the cost file and knows no deductible.
 *
 * @param tier null for all tiers
 */
public record InsulinRow(
        PlanKey plan,
        @Nullable Integer tier,
        SupplyLength supply,
        ChannelCost preferred,
        ChannelCost standard,
        ChannelCost preferredMail,
        ChannelCost standardMail) {}
