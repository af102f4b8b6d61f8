package org.scriptline.formulary.release;

/** A drug for a whole plan, whatever its segment: what excluded drugs and indications are published by. */
record PlanDrug(String contractId, String planId, int rxcui) {

    /** As {@link PlanKey#hashCode}. */
    @Override
    public int hashCode() {
        int mixed = (contractId.hashCode() * 0x9E3779B1 + planId.hashCode()) * 0x85EBCA77 + rxcui;
        return mixed ^ mixed >>> 15;
    }

    static PlanDrug of(PlanKey plan, int rxcui) {
        return new PlanDrug(plan.contractId(), plan.planId(), rxcui);
    }
}
