package org.scriptline.formulary.release;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How far the running load is, for whoever waits for it. */
public final class LoadProgress {

    private final AtomicReference<@Nullable State> state = new AtomicReference<>();

    /**
     * @param step what is done, such as a file's name
     * @param rows read so far in this step, in thousands at a time
     */
    public record State(String step, long rows) {}

    /** Null when nothing is being loaded. */
    public @Nullable State state() {
        return state.get();
    }

    public void at(String step, long rows) {
        state.set(new State(step, rows));
    }

    public void done() {
        state.set(null);
    }
}
