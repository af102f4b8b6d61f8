package org.scriptline.formulary.release.rest;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.Completeness;
import org.scriptline.formulary.release.Release;
import org.scriptline.formulary.release.ReleaseState;
import org.scriptline.formulary.release.RowCounts;

/**
 * A release as callers see it.
 *
 * @param gatesPassed null where the release was not loaded by this request
 * @param ignoredFiles null where the release was not loaded by this request
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

    private static final String GATE = "gate ";
    private static final String IGNORED = "ignored ";

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

    /** A load's answer once more, with what it said of the files. */
    static ReleaseView again(Release release, List<String> notes) {
        return of(release, said(GATE, notes), said(IGNORED, notes));
    }

    @Override
    public List<String> notes() {
        return Stream.concat(lines(GATE, gatesPassed), lines(IGNORED, ignoredFiles))
                .toList();
    }

    private static Stream<String> lines(String kind, @Nullable List<String> texts) {
        return texts == null ? Stream.of() : texts.stream().map(text -> kind + text);
    }

    private static List<String> said(String kind, List<String> notes) {
        return notes.stream()
                .filter(note -> note.startsWith(kind))
                .map(note -> note.substring(kind.length()))
                .toList();
    }
}
