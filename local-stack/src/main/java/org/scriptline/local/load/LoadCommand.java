package org.scriptline.local.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.scriptline.local.client.OperationLog;
import org.scriptline.local.client.Scriptline;
import org.scriptline.local.command.StackOption;
import org.scriptline.local.stack.Addresses;
import org.scriptline.local.stack.StackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./erx load}: whole lives at a fixed rate on a running stack, the figures, and the checker's verdict. */
@Command(name = "load", description = "Measures a running stack: whole lives of prescriptions at a fixed rate.")
public final class LoadCommand implements Callable<Integer> {

    private static final double HIGHEST_RATE = 5_000;
    private static final int LONGEST_SECONDS = 3_600;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "50",
            description = "Complete lives per second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long lives are started (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "10",
            description =
                    "Seconds at the same rate beforehand that are checked and not measured (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private StackOption stack;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(rate > 0 && rate <= HIGHEST_RATE) || seconds < 1 || seconds > LONGEST_SECONDS || warmUp < 0) {
            throw new StackException("The rate must be above 0 and at most %.0f, the seconds from 1 to %d."
                    .formatted(HIGHEST_RATE, LONGEST_SECONDS));
        }
        Addresses addresses = stack.addresses();
        if (!Files.exists(addresses.directory().readyMark())) {
            throw new StackException(
                    "No stack is running there: run ./erx up --detach%s first.".formatted(stack.hint()));
        }
        String run = "load" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
        Path log = addresses.directory().root().resolve("load").resolve(run + ".jsonl");
        LoadReport report = measure(addresses, run, log);
        PrintWriter out = spec.commandLine().getOut();
        report.print(out);
        boolean clean = CheckerProcess.run(log, addresses);
        return clean && report.allEnded() ? 0 : 1;
    }

    private LoadReport measure(Addresses addresses, String run, Path log) throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (Scriptline client = new Scriptline(addresses::service, addresses.tokens()::of);
                OperationLog operations = OperationLog.open(log)) {
            LoadRun lives = new LoadRun(run, client, new LifeRunner(run, client, operations, PATIENCE));
            if (warmUp > 0) {
                out.printf("Warming up for %d seconds …%n", warmUp);
                out.flush();
                lives.execute(rate, warmUp);
            }
            out.printf("Starting %.0f lives per second for %d seconds …%n", rate, seconds);
            out.flush();
            List<LifeOutcome> outcomes = lives.execute(rate, seconds);
            return new LoadReport(outcomes, LedgerTimes.read(addresses.simulator()), rate, seconds);
        }
    }
}
