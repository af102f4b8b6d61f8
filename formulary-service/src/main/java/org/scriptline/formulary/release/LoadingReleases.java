package org.scriptline.formulary.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Loads a payer's folder into the store and swaps what serves.
 *
 * <p>What serves is always built from the store, never from the files: every instance then serves the same bytes.
 */
public final class LoadingReleases {

    private final ReleaseStore store;
    private final Serving serving;
    private final Clock clock;
    /** One load at a time in this process; the store keeps two processes apart. */
    private final ReentrantLock loading = new ReentrantLock();

    public LoadingReleases(ReleaseStore store, Serving serving, Clock clock) {
        this.store = store;
        this.serving = serving;
        this.clock = clock;
    }

    /**
     * Returns when the folder's release serves, or says why it does not.
     *
     * @param actor who asked for it, for the audit
     */
    public LoadOutcome load(Path path, boolean acceptWarnings, String actor) {
        loading.lock();
        try {
            if (!Files.isDirectory(path)) {
                return refused(new Defect(String.valueOf(path.getFileName()), 0, null, "is not a folder"));
            }
            PayerFolder folder = PayerFolder.of(path);
            if (!folder.repeated().isEmpty()) {
                return new LoadOutcome.Refused(folder.repeated());
            }
            return load(folder, acceptWarnings, actor);
        } catch (IOException unreadable) {
            return refused(new Defect(String.valueOf(path.getFileName()), 0, null, "cannot be read to its end"));
        } finally {
            loading.unlock();
        }
    }

    private LoadOutcome load(PayerFolder folder, boolean acceptWarnings, String actor) throws IOException {
        String hash = folder.contentHash();
        Optional<Release> kept = store.newest(Integer.MAX_VALUE).stream()
                .filter(release -> release.contentHash().equals(hash) && release.state() != ReleaseState.STAGED)
                .findFirst();
        if (kept.isPresent()) {
            if (kept.get().state() != ReleaseState.ACTIVE) {
                store.activate(kept.get().id(), actor);
            }
            return serves(kept.get().id(), true, List.of(), folder);
        }
        return switch (stage(folder, hash, acceptWarnings)) {
            case Staging.Refused refused -> refused.outcome();
            case Staging.Staged staged -> {
                store.activate(staged.id(), actor);
                yield serves(staged.id(), false, staged.gatesPassed(), folder);
            }
        };
    }

    private sealed interface Staging {
        record Staged(String id, List<String> gatesPassed) implements Staging {}

        record Refused(LoadOutcome outcome) implements Staging {}
    }

    /** What was read is let go when this returns: the content that serves is read from the store afterwards. */
    private Staging stage(PayerFolder folder, String hash, boolean acceptWarnings) throws IOException {
        return switch (new FilesReader(folder.files()).read()) {
            case FilesReader.Reading.Refused refused -> new Staging.Refused(new LoadOutcome.Refused(refused.defects()));
            case FilesReader.Reading.Read read -> audited(read.content(), hash, acceptWarnings);
        };
    }

    private Staging audited(ReleaseContent content, String hash, boolean acceptWarnings) {
        RowCounts previous = store.active().stream()
                .filter(release ->
                        release.source().equals(Release.PART_D) && release.contractYear() == content.contractYear())
                .map(Release::rows)
                .findFirst()
                .orElse(null);
        Audit audit = Audit.of(content, previous);
        if (!audit.warnings().isEmpty() && !acceptWarnings) {
            return new Staging.Refused(new LoadOutcome.NeedsAcceptance(audit.warnings()));
        }
        Release release = Release.staged(Release.PART_D, content, hash, audit, clock.instant());
        store.stage(release, content);
        return new Staging.Staged(release.id(), audit.passed());
    }

    /** Makes a kept release serve again; empty when there is none of this id. */
    public Optional<Release> activate(String id, String actor) {
        loading.lock();
        try {
            if (!store.activate(id, actor)) {
                return Optional.empty();
            }
            refresh();
            return store.find(id);
        } finally {
            loading.unlock();
        }
    }

    /** Makes the release serve again that served before this one; empty when this does not serve or was the first. */
    public Optional<Release> rollBack(String id, String actor) {
        return store.find(id)
                .filter(release -> release.state() == ReleaseState.ACTIVE)
                .flatMap(release -> store.newest(Integer.MAX_VALUE).stream()
                        .filter(other -> other.state() == ReleaseState.RETIRED)
                        .filter(other -> other.source().equals(release.source())
                                && other.contractYear() == release.contractYear())
                        .max(Comparator.comparing(
                                Release::activatedAt, Comparator.nullsFirst(Comparator.naturalOrder()))))
                .flatMap(previous -> activate(previous.id(), actor));
    }

    /** Makes the store's active releases serve; does nothing for those that serve already. */
    public void refresh() {
        loading.lock();
        try {
            Map<String, ServedRelease> serves = new HashMap<>();
            serving.releases().forEach(served -> serves.put(served.release().id(), served));
            List<Release> active = store.active();
            Set<String> wanted = active.stream().map(Release::id).collect(Collectors.toSet());
            if (!serves.keySet().equals(wanted)) {
                serving.replaceAll(active.stream()
                        .map(release -> Objects.requireNonNullElseGet(serves.get(release.id()), () -> built(release)))
                        .toList());
            }
        } finally {
            loading.unlock();
        }
    }

    private ServedRelease built(Release release) {
        return new ServedRelease(release, store.content(release.id()));
    }

    private LoadOutcome serves(String id, boolean alreadyKept, List<String> passed, PayerFolder folder) {
        refresh();
        Release release = store.find(id).orElseThrow(() -> new IllegalStateException("release " + id + " vanished"));
        return new LoadOutcome.Serves(release, alreadyKept, passed, folder.ignored());
    }

    private static LoadOutcome refused(Defect defect) {
        return new LoadOutcome.Refused(List.of(defect));
    }
}
