package org.scriptline.interaction.screening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Elements in the order in which they came, each once. A handful is compared, which costs less than to hash them. */
final class Once<T> {
    private static final int COMPARED = 12;

    private final List<T> elements = new ArrayList<>();
    private @Nullable Set<T> hashed;

    void add(T element) {
        boolean added = hashed == null ? !elements.contains(element) : hashed.add(element);
        if (added) {
            elements.add(element);
            if (hashed == null && elements.size() > COMPARED) {
                hashed = new HashSet<>(elements);
            }
        }
    }

    void addAll(List<? extends T> more) {
        for (int i = 0; i < more.size(); i++) {
            add(more.get(i));
        }
    }

    /** Not to be changed by whoever asks. */
    List<T> list() {
        return Collections.unmodifiableList(elements);
    }
}
