package org.scriptline.formulary.checking;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;
import org.scriptline.contracts.coverage.CoverageResult.QuantityLimit;

/**
 * What of an answer a prescriber acts on. What the patient pays is none of it: prices move with every release, and nobody
 * wants to hear of each cent.
 *
 * @param quantityLimit in words, null when not known
 */
public record CoverageFacts(
        @Nullable Boolean covered,
        @Nullable String tier,
        @Nullable Boolean priorAuthorization,
        @Nullable Boolean stepTherapy,
        @Nullable String quantityLimit) {

    public static CoverageFacts of(CoverageResult result) {
        return new CoverageFacts(
                result.covered(),
                result.tier() == null ? null : result.tier().code(),
                result.priorAuthorization(),
                result.stepTherapy() == null ? null : result.stepTherapy().required(),
                limit(result.quantityLimit()));
    }

    /** What is otherwise now, each in a few words such as {@code tier 2 → 3}; empty when nothing is. */
    public List<String> changesSince(CoverageFacts before) {
        List<String> changes = new ArrayList<>();
        change(changes, "covered", word(before.covered), word(covered));
        if (tier != null && before.tier != null) {
            change(changes, "tier", before.tier, tier);
        }
        if (Boolean.TRUE.equals(covered) && Boolean.TRUE.equals(before.covered)) {
            change(changes, "prior authorization", word(before.priorAuthorization), word(priorAuthorization));
            change(changes, "step therapy", word(before.stepTherapy), word(stepTherapy));
            change(changes, "quantity limit", words(before.quantityLimit), words(quantityLimit));
        }
        return changes;
    }

    private static void change(List<String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(what + " " + before + " → " + after);
        }
    }

    private static String word(@Nullable Boolean flag) {
        if (flag == null) {
            return "unknown";
        }
        return flag ? "yes" : "no";
    }

    private static String words(@Nullable String limit) {
        return limit == null ? "unknown" : limit;
    }

    private static @Nullable String limit(@Nullable QuantityLimit limit) {
        if (limit == null || limit.applies() == null) {
            return null;
        }
        if (!limit.applies()) {
            return "none";
        }
        return limit.amount() == null || limit.days() == null
                ? "of an amount that is not told"
                : limit.amount().stripTrailingZeros().toPlainString() + " in " + limit.days() + " days";
    }
}
