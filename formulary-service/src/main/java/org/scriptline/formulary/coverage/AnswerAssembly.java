package org.scriptline.formulary.coverage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Plan;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.contracts.coverage.CoverageResult.ReferencePrice;
import org.scriptline.contracts.coverage.CoverageResult.StepTherapy;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.formulary.reference.DrugReference.AcquisitionCost;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.PharmacyStanding;
import org.scriptline.formulary.release.PlanRow;
import org.scriptline.formulary.release.ServedRelease;

/** Puts one answer together and names every field that stays unknown. */
final class AnswerAssembly {

    /** Part D is a pharmacy benefit: its prior authorizations go over NCPDP SCRIPT. */
    private static final String PHARMACY_BENEFIT_ROUTE = "NCPDP_SCRIPT";

    private static final List<String> DRUG_FIELDS =
            List.of("tier", "priorAuthorization", "stepTherapy", "quantityLimit", "cost.patientPays");

    private final CoverageQuestion question;
    private final PlanResolution.Found found;
    private final EngineSources sources;
    private final DrugCatalogue catalogue;
    private final Unknowns unknowns = new Unknowns();

    AnswerAssembly(CoverageQuestion question, PlanResolution.Found found, EngineSources sources) {
        this.question = question;
        this.found = found;
        this.sources = sources;
        this.catalogue = sources.catalogue().in(found.release());
        unknowns.addAll(found.notes());
    }

    CoverageResult drugNotKnown(String reason) {
        return withoutItem(new Listing.NotKnown(reason), List.of());
    }

    CoverageResult about(int rxcui) {
        Listing listing = Listing.of(found, rxcui, question.asOf());
        return listing instanceof Listing.Listed listed
                ? listed(listed, rxcui)
                : withoutItem(
                        listing,
                        alternatives(listing, rxcui, null, CostEstimate.unknown(null, "not listed"), estimator()));
    }

    private CoverageResult withoutItem(Listing listing, List<CoverageResult.Alternative> alternatives) {
        String reason;
        if (listing instanceof Listing.NotKnown notKnown) {
            reason = notKnown.reason();
            unknowns.add("covered", reason);
        } else {
            reason = "the drug is not on the plan's formulary";
        }
        DRUG_FIELDS.forEach(field -> unknowns.add(field, reason));
        Boolean covered = listing instanceof Listing.NotListed ? false : null;
        return result(covered, null, null, null, null, null, null, null, alternatives);
    }

    private CoverageResult listed(Listing.Listed listed, int rxcui) {
        FormularyItem item = listed.item();
        if (item.priorAuthorization() == null) {
            unknowns.add("priorAuthorization", "this release does not say");
        }
        StepTherapy step = new StepTherapyCheck(question, catalogue, unknowns)
                .check(
                        item,
                        sources.steps().ruleFor(found.release().release(), found.plan(), found.formulary(), rxcui));
        QuantityLimit limit = QuantityLimitCheck.check(item, question, rxcui, unknowns);
        CostEstimator estimator = estimator();
        CostEstimate cost = cost(item, estimator);
        if (cost.unknownBecause() != null) {
            unknowns.add("cost.patientPays", cost.unknownBecause());
        }
        if (cost.phase() == null) {
            unknowns.add("phase", "the accumulators do not tell it");
        }
        Boolean newStartsOnly = newStartsOnly(item);
        if (question.newStart() != null && newStartsOnly == null) {
            unknowns.add("newStartsOnly", "this release does not say whether a restriction is for new starts only");
        }
        return result(
                        covered(rxcui),
                        new Tier(found.release().tierCode(item.tier()), null),
                        item.priorAuthorization(),
                        step,
                        limit,
                        newStartsOnly,
                        Boolean.TRUE.equals(item.priorAuthorization()) ? PHARMACY_BENEFIT_ROUTE : null,
                        cost,
                        alternatives(listed, rxcui, limit, cost, estimator))
                .with(referencePrice(item, estimator));
    }

    /** Stands beside the answer where the plan's own price is missing; nothing is worked out from it. */
    private @Nullable ReferencePrice referencePrice(FormularyItem item, @Nullable CostEstimator estimator) {
        BigDecimal quantity = question.quantity();
        boolean priced = estimator != null
                && estimator.priced(new PricedFill(item.rxcui(), item.tier(), quantity, question.daysSupply()));
        AcquisitionCost cost =
                priced ? null : catalogue.acquisitionCost(item.rxcui(), DrugResolver.ndc(question, catalogue));
        return cost == null
                ? null
                : new ReferencePrice(
                        "NADAC",
                        cost.perUnit(),
                        cost.unit(),
                        quantity == null
                                ? null
                                : cost.perUnit().multiply(quantity).setScale(2, RoundingMode.HALF_UP),
                        LocalDate.parse(cost.effectiveOn()));
    }

    /** Whether every string that the drug has is for new starts only; null when it has none or nobody says. */
    private static @Nullable Boolean newStartsOnly(FormularyItem item) {
        List<@Nullable Boolean> strings = new ArrayList<>();
        if (Boolean.TRUE.equals(item.priorAuthorization())) {
            strings.add(item.priorAuthorizationNewStartsOnly());
        }
        if (Boolean.TRUE.equals(item.stepTherapy())) {
            strings.add(item.stepTherapyNewStartsOnly());
        }
        if (strings.isEmpty() || strings.contains(null)) {
            return null;
        }
        return !strings.contains(Boolean.FALSE);
    }

    /** Indication-based coverage: covered for the named diseases only. */
    private @Nullable Boolean covered(int rxcui) {
        List<String> diseases = found.plan() == null
                ? List.of()
                : found.release().indications(found.plan().key(), rxcui);
        boolean met = diseases.stream()
                .anyMatch(disease -> question.diagnoses().stream().anyMatch(disease::equalsIgnoreCase));
        if (diseases.isEmpty() || met) {
            return true;
        }
        unknowns.add("covered", "covered for these indications only: " + String.join("; ", diseases));
        return null;
    }

    private CostEstimate cost(FormularyItem item, @Nullable CostEstimator estimator) {
        return estimator == null
                ? CostEstimate.unknown(null, "a formulary was asked, not a plan")
                : estimator.estimate(
                        new PricedFill(item.rxcui(), item.tier(), question.quantity(), question.daysSupply()));
    }

    /** Null when a formulary alone was asked. */
    private @Nullable CostEstimator estimator() {
        PlanRow plan = found.plan();
        if (plan == null) {
            return null;
        }
        ServedRelease served = found.release();
        String npi = question.pharmacyNpi();
        PharmacyStanding pharmacy = npi == null ? null : sources.prices().standing(served, plan, npi);
        if (pharmacy instanceof PharmacyStanding.NotKnown notKnown) {
            unknowns.add("pharmacy", notKnown.reason());
        }
        var standing = Standing.of(question.accumulators(), served.release().contractYear(), question.asOf());
        if (!Standing.sameYear(question.accumulators(), question.asOf())) {
            unknowns.add("accumulators", "they are of another benefit year");
        }
        return new CostEstimator(
                served,
                plan,
                standing,
                new FillPrices(sources.prices().prices(served, plan), pharmacy, catalogue),
                catalogue);
    }

    private List<CoverageResult.Alternative> alternatives(
            Listing listing,
            int rxcui,
            @Nullable QuantityLimit limit,
            CostEstimate cost,
            @Nullable CostEstimator estimator) {
        Integer formulary = found.formulary();
        if (!question.alternatives() || formulary == null || listing instanceof Listing.NotKnown) {
            return List.of();
        }
        FormularyItem item = listing instanceof Listing.Listed listed ? listed.item() : null;
        return sources.alternatives()
                .find(new Ordered(
                        found.release(),
                        formulary,
                        catalogue,
                        question,
                        rxcui,
                        item,
                        catalogue.facts(rxcui),
                        limit,
                        cost,
                        estimator));
    }

    private CoverageResult result(
            @Nullable Boolean covered,
            @Nullable Tier tier,
            @Nullable Boolean priorAuthorization,
            @Nullable StepTherapy step,
            @Nullable QuantityLimit limit,
            @Nullable Boolean newStartsOnly,
            @Nullable String route,
            @Nullable CostEstimate cost,
            List<CoverageResult.Alternative> alternatives) {
        var release = found.release().release();
        PlanRow plan = found.plan();
        return new CoverageResult(
                release.id(),
                release.completeness().name(),
                question.asOf(),
                new Plan(
                        plan == null ? null : plan.planName(),
                        found.formulary() == null ? null : found.release().formularyCode(found.formulary())),
                covered,
                tier,
                priorAuthorization,
                step,
                limit,
                newStartsOnly,
                route,
                cost == null || cost.phase() == null ? null : cost.phase().name(),
                cost == null ? null : cost.cost(),
                alternatives,
                unknowns.all());
    }
}
