package org.scriptline.local.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.scriptline.local.client.OperationLog;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.DatabaseAccess;

/** One run on a running stack: warms up, starts lives, perhaps kills something, and reads what it cost. */
final class Measurement {

    private static final String DATABASE = "prescription";

    private final Addresses addresses;
    private final double rate;
    private final int pharmacies;
    private final Duration longestLife;
    private final Duration patience;
    private final PrintWriter out;
    private final String run = "load" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    /**
     * @param away how long the killed process was not ready
     * @param alone what the databases alone can do, when that was asked for
     */
    record Result(LoadFigures figures, Usage usage, Optional<Duration> away, Optional<Alone> alone) {}

    Measurement(
            Addresses addresses,
            double rate,
            int pharmacies,
            Duration longestLife,
            Duration patience,
            PrintWriter out) {
        this.addresses = addresses;
        this.rate = rate;
        this.pharmacies = pharmacies;
        this.longestLife = longestLife;
        this.patience = patience;
        this.out = out;
    }

    /** The operation log of the client, for the checker. */
    Path log() {
        return addresses.directory().root().resolve("load").resolve(run + ".jsonl");
    }

    /** @param compare whether the databases are to do the same alone afterwards */
    Result run(int seconds, int warmUp, Optional<Kill> kill, boolean compare)
            throws IOException, InterruptedException, SQLException {
        try (Scriptline client = new Scriptline(addresses::service, addresses.tokens()::of);
                OperationLog operations = OperationLog.open(log())) {
            LifeRunner lives = new LifeRunner(run, client, operations, patience.plus(longestLife));
            LoadRun load = new LoadRun(run, lives, rate, pharmacies, longestLife);
            if (warmUp > 0) {
                say("Warming up for %d seconds …".formatted(warmUp));
                phase(load, warmUp);
            }
            Optional<Alone.Prepared> prepared =
                    compare ? Optional.of(Alone.prepare(addresses, this, load)) : Optional.empty();
            say("Starting %.0f lives per second for %d seconds …".formatted(rate, seconds));
            int ledger = Arrivals.size(addresses.simulator());
            UsageMeter meter = new UsageMeter(addresses);
            meter.begin();
            FutureTask<Optional<Duration>> strike = strike(kill, Duration.ofSeconds(seconds / 3));
            Phase measured = phase(load, seconds);
            Usage usage = meter.end(measured.looks());
            Optional<Duration> away = strike.get();
            Map<UUID, Instant> arrivals = Arrivals.read(addresses.simulator(), ledger);
            LoadFigures figures = measured.tally().figures(rate, seconds, arrivals);
            return new Result(
                    figures,
                    usage,
                    away,
                    prepared.isPresent() ? Optional.of(prepared.get().replay()) : Optional.empty());
        } catch (ExecutionException e) {
            throw new IllegalStateException("the process that was killed did not come back", e.getCause());
        }
    }

    /** @param looks own questions to the database */
    record Phase(Tally tally, long looks) {}

    Phase phase(LoadRun load, int seconds) throws InterruptedException {
        Tally tally = new Tally();
        DatabaseAccess access = addresses.administration(DATABASE);
        try (EndWatch ends = new EndWatch(access, tally::ended)) {
            load.execute(seconds, tally, ends);
            return new Phase(tally, ends.looks());
        }
    }

    private static FutureTask<Optional<Duration>> strike(Optional<Kill> kill, Duration after) {
        FutureTask<Optional<Duration>> strike = new FutureTask<>(
                () -> kill.isEmpty() ? Optional.empty() : Optional.of(kill.get().strikeAfter(after)));
        new Thread(strike, "kill").start();
        return strike;
    }

    void say(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
