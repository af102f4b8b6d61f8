package org.scriptline.formulary.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult.Cost;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.contracts.errors.ErrorCode;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.PriceLookup;
import org.scriptline.formulary.release.ServedRelease;
import org.scriptline.formulary.release.Serving;

/** Finds the drugs of one plan's formulary by the beginnings of words in their names, for a picker; from memory. */
public final class FormularySearch {

    /** What a chip shows: a month's supply. */
    private static final int MONTH = 30;

    private final Serving serving;
    private final DrugCatalogue catalogue;
    private final PriceLookup prices;
    private final Clock clock;
    private final PerRelease<List<Named>> names = new PerRelease<>(this::sorted);

    public FormularySearch(Serving serving, DrugCatalogue catalogue, PriceLookup prices, Clock clock) {
        this.serving = serving;
        this.catalogue = catalogue;
        this.prices = prices;
        this.clock = clock;
        serving.beforeServing(names::of);
    }

    /**
     * @param key the name in lower case behind a blank, so that a word begins behind one
     * @param position where it stands in the list
     */
    private record Named(int rxcui, String name, String key, String position) {}

    /** What a search comes to. */
    public sealed interface Outcome {}

    /** The drugs found, by name; {@code after} is the position behind the last one, null when there are no more. */
    public record Found(
            String release,
            CoverageName plan,
            List<FormularyDrug> items,
            @Nullable String after) implements Outcome {}

    /** The plan cannot be asked. */
    public record Refused(ErrorCode code, String field, String detail) implements Outcome {}

    /** The plan that was asked; each null when not known. */
    public record CoverageName(
            @Nullable String name, @Nullable String formularyId) {}

    /**
     * One drug of the formulary. Null is unknown.
     *
     * @param quantityAmount billing units in {@code quantityDays}
     * @param price of 30 days at a counter, by the copay alone; null when not known
     */
    public record FormularyDrug(
            String rxcui,
            String name,
            Tier tier,
            @Nullable Boolean priorAuthorization,
            @Nullable Boolean stepTherapy,
            @Nullable Boolean quantityLimit,
            java.math.@Nullable BigDecimal quantityAmount,
            @Nullable Integer quantityDays,
            @Nullable Cost price) {}

    /**
     * @param words each must begin a word of the name; none gives the whole formulary
     * @param after position behind which to go on, empty at the beginning
     */
    public Outcome search(PlanCode plan, String words, String after, int most) {
        LocalDate today = LocalDate.now(clock);
        return switch (PlanResolver.resolve(plan, today, serving.releases())) {
            case PlanResolution.Found found -> found(found, words, after, most, today);
            case PlanResolution.NotFound missing ->
                new Refused(ErrorCode.PLAN_NOT_FOUND, missing.field(), missing.reason());
            case PlanResolution.Malformed malformed ->
                new Refused(ErrorCode.PLAN_REFERENCE_INVALID, malformed.field(), malformed.reason());
            case PlanResolution.NothingToAsk nothing ->
                new Refused(ErrorCode.PLAN_NOT_FOUND, nothing.field(), nothing.reason());
        };
    }

    private Outcome found(PlanResolution.Found found, String words, String after, int most, LocalDate today) {
        ServedRelease served = found.release();
        Integer formulary = found.formulary();
        PlanRow plan = found.plan();
        if (formulary == null || plan != null && plan.suppressed()) {
            return new Refused(ErrorCode.PLAN_NOT_FOUND, "plan", "its formulary is not published");
        }
        List<String> wanted = Stream.of(words.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        CostEstimator estimator = plan == null
                ? null
                : new CostEstimator(
                        served,
                        plan,
                        Standing.of(
                                CoverageQuestion.Accumulators.UNKNOWN,
                                served.release().contractYear(),
                                today),
                        new FillPrices(prices.prices(served, plan), null, catalogue.in(served)),
                        catalogue.in(served));
        List<FormularyDrug> items = new ArrayList<>();
        String last = null;
        for (Named named : names.of(served)) {
            FormularyItem item = named.position().compareTo(after) > 0 && matches(named, wanted)
                    ? served.item(formulary, named.rxcui())
                    : null;
            if (item == null) {
                continue;
            }
            if (items.size() == most) {
                return new Found(served.release().id(), name(found), items, last);
            }
            items.add(drug(served, named, item, estimator));
            last = named.position();
        }
        return new Found(served.release().id(), name(found), items, null);
    }

    /** The drug's name, or its code when nobody knows it. */
    public String name(ServedRelease served, int rxcui) {
        return catalogue.in(served).name(rxcui);
    }

    private List<Named> sorted(ServedRelease served) {
        DrugCatalogue named = catalogue.in(served);
        return served.drugs()
                .mapToObj(rxcui -> {
                    String name = named.name(rxcui);
                    String key = " " + name.toLowerCase(Locale.ROOT);
                    return new Named(rxcui, name, key, key.strip() + "\u0000" + rxcui);
                })
                .sorted(Comparator.comparing(Named::position))
                .toList();
    }

    private static boolean matches(Named named, List<String> wanted) {
        return wanted.stream()
                .allMatch(
                        word -> named.key().contains(" " + word) || named.key().contains("[" + word));
    }

    private static FormularyDrug drug(
            ServedRelease served, Named named, FormularyItem item, @Nullable CostEstimator estimator) {
        var rule = item.quantityRule();
        return new FormularyDrug(
                Integer.toString(named.rxcui()),
                named.name(),
                new Tier(served.tierCode(item.tier()), null),
                item.priorAuthorization(),
                item.stepTherapy(),
                item.quantityLimited(),
                rule == null ? null : rule.amount(),
                rule == null ? null : rule.days(),
                estimator == null
                        ? null
                        : estimator
                                .estimate(new PricedFill(item.rxcui(), item.tier(), null, MONTH))
                                .cost());
    }

    private static CoverageName name(PlanResolution.Found found) {
        PlanRow plan = found.plan();
        Integer formulary = found.formulary();
        return new CoverageName(
                plan == null ? null : plan.planName(),
                formulary == null ? null : found.release().formularyCode(formulary));
    }
}
