package org.scriptline.formulary.release;

/** A drug for a whole plan, whatever its segment: what excluded drugs and indications are published by. */
record PlanDrug(String contractId, String planId, int rxcui) {

    static PlanDrug of(PlanKey plan, int rxcui) {
        return new PlanDrug(plan.contractId(), plan.planId(), rxcui);
    }
}
