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
    private final List<PublicationFormat> formats;
    private final Clock clock;
    private final LoadProgress progress = new LoadProgress();
    /** One load at a time in this process; the store keeps two processes apart. */
    private final ReentrantLock loading = new ReentrantLock();

    /** Reads CMS's files alone. */
    public LoadingReleases(ReleaseStore store, Serving serving, Clock clock) {
        this(store, serving, List.of(), clock);
    }

    /** @param formats asked before CMS's, in this order */
    public LoadingReleases(ReleaseStore store, Serving serving, List<PublicationFormat> formats, Clock clock) {
        this.store = store;
        this.serving = serving;
        this.formats = List.copyOf(formats);
        this.clock = clock;
    }

    /** How far the load that runs now is. */
    public LoadProgress progress() {
        return progress;
    }

    /**
     * Returns when the release at this place serves, or says why it does not.
     *
     * @param path a folder or a zip
     * @param actor who asked for it, for the audit
     */
    public LoadOutcome load(Path path, boolean acceptWarnings, String actor) {
        loading.lock();
        try {
            progress.at("looking for known files", 0);
            Optional<Publication> publication = publication(path);
            return publication.isPresent()
                    ? load(publication.get(), acceptWarnings, actor)
                    : refused(nothingToRead(path));
        } catch (IOException unreadable) {
            return refused(new Defect(String.valueOf(path.getFileName()), 0, null, "cannot be read to its end"));
        } finally {
            progress.done();
            loading.unlock();
        }
    }

    private Optional<Publication> publication(Path path) throws IOException {
        for (PublicationFormat format : formats) {
            Optional<Publication> found = format.at(path);
            if (found.isPresent()) {
                return found;
            }
        }
        return CmsPublication.at(path);
    }

    private static Defect nothingToRead(Path path) {
        return Files.isDirectory(path)
                ? new Defect(CmsTable.BASIC_FORMULARY.fileNameWords(), 0, null, "there is no such file in the folder")
                : new Defect(
                        String.valueOf(path.getFileName()),
                        0,
                        null,
                        "is neither a folder nor a zip with a payer's files");
    }

    private LoadOutcome load(Publication publication, boolean acceptWarnings, String actor) throws IOException {
        progress.at("hashing", 0);
        String hash = publication.contentHash();
        Optional<Release> kept = store.newest(Integer.MAX_VALUE).stream()
                .filter(release -> release.contentHash().equals(hash) && release.state() != ReleaseState.STAGED)
                .findFirst();
        if (kept.isPresent()) {
            if (kept.get().state() != ReleaseState.ACTIVE) {
                store.activate(kept.get().id(), actor);
            }
            return serves(kept.get().id(), true, List.of(), publication);
        }
        return switch (stage(publication, hash, acceptWarnings)) {
            case Staging.Refused refused -> refused.outcome();
            case Staging.Staged staged -> {
                store.activate(staged.id(), actor);
                yield serves(staged.id(), false, staged.gatesPassed(), publication);
            }
        };
    }

    private sealed interface Staging {
        record Staged(String id, List<String> gatesPassed) implements Staging {}

        record Refused(LoadOutcome outcome) implements Staging {}
    }

    /** What was read is let go when this returns: the content that serves is read from the store afterwards. */
    private Staging stage(Publication publication, String hash, boolean acceptWarnings) throws IOException {
        return switch (publication.read(progress)) {
            case Reading.Refused refused -> new Staging.Refused(new LoadOutcome.Refused(refused.defects()));
            case Reading.Read read -> audited(publication, read, hash, acceptWarnings);
        };
    }

    private Staging audited(Publication publication, Reading.Read read, String hash, boolean acceptWarnings) {
        ReleaseContent content = read.content();
        progress.at("asking the gates", 0);
        RowCounts previous = store.active().stream()
                .filter(release ->
                        release.source().equals(read.source()) && release.contractYear() == content.contractYear())
                .map(Release::rows)
                .findFirst()
                .orElse(null);
        Audit audit = Audit.of(read, previous);
        if (!audit.warnings().isEmpty() && !acceptWarnings) {
            return new Staging.Refused(new LoadOutcome.NeedsAcceptance(audit.warnings()));
        }
        Release release = Release.staged(read.source(), content, hash, audit, clock.instant());
        progress.at("storing", 0);
        Bulk bulk = NearPrevious.guarded(publication.bulk(content, progress), content, previous);
        return switch (store.stage(release, content, bulk, acceptWarnings)) {
            case StagingOutcome.Staged staged ->
                new Staging.Staged(staged.release().id(), audit.passed());
            case StagingOutcome.Refused refused -> new Staging.Refused(new LoadOutcome.Refused(refused.defects()));
            case StagingOutcome.NeedsAcceptance needed ->
                new Staging.Refused(new LoadOutcome.NeedsAcceptance(needed.warnings()));
        };
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

    /** Lets everything that was made of what serves be made again, because other names of drugs serve. */
    public void renew() {
        loading.lock();
        try {
            serving.replaceAll(
                    serving.releases().stream().map(ServedRelease::renewed).toList());
        } finally {
            loading.unlock();
        }
    }

    /** A kept release as it would serve; empty when there is none of this id. */
    public Optional<ServedRelease> kept(String id) {
        return serving.releases().stream()
                .filter(served -> served.release().id().equals(id))
                .findFirst()
                .or(() -> store.find(id).map(this::built));
    }

    private ServedRelease built(Release release) {
        return new ServedRelease(release, store.content(release.id()));
    }

    private LoadOutcome serves(String id, boolean alreadyKept, List<String> passed, Publication publication) {
        progress.at("building what serves", 0);
        refresh();
        Release release = store.find(id).orElseThrow(() -> new IllegalStateException("release " + id + " vanished"));
        return new LoadOutcome.Serves(release, alreadyKept, passed, publication.ignored());
    }

    private static LoadOutcome refused(Defect defect) {
        return new LoadOutcome.Refused(List.of(defect));
    }
}
