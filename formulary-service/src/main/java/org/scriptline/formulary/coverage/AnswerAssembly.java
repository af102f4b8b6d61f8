package org.scriptline.formulary.coverage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.Plan;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;
import org.scriptline.contracts.coverage.CoverageResult.StepTherapy;
import org.scriptline.contracts.coverage.CoverageResult.Tier;
import org.scriptline.formulary.release.CodeForms;
import org.scriptline.formulary.release.FormularyItem;
import org.scriptline.formulary.release.PlanRow;

/** Puts one answer together and names every field that stays unknown. */
final class AnswerAssembly {

    /** Part D is a pharmacy benefit: its prior authorizations go over NCPDP SCRIPT. */
    private static final String PHARMACY_BENEFIT_ROUTE = "NCPDP_SCRIPT";

    private static final List<String> DRUG_FIELDS =
            List.of("tier", "priorAuthorization", "stepTherapy", "quantityLimit", "cost.patientPays");

    private final CoverageQuestion question;
    private final PlanResolution.Found found;
    private final DrugCatalogue catalogue;
    private final Unknowns unknowns = new Unknowns();

    AnswerAssembly(CoverageQuestion question, PlanResolution.Found found, DrugCatalogue catalogue) {
        this.question = question;
        this.found = found;
        this.catalogue = catalogue;
        unknowns.addAll(found.notes());
    }

    CoverageResult drugNotKnown(String reason) {
        return withoutItem(new Listing.NotKnown(reason), List.of());
    }

    CoverageResult about(int rxcui) {
        Listing listing = Listing.of(found, rxcui, question.asOf().getYear());
        return listing instanceof Listing.Listed listed
                ? listed(listed, rxcui)
                : withoutItem(listing, alternatives(listing, rxcui, null, CostEstimate.unknown(null, "not listed")));
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
        return result(covered, null, null, null, null, null, null, alternatives);
    }

    private CoverageResult listed(Listing.Listed listed, int rxcui) {
        FormularyItem item = listed.item();
        if (item.priorAuthorization() == null) {
            unknowns.add("priorAuthorization", "this release does not say");
        }
        StepTherapy step = stepTherapy(item);
        QuantityLimit limit = QuantityLimitCheck.check(item, question, rxcui, unknowns);
        CostEstimate cost = cost(item, rxcui);
        if (cost.unknownBecause() != null) {
            unknowns.add("cost.patientPays", cost.unknownBecause());
        }
        if (cost.phase() == null) {
            unknowns.add("phase", "the accumulators do not tell it");
        }
        if (question.newStart() != null) {
            unknowns.add("newStartsOnly", "CMS's files do not say whether a restriction is for new starts only");
        }
        if (question.pharmacyNpi() != null) {
            unknowns.add("pharmacy", "no pharmacy network in this release");
        }
        return result(
                covered(rxcui),
                new Tier(Integer.toString(item.tier()), null),
                item.priorAuthorization(),
                step,
                limit,
                Boolean.TRUE.equals(item.priorAuthorization()) ? PHARMACY_BENEFIT_ROUTE : null,
                cost,
                alternatives(listed, rxcui, limit, cost));
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

    private @Nullable StepTherapy stepTherapy(FormularyItem item) {
        if (item.stepTherapy() == null) {
            unknowns.add("stepTherapy", "this release does not say");
            return null;
        }
        if (!item.stepTherapy()) {
            return new StepTherapy(false, null, List.of());
        }
        unknowns.add(
                "stepTherapy.verdict",
                question.history() == null
                        ? "no source of history"
                        : "the payer publishes that there are steps, not which; no authored rule for this drug");
        return new StepTherapy(true, "UNKNOWN", List.of());
    }

    private CostEstimate cost(FormularyItem item, int rxcui) {
        PlanRow plan = found.plan();
        return plan == null
                ? CostEstimate.unknown(null, "a formulary was asked, not a plan")
                : new CostEstimator(found.release(), plan, question.accumulators())
                        .estimate(item.tier(), question.daysSupply(), catalogue.insulin(rxcui));
    }

    private List<CoverageResult.Alternative> alternatives(
            Listing listing, int rxcui, @Nullable QuantityLimit limit, CostEstimate cost) {
        return question.alternatives()
                ? new AlternativeFinder(found, question, catalogue, rxcui).find(listing, limit, cost)
                : List.of();
    }

    private CoverageResult result(
            @Nullable Boolean covered,
            @Nullable Tier tier,
            @Nullable Boolean priorAuthorization,
            @Nullable StepTherapy step,
            @Nullable QuantityLimit limit,
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
                        found.formulary() == null ? null : CodeForms.formulary(found.formulary())),
                covered,
                tier,
                priorAuthorization,
                step,
                limit,
                null,
                route,
                cost == null || cost.phase() == null ? null : cost.phase().name(),
                cost == null ? null : cost.cost(),
                alternatives,
                unknowns.all());
    }
}
