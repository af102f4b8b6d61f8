package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
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
        return new Offers(channels.stream()
                .map(cost)
                .filter(offer -> offer.kind() != ChannelCost.Kind.NOT_OFFERED)
                .distinct()
                .toList());
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
        Dollars dollars = bound.apply(costs.stream()
                .map(offer -> Dollars.of(offer, price))
                .reduce(Dollars::or)
                .orElse(Dollars.UNKNOWN));
        if (shares() && price == null) {
            return CostEstimate.of(phase, dollars, basis + ": " + percent() + " of the price", NO_PRICE);
        }
        if (dollars.low() == null) {
            return CostEstimate.unknown(phase, "the copay's amount is not in this release");
        }
        String words = shares() ? percent() + " of the price" : "copay";
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
        Dollars dollars = bound.apply(costs.stream()
                .map(offer -> Dollars.of(offer, rest))
                .reduce(Dollars::or)
                .orElse(Dollars.UNKNOWN)
                .plus(remaining));
        return CostEstimate.of(phase, dollars, "the rest of the deductible, then the initial coverage phase", whyRange);
    }

    private boolean shares() {
        return costs.stream().anyMatch(offer -> offer.kind() == ChannelCost.Kind.COINSURANCE);
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
