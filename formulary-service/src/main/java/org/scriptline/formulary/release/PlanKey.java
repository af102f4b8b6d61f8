package org.scriptline.formulary.release;

import org.jspecify.annotations.Nullable;

/**
 * What a plan is known by: contract, plan and segment with their leading zeros (S5820, 034, 000), or a marketplace plan's
 * HIOS id, which then stands alone.
 */
public record PlanKey(String contractId, String planId, String segmentId) {

    /** A marketplace plan: five digits of the issuer, the state, seven digits; or another payer's own identifier. */
    public static PlanKey ofHios(String hiosPlanId) {
        return new PlanKey(hiosPlanId, "", "");
    }

    /** The HIOS plan id, null for a Part D plan. */
    public @Nullable String hiosPlanId() {
        return planId.isEmpty() ? contractId : null;
    }

    /**
     * Contracts and plans are numbers written out: the usual sum of their hashes gives a plan's next ten the hash of the
     * next contract's plans, and a map of five thousand plans long chains.
     */
    @Override
    public int hashCode() {
        int mixed = (contractId.hashCode() * 0x9E3779B1 + planId.hashCode()) * 0x85EBCA77 + segmentId.hashCode();
        return mixed ^ mixed >>> 15;
    }

    @Override
    public String toString() {
        return planId.isEmpty() ? contractId : contractId + "-" + planId + "-" + segmentId;
    }
}
