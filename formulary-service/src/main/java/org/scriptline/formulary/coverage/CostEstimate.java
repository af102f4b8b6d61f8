package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.formulary.release.ChannelCost;

/**
 * What the patient pays, or why that is not known.
 *
 * @param phase null when it cannot be told
 * @param unknownBecause why {@link Cost#patientPays} is null; null when it is known
 */
record CostEstimate(
        @Nullable Phase phase,
        @Nullable Cost cost,
        @Nullable String unknownBecause) {

    static CostEstimate unknown(@Nullable Phase phase, String reason) {
        return new CostEstimate(phase, null, reason);
    }

    static CostEstimate exactly(@Nullable Phase phase, BigDecimal dollars, String basis) {
        return new CostEstimate(phase, new Cost(dollars, dollars, dollars, true, basis), null);
    }

    /** One copay at every pharmacy is an answer; two are a range, because the pharmacy's network is not loaded. */
    static CostEstimate atRetail(@Nullable Phase phase, ChannelCost preferred, ChannelCost standard, String basis) {
        Collection<ChannelCost> offered = Stream.of(preferred, standard)
                .filter(channel -> channel.kind() != ChannelCost.Kind.NOT_OFFERED)
                .toList();
        if (offered.isEmpty()) {
            return unknown(phase, "this supply is not offered at retail pharmacies");
        }
        if (offered.stream().anyMatch(channel -> channel.kind() == ChannelCost.Kind.COINSURANCE)) {
            return coinsurance(phase, offered, basis);
        }
        TreeSet<BigDecimal> copays = new TreeSet<>(offered.stream()
                .map(ChannelCost::amount)
                .filter(Objects::nonNull)
                .toList());
        if (copays.isEmpty()) {
            return unknown(phase, "the copay's amount is not in this release");
        }
        if (copays.size() == 1) {
            return exactly(phase, copays.first(), basis + ": copay");
        }
        return new CostEstimate(
                phase,
                new Cost(null, copays.first(), copays.last(), true, basis + ": copay at a preferred to any pharmacy"),
                "the pharmacy's network is not in this release");
    }

    /** A share of a price that is not loaded; the payer's own least and most bound it where they are given. */
    private static CostEstimate coinsurance(@Nullable Phase phase, Collection<ChannelCost> offered, String basis) {
        BigDecimal share = offered.stream()
                .map(ChannelCost::amount)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(null);
        String percent = share == null
                ? "a share"
                : share.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        var cost = new Cost(null, null, null, true, basis + ": " + percent + " of the price");
        return new CostEstimate(phase, cost, "no price in this release");
    }
}
