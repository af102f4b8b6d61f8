package org.scriptline.formulary.coverage;

import org.jspecify.annotations.Nullable;

/** How a caller names a plan, as written: leading zeros may be missing. */
public record PlanCode(
        @Nullable String contractId,
        @Nullable String planId,
        @Nullable String segmentId,
        @Nullable String formularyId,
        @Nullable Integer contractYear,
        @Nullable String hiosPlanId,
        @Nullable String bin,
        @Nullable String pcn,
        @Nullable String group) {

    /** Nothing is named by which a plan could be looked for. */
    boolean namesNothing() {
        return contractId == null
                && planId == null
                && segmentId == null
                && formularyId == null
                && hiosPlanId == null
                && bin == null
                && pcn == null
                && group == null;
    }
}
