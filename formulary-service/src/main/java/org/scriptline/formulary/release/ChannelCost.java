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
        Kind kind,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {

    /** CMS's COST_TYPE. */
    public enum Kind {
        NOT_OFFERED,
        COPAY,
        COINSURANCE;

        /** CMS's number of this kind. */
        public int code() {
            return switch (this) {
                case NOT_OFFERED -> 0;
                case COPAY -> 1;
                case COINSURANCE -> 2;
            };
        }

        /** The kind with CMS's number. */
        public static Kind ofCode(int code) {
            return switch (code) {
                case 0 -> NOT_OFFERED;
                case 1 -> COPAY;
                case 2 -> COINSURANCE;
                default -> throw new IllegalArgumentException("no cost type " + code);
            };
        }
    }

    public static final ChannelCost NOT_OFFERED = new ChannelCost(Kind.NOT_OFFERED, null, null, null);
}
