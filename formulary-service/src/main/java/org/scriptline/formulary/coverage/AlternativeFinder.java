package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Alternative;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.formulary.release.ChannelCost;
import org.scriptline.formulary.release.CostRow;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.SupplyLength;

/**
 * What else would do, in the order prescribers use: the same drug in another quantity or for 90 days, then its exact
 * generic. Nothing dearer is offered, and nothing of which that is not known.
 */
final class AlternativeFinder {

    private static final String SAME_DRUG = "SAME_DRUG";
    private static final String GENERIC = "GENERIC";
    private static final int MOST = 10;
    private static final int MONTH = 30;
    private static final int QUARTER = 90;

    private final PlanResolution.Found found;
    private final CoverageQuestion question;
    private final DrugCatalogue catalogue;
    private final int rxcui;

    AlternativeFinder(PlanResolution.Found found, CoverageQuestion question, DrugCatalogue catalogue, int rxcui) {
        this.found = found;
        this.question = question;
        this.catalogue = catalogue;
        this.rxcui = rxcui;
    }

    List<Alternative> find(Listing listing, @Nullable QuantityLimit limit, CostEstimate cost) {
        List<Alternative> alternatives = new ArrayList<>();
        FormularyItem item = listing instanceof Listing.Listed listed ? listed.item() : null;
        if (item != null && limit != null) {
            withinLimit(item, limit).forEach(alternatives::add);
        }
        if (item != null) {
            ninetyDays(item, limit).forEach(alternatives::add);
        }
        if (!Boolean.TRUE.equals(question.dispenseAsWritten()) && !(listing instanceof Listing.NotKnown)) {
            exactGenerics(item, cost).forEach(alternatives::add);
        }
        return alternatives.stream().limit(MOST).toList();
    }

    private Stream<Alternative> withinLimit(FormularyItem item, QuantityLimit limit) {
        BigDecimal quantity = question.quantity();
        if (!Boolean.TRUE.equals(limit.exceeded()) || limit.maximumForRequest() == null || quantity == null) {
            return Stream.empty();
        }
        BigDecimal used = Objects.requireNonNullElse(limit.usedInWindow(), BigDecimal.ZERO);
        BigDecimal left = limit.maximumForRequest().subtract(used);
        // Whole tablets stay whole tablets.
        BigDecimal offered = quantity.stripTrailingZeros().scale() <= 0 ? left.setScale(0, RoundingMode.DOWN) : left;
        return offered.signum() <= 0
                ? Stream.empty()
                : Stream.of(sameDrug(
                        item,
                        offered,
                        Objects.requireNonNull(question.daysSupply()),
                        null,
                        "within the plan's limit of " + limit.amount() + " in " + limit.days() + " days",
                        null));
    }

    private Stream<Alternative> ninetyDays(FormularyItem item, @Nullable QuantityLimit limit) {
        Integer days = question.daysSupply();
        BigDecimal quantity = question.quantity();
        boolean limitStands = limit != null && Boolean.FALSE.equals(limit.applies());
        boolean withinLimit = limit != null && !Boolean.TRUE.equals(limit.exceeded());
        if (found.plan() == null || quantity == null || days == null || days > MONTH || !(limitStands || withinLimit)) {
            return Stream.empty();
        }
        BigDecimal[] whole =
                quantity.multiply(BigDecimal.valueOf(QUARTER)).divideAndRemainder(BigDecimal.valueOf(days));
        var month = found.release().cost(found.plan().key(), CostRow.INITIAL, item.tier(), SupplyLength.ONE_MONTH);
        var quarter = found.release().cost(found.plan().key(), CostRow.INITIAL, item.tier(), SupplyLength.THREE_MONTHS);
        if (whole[1].signum() != 0 || month == null || quarter == null) {
            return Stream.empty();
        }
        BigDecimal threeMonths = copays(month.preferred(), month.standard())
                .min(BigDecimal::compareTo)
                .map(copay -> copay.multiply(BigDecimal.valueOf(3)))
                .orElse(null);
        return Stream.of(
                channel("preferred retail pharmacy", quarter.preferred()),
                channel("retail pharmacy", quarter.standard()),
                channel("preferred mail-order pharmacy", quarter.preferredMail()),
                channel("mail-order pharmacy", quarter.standardMail()))
                .flatMap(offer -> offer.stream())
                .filter(offer -> threeMonths != null && offer.copay().compareTo(threeMonths) <= 0)
                .min(Comparator.comparing(Offer::copay))
                .map(offer -> sameDrug(
                        item,
                        whole[0],
                        QUARTER,
                        offer.pharmacy(),
                        "90 days cost no more than three fills of 30 days (initial coverage phase)",
                        offer.copay()))
                .stream();
    }

    private record Offer(String pharmacy, BigDecimal copay) {}

    private static Optional<Offer> channel(String pharmacy, ChannelCost cost) {
        return copays(cost).findFirst().map(copay -> new Offer(pharmacy, copay));
    }

    private static Stream<BigDecimal> copays(ChannelCost... channels) {
        return Stream.of(channels)
                .filter(channel -> channel.kind() == ChannelCost.Kind.COPAY)
                .map(ChannelCost::amount)
                .filter(Objects::nonNull);
    }

    private Alternative sameDrug(
            FormularyItem item,
            BigDecimal quantity,
            int days,
            @Nullable String pharmacy,
            String why,
            @Nullable BigDecimal pays) {
        return new Alternative(
                SAME_DRUG,
                Integer.toString(rxcui),
                catalogue.name(rxcui),
                Integer.toString(item.tier()),
                quantity,
                days,
                pharmacy,
                why,
                pays);
    }

    private Stream<Alternative> exactGenerics(@Nullable FormularyItem original, CostEstimate originalCost) {
        Integer formulary = found.formulary();
        if (formulary == null) {
            return Stream.empty();
        }
        return catalogue.exactGenerics(rxcui).stream()
                .map(generic -> found.release().item(formulary, generic))
                .filter(Objects::nonNull)
                .flatMap(item -> generic(item, original, originalCost))
                .sorted(Comparator.comparing(Alternative::tier, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Alternative::rxcui));
    }

    private Stream<Alternative> generic(
            FormularyItem item, @Nullable FormularyItem original, CostEstimate originalCost) {
        CostEstimate cost = found.plan() == null
                ? CostEstimate.unknown(null, "no plan")
                : new CostEstimator(found.release(), found.plan(), question.accumulators())
                        .estimate(item.tier(), question.daysSupply(), catalogue.insulin(item.rxcui()));
        BigDecimal pays = cost.cost() == null ? null : cost.cost().patientPays();
        if (original != null && dearer(item, original, pays, originalCost)) {
            return Stream.empty();
        }
        String why = original == null
                ? "exact generic; it is on the formulary"
                : "exact generic; tier " + item.tier() + " instead of " + original.tier();
        boolean authorization = Boolean.TRUE.equals(item.priorAuthorization());
        return Stream.of(new Alternative(
                GENERIC,
                Integer.toString(item.rxcui()),
                catalogue.name(item.rxcui()),
                Integer.toString(item.tier()),
                question.quantity(),
                question.daysSupply(),
                null,
                authorization ? why + "; needs prior authorization" : why,
                pays));
    }

    /** By dollars where both are known, else by tier. */
    private static boolean dearer(
            FormularyItem item, FormularyItem original, @Nullable BigDecimal pays, CostEstimate originalCost) {
        BigDecimal before =
                originalCost.cost() == null ? null : originalCost.cost().patientPays();
        return pays != null && before != null ? pays.compareTo(before) > 0 : item.tier() > original.tier();
    }
}
