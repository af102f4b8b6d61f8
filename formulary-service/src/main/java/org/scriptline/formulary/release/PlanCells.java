package org.scriptline.formulary.release;

import java.util.Optional;

/** The plan of a row in a table of millions; the next row mostly has the same, and then nothing is read again. */
final class PlanCells {

    private final ByteRow row;
    private final int contract;
    private final int plan;
    private final int segment;
    private byte[] contractBytes = {};
    private byte[] planBytes = {};
    private byte[] segmentBytes = {};
    private boolean known;

    PlanCells(ByteRow row) {
        this.row = row;
        contract = row.column("CONTRACT_ID");
        plan = row.column("PLAN_ID");
        segment = row.column("SEGMENT_ID");
    }

    /** Whether this row is of the plan that {@link #read} gave last. */
    boolean same() {
        return known
                && row.equals(plan, planBytes)
                && row.equals(segment, segmentBytes)
                && row.equals(contract, contractBytes);
    }

    /** The plan of this row; empty, with a defect, when one of its codes has no such form. */
    Optional<PlanKey> read() {
        known = false;
        Optional<String> contractId = CodeForms.contract(row.text(contract));
        Optional<String> planId = CodeForms.padded(row.text(plan), 3);
        Optional<String> segmentId = CodeForms.padded(row.text(segment), 3);
        if (contractId.isEmpty()) {
            row.refuse("CONTRACT_ID", "'" + row.text(contract) + "' is not a letter and up to four digits");
        }
        if (planId.isEmpty()) {
            row.refuse("PLAN_ID", "'" + row.text(plan) + "' is not made of up to three digits");
        }
        if (segmentId.isEmpty()) {
            row.refuse("SEGMENT_ID", "'" + row.text(segment) + "' is not made of up to three digits");
        }
        if (contractId.isEmpty() || planId.isEmpty() || segmentId.isEmpty()) {
            return Optional.empty();
        }
        contractBytes = row.copy(contract);
        planBytes = row.copy(plan);
        segmentBytes = row.copy(segment);
        known = true;
        return Optional.of(new PlanKey(contractId.get(), planId.get(), segmentId.get()));
    }
}
