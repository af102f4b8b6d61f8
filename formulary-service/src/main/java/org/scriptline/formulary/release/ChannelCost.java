package org.scriptline.formulary.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a member pays through one channel.
 *
 * @param amount dollars for a copay; a share for a coinsurance, 0.25 is 25 %; null when not given
 * @param least dollars below which a coinsurance never falls, null when not given
 * @param most dollars above which a coinsurance never rises, null when not given
 */
public record ChannelCost(
        Kind kind, @Nullable BigDecimal amount, @Nullable BigDecimal least, @Nullable BigDecimal most) {

    /** CMS's COST_TYPE: 0, 1 and 2 in this order. */
    public enum Kind {
        NOT_OFFERED,
        COPAY,
        COINSURANCE
    }

    public static final ChannelCost NOT_OFFERED = new ChannelCost(Kind.NOT_OFFERED, null, null, null);
}
