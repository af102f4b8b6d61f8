package org.scriptline.contracts.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.scriptline.contracts.coverage.CoverageResult;

/**
 * A payer's new release changes the coverage of a running prescription, or the payer itself was asked in real time; the
 * result takes the place of the answer before it.
 *
 * @param revision the revision that was checked again
 * @param previousRelease that answered before, null when none did; the result's own when the payer was asked
 * @param changes each in a few words such as {@code tier 2 → 3}; never empty
 * @param result the whole new answer
 */
public record CoverageChanged(
        UUID prescriptionId,
        UUID patientId,
        int revision,
        @Nullable String previousRelease,
        List<String> changes,
        CoverageResult result) {}
