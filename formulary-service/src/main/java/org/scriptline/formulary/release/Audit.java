package org.scriptline.formulary.release;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gates said.
 *
 * @param passed names of the gates that found nothing
 * @param warnings each as gate and reason
 */
public record Audit(List<String> passed, List<String> warnings, Completeness completeness) {

    static Audit of(Reading.Read read, @Nullable RowCounts previous) {
        ReleaseContent content = read.content();
        List<String> passed = new ArrayList<>();
        List<String> warnings = new ArrayList<>(read.notices());
        boolean partial = !read.complete();
        for (Gate gate : Gate.all()) {
            var finding = gate.check(content, previous);
            if (finding.isEmpty()) {
                passed.add(gate.name());
            } else {
                warnings.add(gate.name() + ": " + finding.get());
                partial |= gate.makesPartial();
            }
        }
        return new Audit(passed, warnings, partial ? Completeness.PARTIAL : Completeness.FULL);
    }
}
