package org.scriptline.formulary.release;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The releases that serve now, one of each source and contract year, behind one volatile reference: a question takes
 * {@link #releases()} once and so never mixes two states.
 */
public final class Serving {

    private volatile List<ServedRelease> releases = List.of();

    /** Newest contract year first. */
    public List<ServedRelease> releases() {
        return releases;
    }

    public Optional<ServedRelease> ofYear(int contractYear) {
        return releases.stream()
                .filter(served -> served.release().contractYear() == contractYear)
                .findFirst();
    }

    void replaceAll(List<ServedRelease> active) {
        releases = active.stream()
                .sorted(Comparator.comparingInt(
                                (ServedRelease served) -> served.release().contractYear())
                        .reversed())
                .toList();
    }
}
