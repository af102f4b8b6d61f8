package org.scriptline.formulary.release;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that forgets with the process. */
public final class InMemoryReleaseStore implements ReleaseStore {

    private static final Instant ACTIVATED = Instant.parse("2026-11-21T08:00:00Z");

    private final Map<String, Release> releases = new LinkedHashMap<>();
    private final Map<String, ReleaseContent> contents = new HashMap<>();

    @Override
    public Optional<Release> find(String id) {
        return Optional.ofNullable(releases.get(id));
    }

    @Override
    public List<Release> newest(int limit) {
        return releases.values().stream()
                .sorted(Comparator.comparing(Release::loadedAt).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Release> active() {
        return releases.values().stream()
                .filter(release -> release.state() == ReleaseState.ACTIVE)
                .toList();
    }

    /** What the large tables of a release came to, by plan. */
    public record Kept(Map<PlanKey, int[][]> prices, Map<PlanKey, List<PharmacyTerms>> terms, List<Long> pharmacies) {}

    private final Map<String, Kept> bulk = new HashMap<>();

    /** The large tables that were kept. */
    public Kept bulk(String release) {
        return Objects.requireNonNull(bulk.get(release));
    }

    @Override
    public StagingOutcome stage(Release release, ReleaseContent content, Bulk tables, boolean acceptWarnings) {
        var kept = new Kept(new HashMap<>(), new HashMap<>(), new ArrayList<>());
        Bulk.Outcome outcome;
        try {
            outcome = tables.copyTo(new InMemoryBulkStore(kept));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return switch (outcome) {
            case Bulk.Refused refused -> new StagingOutcome.Refused(refused.defects());
            case Bulk.Copied copied -> {
                if (!copied.warnings().isEmpty() && !acceptWarnings) {
                    yield new StagingOutcome.NeedsAcceptance(copied.warnings());
                }
                Release counted = release.with(copied);
                releases.put(release.id(), counted);
                contents.put(release.id(), content);
                bulk.put(release.id(), kept);
                yield new StagingOutcome.Staged(counted);
            }
        };
    }

    @Override
    public boolean activate(String id, String actor) {
        Release wanted = releases.get(id);
        if (wanted == null) {
            return false;
        }
        releases.replaceAll((key, release) -> {
            boolean sameSlot =
                    release.source().equals(wanted.source()) && release.contractYear() == wanted.contractYear();
            return sameSlot && release.state() == ReleaseState.ACTIVE
                    ? in(release, ReleaseState.RETIRED, release.activatedAt())
                    : release;
        });
        releases.put(id, in(wanted, ReleaseState.ACTIVE, ACTIVATED));
        return true;
    }

    @Override
    public ReleaseContent content(String id) {
        return Objects.requireNonNull(contents.get(id));
    }

    private static Release in(Release release, ReleaseState state, @Nullable Instant activatedAt) {
        return new Release(
                release.id(),
                release.source(),
                release.contractYear(),
                release.contentHash(),
                release.completeness(),
                state,
                release.rows(),
                release.warnings(),
                release.loadedAt(),
                activatedAt);
    }
}
