package org.scriptline.kit.killswitch;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What is stopped now, for the hot path: read in the caller's transaction when the last look is older than
 * {@link #LONGEST_AGE}, from memory otherwise. So it costs at most two small reads a second, and there is no background
 * reader that could fall behind unseen: who cannot read cannot go on either.
 */
@ApplicationScoped
public class KillSwitches {

    /** How old the answer may be. */
    public static final Duration LONGEST_AGE = Duration.ofMillis(500);

    private final KillSwitchStore store;
    private final AtomicReference<@Nullable Look> last = new AtomicReference<>();

    public KillSwitches(KillSwitchStore store) {
        this.store = store;
    }

    private record Look(long nanos, List<KillSwitch> thrown) {}

    /** The thrown switches, none almost always. */
    public List<KillSwitch> thrown(Connection connection) throws SQLException {
        long now = System.nanoTime();
        Look known = last.get();
        if (known != null && now - known.nanos() < LONGEST_AGE.toNanos()) {
            return known.thrown();
        }
        List<KillSwitch> thrown = List.copyOf(store.thrown(connection));
        last.set(new Look(now, thrown));
        return thrown;
    }

    /** This process has changed a switch and obeys at once. */
    void forget() {
        last.set(null);
    }
}
