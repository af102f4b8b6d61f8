package org.scriptline.formulary.coverage;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.scriptline.formulary.release.ServedRelease;

/**
 * Something that is made once for each release, before it serves, and read without a lock by every question. It is gone
 * with its release, so what is made must not hold the release itself.
 */
final class PerRelease<V> {

    private record Made<V>(WeakReference<ServedRelease> release, V value) {}

    private final Function<ServedRelease, V> making;
    /** As many as releases serve: a handful. */
    private volatile List<Made<V>> all = List.of();

    PerRelease(Function<ServedRelease, V> making) {
        this.making = making;
    }

    V of(ServedRelease served) {
        V known = known(served);
        return known == null ? made(served) : known;
    }

    private synchronized V made(ServedRelease served) {
        V known = known(served);
        if (known != null) {
            return known;
        }
        V value = making.apply(served);
        List<Made<V>> kept = new ArrayList<>(all);
        kept.removeIf(one -> one.release().get() == null);
        kept.add(new Made<>(new WeakReference<>(served), value));
        all = List.copyOf(kept);
        return value;
    }

    private @Nullable V known(ServedRelease served) {
        for (Made<V> one : all) {
            if (one.release().refersTo(served)) {
                return one.value();
            }
        }
        return null;
    }
}
