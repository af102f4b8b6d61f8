package org.scriptline.formulary.release;

/** Contract, plan and segment with their leading zeros: S5820, 034, 000. */
public record PlanKey(String contractId, String planId, String segmentId) {

    @Override
    public String toString() {
        return contractId + "-" + planId + "-" + segmentId;
    }
}
