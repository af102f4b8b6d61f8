package org.scriptline.formulary.reference;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ReleaseState;

/** A store that forgets with the process. */
public final class InMemoryReferenceStore implements ReferenceStore {

    private static final Instant ACTIVATED = Instant.parse("2026-11-21T08:00:00Z");

    private final Map<String, ReferenceRelease> releases = new LinkedHashMap<>();
    private final Map<String, ReferenceContent> contents = new HashMap<>();

    @Override
    public Optional<ReferenceRelease> find(String id) {
        return Optional.ofNullable(releases.get(id));
    }

    @Override
    public List<ReferenceRelease> newest(int limit) {
        return releases.values().stream().limit(limit).toList();
    }

    @Override
    public List<ReferenceRelease> active() {
        return releases.values().stream()
                .filter(release -> release.state() == ReleaseState.ACTIVE)
                .toList();
    }

    @Override
    public void stage(ReferenceRelease release, ReferenceContent content) {
        releases.put(release.id(), release);
        contents.put(release.id(), content);
    }

    @Override
    public boolean activate(String id, String actor) {
        ReferenceRelease wanted = releases.get(id);
        if (wanted == null) {
            return false;
        }
        releases.replaceAll((key, release) -> release.kind() == wanted.kind() && release.state() == ReleaseState.ACTIVE
                ? in(release, ReleaseState.RETIRED, release.activatedAt())
                : release);
        releases.put(id, in(wanted, ReleaseState.ACTIVE, ACTIVATED));
        return true;
    }

    @Override
    public ReferenceContent content(ReferenceRelease release) {
        return Objects.requireNonNull(contents.get(release.id()));
    }

    private static ReferenceRelease in(ReferenceRelease release, ReleaseState state, @Nullable Instant activatedAt) {
        return new ReferenceRelease(
                release.id(),
                release.kind(),
                release.contentHash(),
                state,
                release.rows(),
                release.warnings(),
                release.loadedAt(),
                activatedAt);
    }
}
