package org.scriptline.formulary.reference;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.scriptline.formulary.release.Defect;
import org.scriptline.formulary.release.Defects;
import org.scriptline.formulary.release.LoadProgress;
import org.scriptline.formulary.release.PayerFile;
import org.scriptline.formulary.release.ReleaseState;

/** Loads an operator's reference files into the store and swaps what serves, all or nothing. */
public final class LoadingReferences {

    private final ReferenceStore store;
    private final ServingReference serving;
    private final Runnable afterSwap;
    private final LoadProgress progress;
    private final Clock clock;
    /** One load at a time in this process; the store keeps two processes apart. */
    private final ReentrantLock loading = new ReentrantLock();

    /** @param afterSwap what has to be made anew when other names serve */
    public LoadingReferences(
            ReferenceStore store, ServingReference serving, Runnable afterSwap, LoadProgress progress, Clock clock) {
        this.store = store;
        this.serving = serving;
        this.afterSwap = afterSwap;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Returns when the files at this place serve, or says why they do not.
     *
     * @param path a folder, a zip or a file
     * @param actor who asked for it, for the audit
     */
    public ReferenceOutcome load(Path path, boolean acceptWarnings, String actor) {
        loading.lock();
        try {
            progress.at("looking for known files", 0);
            return switch (ReferenceFolder.at(path)) {
                case ReferenceFolder.Nothing nothing -> new ReferenceOutcome.Refused(List.of(nothing.why()));
                case ReferenceFolder.Found found -> load(found.folder(), acceptWarnings, actor);
            };
        } catch (IOException unreadable) {
            return new ReferenceOutcome.Refused(
                    List.of(new Defect(String.valueOf(path.getFileName()), 0, null, "cannot be read to its end")));
        } finally {
            progress.done();
            loading.unlock();
        }
    }

    private ReferenceOutcome load(ReferenceFolder folder, boolean acceptWarnings, String actor) throws IOException {
        progress.at("hashing", 0);
        String hash = folder.contentHash();
        Optional<ReferenceRelease> kept = store.newest(Integer.MAX_VALUE).stream()
                .filter(release -> release.kind() == folder.kind()
                        && release.contentHash().equals(hash)
                        && release.state() != ReleaseState.STAGED)
                .findFirst();
        if (kept.isPresent()) {
            if (kept.get().state() != ReleaseState.ACTIVE) {
                store.activate(kept.get().id(), actor);
            }
            return serves(kept.get().id(), true, List.of());
        }
        var defects = new Defects();
        ReferenceContent content = read(folder, defects);
        if (!defects.none()) {
            return new ReferenceOutcome.Refused(defects.all());
        }
        ReferenceRows previous = store.active().stream()
                .filter(release -> release.kind() == folder.kind())
                .map(ReferenceRelease::rows)
                .findFirst()
                .orElse(null);
        ReferenceGates gates = ReferenceGates.of(content, previous);
        if (!gates.warnings().isEmpty() && !acceptWarnings) {
            return new ReferenceOutcome.NeedsAcceptance(gates.warnings());
        }
        ReferenceRelease release = ReferenceRelease.staged(content, hash, gates.warnings(), clock.instant());
        progress.at("storing", 0);
        store.stage(release, content);
        store.activate(release.id(), actor);
        return serves(release.id(), false, gates.passed());
    }

    private ReferenceContent read(ReferenceFolder folder, Defects defects) {
        List<PayerFile> files = folder.files();
        ReferenceContent content = switch (folder.kind()) {
            case RXNORM -> new RxNormReader(files, defects, progress).read();
            case FDA_NDC -> new FdaReader(files, defects, progress).read();
            case NADAC ->
                new NadacReader(
                                files.getFirst(),
                                defects,
                                progress,
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                        .read();
        };
        ReferenceRows rows = ReferenceRows.of(content);
        if (defects.none() && rows.drugs() + rows.packages() + rows.prices() == 0) {
            defects.add(new Defect(files.getFirst().name(), 0, null, "there is no row in it"));
        }
        return content;
    }

    /** Makes a kept release serve again; empty when there is none of this id. */
    public Optional<ReferenceRelease> activate(String id, String actor) {
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
    public Optional<ReferenceRelease> rollBack(String id, String actor) {
        return store.find(id)
                .filter(release -> release.state() == ReleaseState.ACTIVE)
                .flatMap(release -> store.newest(Integer.MAX_VALUE).stream()
                        .filter(other -> other.state() == ReleaseState.RETIRED && other.kind() == release.kind())
                        .max(Comparator.comparing(
                                ReferenceRelease::activatedAt, Comparator.nullsFirst(Comparator.naturalOrder()))))
                .flatMap(previous -> activate(previous.id(), actor));
    }

    /** Makes the store's active releases serve; does nothing when they serve already. */
    public void refresh() {
        loading.lock();
        try {
            List<ReferenceRelease> active = store.active();
            if (!ids(active).equals(ids(serving.releases()))) {
                List<ReferenceContent> contents = new ArrayList<>();
                active.forEach(release -> contents.add(store.content(release)));
                serving.serve(active, contents);
                afterSwap.run();
            }
        } finally {
            loading.unlock();
        }
    }

    private static List<String> ids(List<ReferenceRelease> releases) {
        return releases.stream().map(ReferenceRelease::id).sorted().collect(Collectors.toList());
    }

    private ReferenceOutcome serves(String id, boolean alreadyKept, List<String> passed) {
        progress.at("building what serves", 0);
        refresh();
        ReferenceRelease release =
                store.find(id).orElseThrow(() -> new IllegalStateException("reference " + id + " vanished"));
        return new ReferenceOutcome.Serves(release, alreadyKept, passed);
    }
}
