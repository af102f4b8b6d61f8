package org.scriptline.local.load;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.scriptline.local.alone.DatabaseAlone;
import org.scriptline.local.stack.Addresses;

/**
 * What the databases did alone.
 *
 * @param lives complete lives whose statements were captured
 */
record Alone(long lives, DatabaseAlone.Outcome outcome) {

    /** Enough lives for a mixture, few enough for the log. */
    private static final int SECONDS = 10;

    /** After the last fill the relays and cursors still move. */
    private static final Duration QUIET = Duration.ofSeconds(2);

    /** The capture is made and waits for the end of the measurement. */
    static final class Prepared {
        private final DatabaseAlone alone;
        private final long lives;

        private Prepared(DatabaseAlone alone, long lives) {
            this.alone = alone;
            this.lives = lives;
        }

        Alone replay() throws SQLException, InterruptedException {
            try (alone) {
                return new Alone(lives, alone.replay());
            }
        }
    }

    /** Lets some lives run while every statement is written down. */
    static Prepared prepare(Addresses addresses, Measurement measurement, LoadRun load)
            throws SQLException, IOException, InterruptedException {
        Thread.sleep(QUIET);
        measurement.say("Copying the databases, and capturing their statements for %d seconds …".formatted(SECONDS));
        DatabaseAlone alone = DatabaseAlone.begin(addresses);
        Tally tally = measurement.phase(load, SECONDS).tally();
        Thread.sleep(QUIET);
        alone.captured();
        return new Prepared(alone, tally.complete());
    }

    double livesPerSecond() {
        return lives / Math.max(0.001, outcome.took().toNanos() / 1e9);
    }

    /** @param completedPerSecond by the whole suite in the same run */
    void print(PrintWriter out, double completedPerSecond) {
        out.printf(
                Locale.ROOT,
                "Databases     %.1f lives per second alone (%,d statements of %,d lives in %.1f s, %,d of %,d transactions"
                        + " refused); the suite completed %.1f, which is %.0f %%%n",
                livesPerSecond(),
                outcome.statements(),
                lives,
                outcome.took().toMillis() / 1_000.0,
                outcome.refused(),
                outcome.transactions(),
                completedPerSecond,
                100 * completedPerSecond / Math.max(0.001, livesPerSecond()));
        out.flush();
    }

    ObjectNode json(double completedPerSecond) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("livesPerSecond", livesPerSecond())
                .put("suiteReached", completedPerSecond / Math.max(0.001, livesPerSecond()))
                .put("lives", lives)
                .put("statements", outcome.statements())
                .put("transactions", outcome.transactions())
                .put("refused", outcome.refused())
                .put("seconds", outcome.took().toNanos() / 1e9);
    }
}
