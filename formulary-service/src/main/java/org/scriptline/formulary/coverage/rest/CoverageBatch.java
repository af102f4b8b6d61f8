package org.scriptline.formulary.coverage.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.kit.problem.Problem;

/** The body of {@code POST /coverage-checks/batch}, and its answer. */
public record CoverageBatch(@Nullable List<@Nullable CoverageRequest> checks) {

    /** A visit has a handful of drugs, a list for a ward a few dozen. */
    static final int MOST = 100;

    /** One answer for each check, in the order of the checks. */
    public record Answers(List<Item> items) {}

    /** Either the result or the problem of the check with this index. */
    public record Item(
            int index,
            @Nullable CoverageResult result,
            @Nullable Problem problem) {}
}
