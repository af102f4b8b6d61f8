package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ChannelCost;

/** What one fill costs through the channels that offer it; several that differ are a range. */
record Offers(List<ChannelCost> costs) {

    private static final String NOT_OFFERED = "this supply is not offered there";
    private static final String NO_PRICE = "no price in this release";

    static Offers of(List<Channel> channels, Function<Channel, ChannelCost> cost) {
        if (channels.size() == 1) {
            ChannelCost only = cost.apply(channels.getFirst());
            return new Offers(only.kind() == ChannelCost.Kind.NOT_OFFERED ? List.of() : List.of(only));
        }
        List<ChannelCost> offered = new ArrayList<>(channels.size());
        for (Channel channel : channels) {
            ChannelCost offer = cost.apply(channel);
            if (offer.kind() != ChannelCost.Kind.NOT_OFFERED && !offered.contains(offer)) {
                offered.add(offer);
            }
        }
        return new Offers(offered);
    }

    /** The range that holds what each offer takes of a price. */
    private Dollars dollars(@Nullable BigDecimal price) {
        Dollars all = Dollars.of(costs.getFirst(), price);
        for (int index = 1; index < costs.size(); index++) {
            all = all.or(Dollars.of(costs.get(index), price));
        }
        return all;
    }

    /**
     * @param price of the fill, null when not known
     * @param whyRange why several copays stay a range
     * @param bound the benefit's own bounds
     */
    CostEstimate cost(
            @Nullable Phase phase,
            String basis,
            @Nullable BigDecimal price,
            String whyRange,
            UnaryOperator<Dollars> bound) {
        if (costs.isEmpty()) {
            return CostEstimate.unknown(phase, NOT_OFFERED);
        }
        Dollars dollars = bound.apply(dollars(price));
        boolean shares = shares();
        if (shares && price == null) {
            return CostEstimate.of(phase, dollars, basis + ": " + percent() + " of the price", NO_PRICE);
        }
        if (dollars.low() == null) {
            return CostEstimate.unknown(phase, "the copay's amount is not in this release");
        }
        String words = shares ? percent() + " of the price" : "copay";
        return CostEstimate.of(
                phase,
                dollars,
                basis + ": " + (dollars.exact() ? words : words + " at a preferred to any pharmacy"),
                whyRange);
    }

    /** The open part of the deductible in full, and the initial phase's share of the rest. */
    CostEstimate afterDeductible(
            @Nullable Phase phase,
            BigDecimal price,
            BigDecimal remaining,
            String whyRange,
            UnaryOperator<Dollars> bound) {
        if (costs.isEmpty()) {
            return CostEstimate.unknown(phase, NOT_OFFERED);
        }
        BigDecimal rest = price.subtract(remaining);
        if (rest.signum() <= 0) {
            return CostEstimate.of(
                    phase, bound.apply(Dollars.exactly(price)), "within the deductible: the full price", NO_PRICE);
        }
        Dollars dollars = bound.apply(dollars(rest).plus(remaining));
        return CostEstimate.of(phase, dollars, "the rest of the deductible, then the initial coverage phase", whyRange);
    }

    private boolean shares() {
        for (ChannelCost offer : costs) {
            if (offer.kind() == ChannelCost.Kind.COINSURANCE) {
                return true;
            }
        }
        return false;
    }

    private String percent() {
        return costs.stream()
                .filter(offer -> offer.kind() == ChannelCost.Kind.COINSURANCE)
                .map(ChannelCost::amount)
                .filter(share -> share != null)
                .max(BigDecimal::compareTo)
                .map(share -> share.movePointRight(2).stripTrailingZeros().toPlainString() + " %")
                .orElse("a share");
    }
}
