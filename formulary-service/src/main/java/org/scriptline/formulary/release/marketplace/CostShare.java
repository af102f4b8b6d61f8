package org.scriptline.formulary.release.marketplace;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ChannelCost;

/**
 * What a member pays as QHP files and PDex write it: a copay and a coinsurance side by side, each with an option.
 *
 * @param copay dollars, null when not given
 * @param coinsurance share, 0.25 is 25 %; null when not given
 */
record CostShare(
        @Nullable BigDecimal copay,
        @Nullable String copayOption,
        @Nullable BigDecimal coinsurance,
        @Nullable String coinsuranceOption) {

    /** An amount that the files leave open. */
    static final ChannelCost UNKNOWN = new ChannelCost(ChannelCost.Kind.COPAY, null, null, null);

    /** The one of both that counts; {@link #UNKNOWN} when both or neither claim to. */
    ChannelCost channel() {
        boolean paysCopay = applies(copayOption) && positive(copay);
        boolean paysCoinsurance = applies(coinsuranceOption) && positive(coinsurance);
        if (paysCopay && paysCoinsurance) {
            return UNKNOWN;
        }
        if (paysCopay) {
            return new ChannelCost(ChannelCost.Kind.COPAY, copay, null, null);
        }
        if (paysCoinsurance && coinsurance != null) {
            boolean copaySaysNothing = copay == null || !applies(copayOption);
            return copaySaysNothing && coinsurance.compareTo(BigDecimal.ONE) <= 0
                    ? new ChannelCost(ChannelCost.Kind.COINSURANCE, coinsurance, null, null)
                    : UNKNOWN;
        }
        boolean free = copay != null || "no-charge".equals(word(copayOption));
        return free ? new ChannelCost(ChannelCost.Kind.COPAY, BigDecimal.ZERO, null, null) : UNKNOWN;
    }

    /** Whether the deductible has to be met first; null when no option says. */
    @Nullable
    Boolean deductibleApplies() {
        if (copayOption == null && coinsuranceOption == null) {
            return null;
        }
        return word(copayOption).contains("after-deductible")
                || word(coinsuranceOption).contains("after-deductible");
    }

    private static boolean positive(@Nullable BigDecimal number) {
        return number != null && number.signum() > 0;
    }

    private static boolean applies(@Nullable String option) {
        return !word(option).endsWith("not-applicable");
    }

    private static String word(@Nullable String option) {
        return option == null ? "" : option.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
