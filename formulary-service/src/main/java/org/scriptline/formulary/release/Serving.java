package org.scriptline.formulary.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The releases that serve now, one of each source and contract year, behind one volatile reference: a question takes
 * {@link #releases()} once and so never mixes two states.
 */
public final class Serving {

    private volatile List<ServedRelease> releases = List.of();
    private final List<Consumer<ServedRelease>> preparations = new CopyOnWriteArrayList<>();

    /** What is to be made ready for a release before the first question meets it. */
    public void beforeServing(Consumer<ServedRelease> preparation) {
        preparations.add(preparation);
        releases.forEach(preparation);
    }

    /** Newest contract year first. */
    public List<ServedRelease> releases() {
        return releases;
    }

    public Optional<ServedRelease> ofYear(int contractYear) {
        return releases.stream()
                .filter(served -> served.release().contractYear() == contractYear)
                .findFirst();
    }

    /** Swaps what serves at once, for every question that begins from now on. */
    public void replaceAll(List<ServedRelease> active) {
        active.stream()
                .filter(served -> !releases.contains(served))
                .forEach(served -> preparations.forEach(preparation -> preparation.accept(served)));
        releases = active.stream()
                .sorted(Comparator.comparingInt(
                                (ServedRelease served) -> served.release().contractYear())
                        .reversed())
                .toList();
    }
}
