package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.InsulinRow;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.SupplyLength;

/**
 * What one fill costs the patient, by benefit phase.
 *
 * <pre>
 * DEDUCTIBLE ──deductible met──▶ INITIAL ──out-of-pocket threshold reached──▶ CATASTROPHIC (nothing)
 * </pre>
 *
 * A fill that crosses a boundary is split there. Where the accumulators are missing the phase is unknown, and the
 * answer is the range between a met and an open deductible. The phase that is named is the one in which the fill begins.
 */
final class CostEstimator {

    private static final String NO_PRICE = "no price in this release";

    private final ServedRelease served;
    private final PlanRow plan;
    private final Standing standing;
    private final FillPrices prices;
    private final DrugCatalogue catalogue;

    CostEstimator(ServedRelease served, PlanRow plan, Standing standing, FillPrices prices, DrugCatalogue catalogue) {
        this.served = served;
        this.plan = plan;
        this.standing = standing;
        this.prices = prices;
        this.catalogue = catalogue;
    }

    /** At the pharmacy that was asked for, or between any two counters while none is known. */
    CostEstimate estimate(PricedFill fill) {
        return prices.refusal() == null
                ? estimate(fill, prices.channels())
                : CostEstimate.unknown(null, Objects.requireNonNull(prices.refusal()));
    }

    /** Whether the plan's own price of the fill is known. */
    boolean priced(PricedFill fill) {
        return prices.of(fill) != null;
    }

    /** Through one channel. */
    CostEstimate estimate(PricedFill fill, Channel channel) {
        return estimate(fill, List.of(channel));
    }

    private CostEstimate estimate(PricedFill fill, List<Channel> channels) {
        Integer days = fill.days();
        if (days == null) {
            return CostEstimate.unknown(null, "no days' supply is given");
        }
        SupplyLength supply = SupplyLength.ofDays(days);
        @Nullable BigDecimal price = prices.of(fill);
        if (standing.catastrophic()) {
            return catastrophic(fill, channels, supply, price);
        }
        Boolean insulin = catalogue.insulin(fill.rxcui());
        InsulinRow insulinRow = served.insulin(plan.key(), fill.tier(), supply);
        if (insulinRow != null && insulin == null) {
            return CostEstimate.unknown(
                    null, "it is not known whether the drug is an insulin, which has its own copay");
        }
        if (insulinRow != null && Boolean.TRUE.equals(insulin)) {
            var offers = Offers.of(channels, channel -> channel.of(insulinRow));
            return subsidised(
                    fill,
                    offers.cost(
                            standing.phase(false),
                            "insulin, outside the deductible",
                            price,
                            prices.why(),
                            this::capped));
        }
        CostRow initial = served.cost(plan.key(), CostRow.INITIAL, fill.tier(), supply);
        return initial == null
                ? CostEstimate.unknown(null, noRow(fill.tier(), days))
                : subsidised(fill, beforeCatastrophic(initial, fill, channels, supply, price));
    }

    private CostEstimate beforeCatastrophic(
            CostRow initial, PricedFill fill, List<Channel> channels, SupplyLength supply, @Nullable BigDecimal price) {
        boolean deductible = deductibleApplies(initial) && !standing.lowIncome();
        Phase phase = standing.phase(deductible);
        Offers offers = Offers.of(channels, channel -> channel.of(initial));
        CostRow before = served.cost(plan.key(), CostRow.BEFORE_DEDUCTIBLE, fill.tier(), supply);
        if (phase == Phase.DEDUCTIBLE && before != null) {
            return Offers.of(channels, channel -> channel.of(before))
                    .cost(phase, "before the deductible", price, prices.why(), this::capped);
        }
        if (phase == Phase.DEDUCTIBLE) {
            return price == null
                    ? CostEstimate.unknown(
                            phase, "the deductible is not met: the full price is due, and no price is in this release")
                    : offers.afterDeductible(
                            phase,
                            price,
                            Objects.requireNonNull(standing.deductibleRemaining()),
                            prices.why(),
                            this::capped);
        }
        String basis = phase == null ? "initial coverage phase (accumulators not given)" : "initial coverage phase";
        CostEstimate met = offers.cost(phase, basis, price, prices.why(), this::capped);
        return deductible && standing.deductibleRemaining() == null ? maybeInDeductible(met, offers, price) : met;
    }

    /** Without accumulators: between the copay, as if the deductible were met, and the price, as if it were whole. */
    private CostEstimate maybeInDeductible(CostEstimate met, Offers offers, @Nullable BigDecimal price) {
        if (price == null || met.cost() == null) {
            String reason = "whether the deductible is met is not known, and no price is in this release";
            return met.cost() == null
                    ? CostEstimate.unknown(null, reason)
                    : CostEstimate.of(
                            null,
                            new Dollars(met.cost().low(), null),
                            "once the deductible is met; " + met.cost().basis(),
                            reason);
        }
        BigDecimal whole = plan.deductible() == null ? price : plan.deductible();
        CostEstimate open = offers.afterDeductible(null, price, whole, prices.why(), this::capped);
        return CostEstimate.of(
                null,
                met.dollars().or(open.dollars()),
                "between a met and an open deductible; " + met.cost().basis(),
                "whether the deductible is met is not known");
    }

    private Dollars capped(Dollars dollars) {
        return dollars.cappedAt(standing.untilThreshold());
    }

    /** The subsidy's copay, or the plan's own where that is less. */
    private CostEstimate subsidised(PricedFill fill, CostEstimate plain) {
        BenefitParameters.LowIncomeCopay copay = standing.lowIncomeCopay();
        if (!standing.lowIncome()) {
            return insulinCapped(fill, plain);
        }
        if (copay == null) {
            return CostEstimate.unknown(null, "the low-income copay of this level and year is not known");
        }
        Boolean brand = catalogue.branded(fill.rxcui());
        BigDecimal least = Boolean.TRUE.equals(brand) ? copay.brand() : copay.generic();
        BigDecimal most = Boolean.FALSE.equals(brand) ? copay.generic() : copay.brand();
        Dollars own = plain.dollars();
        Dollars capped = new Dollars(
                own.low() == null
                        ? (own.high() == null ? null : BigDecimal.ZERO)
                        : own.low().min(least),
                own.high() == null ? most : own.high().min(most));
        // A copay of nothing is nothing whatever the plan's own share is.
        Dollars pays = most.signum() == 0 ? Dollars.exactly(most) : capped;
        return CostEstimate.of(
                plain.phase(),
                pays,
                "low-income subsidy: at most its copay",
                "the plan's own share may be less, and is not known");
    }

    private CostEstimate insulinCapped(PricedFill fill, CostEstimate plain) {
        if (!Boolean.TRUE.equals(catalogue.insulin(fill.rxcui())) || fill.days() == null || plain.cost() == null) {
            return plain;
        }
        int months = Math.ceilDiv(fill.days(), 31);
        return CostEstimate.of(
                plain.phase(),
                plain.dollars().atMost(BenefitParameters.INSULIN_MONTH.multiply(BigDecimal.valueOf(months))),
                Objects.requireNonNullElse(plain.cost().basis(), ""),
                Objects.requireNonNullElse(plain.unknownBecause(), NO_PRICE));
    }

    private boolean deductibleApplies(CostRow initial) {
        boolean planHasOne = plan.deductible() == null || plan.deductible().signum() > 0;
        return planHasOne && !Boolean.FALSE.equals(initial.deductibleApplies());
    }

    private CostEstimate catastrophic(
            PricedFill fill, List<Channel> channels, SupplyLength supply, @Nullable BigDecimal price) {
        CostRow row = served.cost(plan.key(), CostRow.CATASTROPHIC, fill.tier(), supply);
        return row == null
                ? CostEstimate.of(
                        Phase.CATASTROPHIC,
                        Dollars.exactly(BigDecimal.ZERO),
                        "the yearly out-of-pocket threshold of " + standing.threshold() + " dollars is reached",
                        NO_PRICE)
                : Offers.of(channels, channel -> channel.of(row))
                        .cost(
                                Phase.CATASTROPHIC,
                                "out-of-pocket threshold reached",
                                price,
                                prices.why(),
                                whole -> whole);
    }

    private String noRow(int tier, int days) {
        return served.hasCosts()
                ? "this release has no price of tier " + tier + " for " + days + " days"
                : "no cost file in this release";
    }

    /**
     * The channels that offer the fill, one of those that cost the same by every row that may count: the first in the
     * order of {@link Channel}.
     */
    List<Channel> offering(PricedFill fill) {
        if (fill.days() == null) {
            return List.of();
        }
        SupplyLength supply = SupplyLength.ofDays(fill.days());
        CostRow initial = served.cost(plan.key(), CostRow.INITIAL, fill.tier(), supply);
        if (initial == null) {
            return List.of();
        }
        CostRow before = served.cost(plan.key(), CostRow.BEFORE_DEDUCTIBLE, fill.tier(), supply);
        CostRow catastrophic = served.cost(plan.key(), CostRow.CATASTROPHIC, fill.tier(), supply);
        InsulinRow insulin = served.insulin(plan.key(), fill.tier(), supply);
        List<Channel> distinct = new ArrayList<>();
        for (Channel channel : Channel.ALL) {
            boolean alike = false;
            for (Channel earlier : distinct) {
                alike |= channel.of(initial).equals(earlier.of(initial))
                        && (before == null || channel.of(before).equals(earlier.of(before)))
                        && (catastrophic == null || channel.of(catastrophic).equals(earlier.of(catastrophic)))
                        && (insulin == null || channel.of(insulin).equals(earlier.of(insulin)));
            }
            if (!alike && channel.of(initial).kind() != ChannelCost.Kind.NOT_OFFERED) {
                distinct.add(channel);
            }
        }
        return distinct;
    }
}
