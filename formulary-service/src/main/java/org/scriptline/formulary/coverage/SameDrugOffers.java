package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.formulary.release.FormularyItem;

/** The ordered drug itself: at another kind of pharmacy, for 90 days, or in what the limit still allows. */
final class SameDrugOffers {

    static final String KIND = "SAME_DRUG";
    private static final int MONTH = 30;
    private static final int QUARTER = 90;

    private final Ordered ordered;

    SameDrugOffers(Ordered ordered) {
        this.ordered = ordered;
    }

    /** A payment that is known to the cent, and where. */
    private record Offer(Channel channel, BigDecimal pays) {}

    Stream<Alternative> all() {
        FormularyItem item = ordered.item();
        BigDecimal quantity = ordered.question().quantity();
        Integer days = ordered.question().daysSupply();
        if (item == null || quantity == null || days == null) {
            return Stream.empty();
        }
        Optional<Offer> asOrdered = cheapest(item, quantity, days);
        return Stream.of(
                        elsewhere(item, quantity, days, asOrdered),
                        ninetyDays(item, quantity, days, asOrdered),
                        withinLimit(item, quantity, days))
                .flatMap(Optional::stream);
    }

    private Optional<Alternative> elsewhere(
            FormularyItem item, BigDecimal quantity, int days, Optional<Offer> asOrdered) {
        BigDecimal most = ordered.cost().dollars().high();
        if (most == null || Boolean.TRUE.equals(exceeded())) {
            return Optional.empty();
        }
        return asOrdered
                .filter(offer -> offer.pays().compareTo(most) < 0)
                .map(offer -> offered(
                        item,
                        quantity,
                        days,
                        offer.channel().words(),
                        ordered.cost().patientPays() == null
                                ? "the same fill costs up to " + dollars(most) + " at another pharmacy"
                                : dollars(offer.pays()) + " instead of " + dollars(most),
                        offer.pays()));
    }

    private Optional<Alternative> ninetyDays(FormularyItem item, BigDecimal quantity, int days, Optional<Offer> month) {
        BigDecimal[] whole =
                quantity.multiply(BigDecimal.valueOf(QUARTER)).divideAndRemainder(BigDecimal.valueOf(days));
        if (days > MONTH || month.isEmpty() || whole[1].signum() != 0 || !Boolean.FALSE.equals(exceeded())) {
            return Optional.empty();
        }
        BigDecimal fills = BigDecimal.valueOf(QUARTER).divide(BigDecimal.valueOf(days), 6, RoundingMode.DOWN);
        return cheapest(item, whole[0], QUARTER)
                .filter(offer -> offer.pays().compareTo(month.get().pays().multiply(fills)) <= 0)
                .map(offer -> offered(
                        item,
                        whole[0],
                        QUARTER,
                        offer.channel().words(),
                        "90 days cost no more than the same days in fills of " + days,
                        offer.pays()));
    }

    private Optional<Alternative> withinLimit(FormularyItem item, BigDecimal quantity, int days) {
        QuantityLimit limit = ordered.limit();
        if (limit == null || !Boolean.TRUE.equals(limit.exceeded()) || limit.maximumForRequest() == null) {
            return Optional.empty();
        }
        BigDecimal used = Objects.requireNonNullElse(limit.usedInWindow(), BigDecimal.ZERO);
        BigDecimal left = limit.maximumForRequest().subtract(used);
        // Whole tablets stay whole tablets.
        BigDecimal offered = quantity.stripTrailingZeros().scale() <= 0 ? left.setScale(0, RoundingMode.DOWN) : left;
        return offered.signum() <= 0
                ? Optional.empty()
                : Optional.of(offered(
                        item,
                        offered,
                        days,
                        null,
                        "within the plan's limit of " + limit.amount() + " in " + limit.days() + " days",
                        ordered.cost(item, offered, days).patientPays()));
    }

    private @Nullable Boolean exceeded() {
        QuantityLimit limit = ordered.limit();
        if (limit == null) {
            return null;
        }
        // Without a history nobody can say that the limit is kept, only that this fill alone keeps it.
        return Boolean.FALSE.equals(limit.applies())
                        || ordered.question().history() == null && limit.exceeded() == null && limit.amount() != null
                ? Boolean.FALSE
                : limit.exceeded();
    }

    private Optional<Offer> cheapest(FormularyItem item, BigDecimal quantity, int days) {
        CostEstimator estimator = ordered.estimator();
        if (estimator == null) {
            return Optional.empty();
        }
        var fill = new PricedFill(item.rxcui(), item.tier(), quantity, days);
        Offer cheapest = null;
        for (Channel channel : estimator.offering(fill)) {
            BigDecimal pays = estimator.estimate(fill, channel).patientPays();
            if (pays != null && (cheapest == null || pays.compareTo(cheapest.pays()) < 0)) {
                cheapest = new Offer(channel, pays);
            }
        }
        return Optional.ofNullable(cheapest);
    }

    private Alternative offered(
            FormularyItem item,
            BigDecimal quantity,
            int days,
            @Nullable String pharmacy,
            String why,
            @Nullable BigDecimal pays) {
        return new Alternative(
                KIND,
                Integer.toString(item.rxcui()),
                ordered.catalogue().name(item.rxcui()),
                ordered.served().tierCode(item.tier()),
                quantity,
                days,
                pharmacy,
                why,
                pays);
    }

    private static String dollars(BigDecimal amount) {
        return amount.toPlainString() + " dollars";
    }
}
