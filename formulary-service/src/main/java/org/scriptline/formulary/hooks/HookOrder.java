package org.scriptline.formulary.hooks;

import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.coverage.CoverageQuestion;

/**
 * One draft order of a call.
 *
 * @param reference how the client names it, such as {@code MedicationRequest/d1}
 * @param name the drug in words
 * @param question null when the order could not be understood
 * @param notUnderstood why there is no question; null when there is one
 */
public record HookOrder(
        String reference,
        String name,
        @Nullable CoverageQuestion question,
        @Nullable String notUnderstood) {

    @Override
    public String toString() {
        return "HookOrder[redacted]";
    }
}
