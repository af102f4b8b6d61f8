package org.scriptline.contracts.events;

import org.jspecify.annotations.Nullable;

/** How a coverage names its plan: contract, plan and segment as {@code S5820-034-000}, or BIN, PCN and group. */
public record PlanReference(
        @Nullable String contractId,
        @Nullable String planId,
        @Nullable String segmentId,
        @Nullable String bin,
        @Nullable String pcn,
        @Nullable String group,
        @Nullable String memberId) {

    @Override
    public String toString() {
        return "PlanReference[" + contractId + "-" + planId + "-" + segmentId + "]";
    }
}
