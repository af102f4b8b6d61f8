package org.scriptline.formulary.release.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Completeness;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.formulary.release.RowCounts;

/**
 * A release as callers see it.
 *
 * @param gatesPassed null where the release was not just loaded
 * @param ignoredFiles null where the release was not just loaded
 */
public record ReleaseView(
        String id,
        String source,
        int contractYear,
        Completeness completeness,
        ReleaseState state,
        RowCounts rows,
        List<String> warnings,
        Instant loadedAt,
        @Nullable Instant activatedAt,
        @Nullable List<String> gatesPassed,
        @Nullable List<String> ignoredFiles)
        implements KeyedRequests.Identified {

    static ReleaseView of(Release release) {
        return of(release, null, null);
    }

    static ReleaseView of(Release release, @Nullable List<String> gatesPassed, @Nullable List<String> ignoredFiles) {
        return new ReleaseView(
                release.id(),
                release.source(),
                release.contractYear(),
                release.completeness(),
                release.state(),
                release.rows(),
                release.warnings(),
                release.loadedAt(),
                release.activatedAt(),
                gatesPassed,
                ignoredFiles);
    }
}
