package org.scriptline.formulary.reference.rest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.reference.ReferenceRelease;
import org.scriptline.formulary.reference.ReferenceRows;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.formulary.release.rest.KeyedRequests;

/**
 * A reference release as callers see it.
 *
 * @param kind rxnorm, fda-ndc or nadac
 * @param gatesPassed null where the release was not loaded by this request
 */
public record ReferenceView(
        String id,
        String kind,
        ReleaseState state,
        ReferenceRows rows,
        List<String> warnings,
        Instant loadedAt,
        @Nullable Instant activatedAt,
        @Nullable List<String> gatesPassed)
        implements KeyedRequests.Identified {

    static ReferenceView of(ReferenceRelease release, @Nullable List<String> gatesPassed) {
        return new ReferenceView(
                release.id(),
                release.kind().code(),
                release.state(),
                release.rows(),
                release.warnings(),
                release.loadedAt(),
                release.activatedAt(),
                gatesPassed);
    }

    @Override
    public List<String> notes() {
        return gatesPassed == null ? List.of() : gatesPassed;
    }
}
